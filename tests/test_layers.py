"""Data takes one direction through the package, and only its shells touch files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

LAYERS = """
    problems vocabulary resources syntax compiled
    document source markup
    declaration
    validate catalog propositions
    load clauses recorder
    facts
    select
    assemble
    rules
    render compare
    publish init explain compile
    cli
    __main__
"""
"""From the ground up. A module imports from the lines above its own, never from its own line or below."""

ONLY = {
    "vocabulary": "",
    "declaration": "vocabulary",
    "document": "problems",
    "source": "problems syntax",
    "compare": "document",
    "render": "document markup resources problems",
    "publish": "document render problems",
}
"""These know less than their layer would let them."""

TOUCH_FILES = "load source clauses catalog publish resources compile cli"

FILE_CALLS = """
    open read_text read_bytes write_text write_bytes iterdir glob rglob
    exists is_file is_dir stat mkdir touch unlink rmdir rename symlink_to
"""

FILE_MODULES = "shutil subprocess tempfile"

LAYER = {name: depth for depth, names in enumerate(LAYERS.strip().splitlines()) for name in names.split()}


def sources() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "_compiled" not in path.parts]


def part(path: Path) -> str:
    """The part of the package a file belongs to: generator/render/fonts.py is of render."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module a file imports, at its top or later, `from generator import x` as generator.x."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def parts_imported(path: Path) -> set[str]:
    names = [name.split(".") for name in imported(ast.parse(path.read_text("utf-8")))]
    return {name[1] for name in names if name[0] == "generator" and len(name) > 1} - {
        part(path),
        "__version__",
    }


def file_calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if name in FILE_CALLS.split():
                yield f"{name}() in line {node.lineno}"
    yield from (name for name in imported(tree) if name.split(".")[0] in FILE_MODULES.split())


def test_every_part_has_its_layer() -> None:
    assert {part(path) for path in sources()} - {"__init__"} <= LAYER.keys()


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    own = part(path)
    if own == "__init__":
        assert parts_imported(path) == set()
        return
    below = {name for name, depth in LAYER.items() if depth < LAYER[own]}
    allowed = set(ONLY[own].split()) if own in ONLY else below
    assert parts_imported(path) <= allowed


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_shells_touch_files(path: Path) -> None:
    if part(path) not in TOUCH_FILES.split():
        assert list(file_calls(ast.parse(path.read_text("utf-8")))) == []


def test_the_layers_allow_what_they_name() -> None:
    assert set(" ".join([*ONLY, *ONLY.values(), TOUCH_FILES]).split()) <= LAYER.keys()
    assert all(LAYER[low] < LAYER[own] for own, lows in ONLY.items() for low in lows.split())
