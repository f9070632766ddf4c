"""Data takes one direction through the package, and only its shells touch files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

LAYERS = """
    problems vocabulary resources syntax shapes
    document source markup compiled cldr report
    declaration wording
    validate references catalog recorder formats propositions
    presets clause outline layer_file project
    layers
    load clauses facts layout pointing
    naming schema compare lawbook
    telling
    template
    select reference flow
    applicability
    assemble coverage
    practised
    changed
    notice render releases
    rules
    examine explain publish init add compile examples reviewing
    rulebook desk
    cli
    __main__
"""
"""From the ground up. A module imports from the lines above its own, never from its own line or below."""

ONLY = {
    "vocabulary": "",
    "declaration": "vocabulary",
    "document": "problems",
    "source": "problems syntax",
    "compare": "document markup",
    "render": "document markup resources problems changed compare",
    "publish": "document render problems",
}
"""These know less than their layer would let them."""

TOUCH_FILES = (
    "load source clause clauses layers project catalog cldr publish resources compiled compile cli notice render/to_pdf"
)
"""Pure otherwise. `catalog` reads our own data, `render/to_pdf` gives fontconfig the file it asks for."""

FILE_CALLS = """
    open read_text read_bytes write_text write_bytes iterdir glob rglob
    exists is_file is_dir stat mkdir touch unlink rmdir rename symlink_to
"""

FILE_MODULES = "shutil subprocess tempfile"

LAYER = {part: depth for depth, parts in enumerate(LAYERS.strip().splitlines()) for part in parts.split()}


def sources() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "_compiled" not in path.parts]


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


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
    modules = [module.split(".") for module in imported(ast.parse(path.read_text("utf-8")))]
    ours = {module[1] for module in modules if module[0] == "generator" and len(module) > 1}
    return ours - {part(path), "__version__"}


def file_calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if called in FILE_CALLS.split():
                yield f"{called}() in line {node.lineno}"
    yield from (module for module in imported(tree) if module.split(".")[0] in FILE_MODULES.split())


def test_every_part_has_its_layer() -> None:
    assert {part(path) for path in sources()} - {"__init__"} <= LAYER.keys()


@pytest.mark.parametrize("path", sources(), ids=name)
def test_imports_point_down(path: Path) -> None:
    own = part(path)
    if own == "__init__":
        assert parts_imported(path) == set()
        return
    below = {other for other, depth in LAYER.items() if depth < LAYER[own]}
    allowed = set(ONLY[own].split()) if own in ONLY else below
    assert parts_imported(path) <= allowed


@pytest.mark.parametrize("path", sources(), ids=name)
def test_only_the_shells_touch_files(path: Path) -> None:
    if not {part(path), name(path)} & set(TOUCH_FILES.split()):
        assert list(file_calls(ast.parse(path.read_text("utf-8")))) == []


def test_the_layers_allow_what_they_name() -> None:
    named = " ".join([*ONLY, *ONLY.values(), TOUCH_FILES]).split()
    assert {entry.split("/")[0] for entry in named} <= LAYER.keys()
    assert all(LAYER[low] < LAYER[own] for own, lows in ONLY.items() for low in lows.split())
