"""What changed between two policies -> text for a terminal, Markdown, an HTML page, JSON.

`changes` are the practices; None where only texts are known. `edits` are the passages; those that stayed are left out.
"""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Callable, Iterator, Sequence

from generator.changed import Change
from generator.compare import Edit, Words

AROUND = 8
"""So many words are shown before and after a change of a long passage."""


def text(changes: Sequence[Change] | None, edits: Sequence[Edit], names: tuple[str, str]) -> str:
    """For a terminal: [-removed-] and {+added+}, as word-diff has it."""
    lines = [f"{names[0]} -> {names[1]}", ""]
    for title, some in _parts(changes):
        lines += [title, *(f"  {c.says}\n      {c.place}; {c.because} ({c.law})" for c in some), ""]
    lines += ["Text", *(_passage(edit, "[-{}-]", "{{+{}+}}", str, "  ") for edit in _told(edits))]
    return "\n".join(lines if _told(edits) else [*lines[:-1], "The text is the same."]) + "\n"


def markdown(changes: Sequence[Change] | None, edits: Sequence[Edit], names: tuple[str, str]) -> str:
    """For a pull request: ~~removed~~ and **added**."""
    lines = [f"# What changes from {_safe(names[0])} to {_safe(names[1])}", ""]
    for title, some in _parts(changes):
        lines += [f"## {title}", "", *(f"- {_safe(c.says)}. *{c.because}; {c.law}*" for c in some), ""]
    lines += ["## Text", ""]
    for edit in _told(edits):
        head, _, words = _passage(edit, "~~{}~~", "**{}**", _safe, "").partition("\n")
        lines += [f"### {head}", "", words, ""]
    return "\n".join(lines if _told(edits) else [*lines, "The text is the same."]).rstrip() + "\n"


def page(changes: Sequence[Change] | None, edits: Sequence[Edit], names: tuple[str, str]) -> str:
    """A whole page; insertions and deletions are elements of their own, and named for those who only hear them."""
    body = [f"<h1>What changes from {html.escape(names[0])} to {html.escape(names[1])}</h1>"]
    for title, some in _parts(changes):
        items = "".join(
            f"<li>{html.escape(c.says)}. <em>{html.escape(f'{c.because}; {c.law}')}</em></li>" for c in some
        )
        body.append(f"<h2>{title}</h2>\n<ul>{items}</ul>")
    body.append("<h2>Text</h2>")
    removed = '<del><span class="heard">removed: </span>{}<span class="heard"> end of removed </span></del>'
    added = '<ins><span class="heard">added: </span>{}<span class="heard"> end of added </span></ins>'
    for edit in _told(edits):
        head, _, words = _passage(edit, removed, added, html.escape, "").partition("\n")
        body.append(f"<h3>{head}</h3>\n<p>{words}</p>")
    if not _told(edits):
        body.append("<p>The text is the same.</p>")
    return PAGE.replace("BODY", "\n".join(body))


def as_json(changes: Sequence[Change] | None, edits: Sequence[Edit], names: tuple[str, str]) -> str:
    practices = None
    if changes is not None:
        practices = [
            {
                **{k: v for k, v in dataclasses.asdict(c).items() if k != "place"},
                "path": c.place.path,
                "line": c.place.line,
                "column": c.place.column,
            }
            for c in changes
        ]
    passages = [{**dataclasses.asdict(e), "words": [list(pair) for pair in e.words]} for e in _told(edits)]
    whole = {"old": names[0], "new": names[1], "practices": practices, "text": passages}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _parts(changes: Sequence[Change] | None) -> Iterator[tuple[str, Sequence[Change]]]:
    if changes is None:
        return
    material, editorial = [c for c in changes if c.material], [c for c in changes if not c.material]
    if not changes:
        yield "No practice changes", []
    if material:
        yield "Material changes", material
    if editorial:
        yield "Editorial changes", editorial


def _told(edits: Sequence[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.event != "same"]


def _passage(edit: Edit, removed: str, added: str, safe: Callable[[str], str], indent: str) -> str:
    """A headline and the words below it; a passage that only moved is not told again."""
    where = ", ".join(part for part in (edit.section, edit.heading) if part) or "Opening"
    by = f" ({edit.clause})" if edit.clause else ""
    head = f"{indent}{safe(where)}{by}: {edit.event}"
    if edit.event == "moved":
        return f"{head}\n{indent}{indent}Moved here, with the same words."
    forms = {"same": "{}", "removed": removed, "added": added}
    words = "".join(_spaced(forms[kind], safe(said)) for kind, said in _shortened(edit.words))
    return f"{head}\n{indent}{indent}{' '.join(words.split())}"


def _spaced(form: str, said: str) -> str:
    """The words in their form, the spaces around them outside of it."""
    inner = said.strip()
    if not inner:
        return said
    start = said.index(inner[0])
    return f"{said[:start]}{form.format(inner)}{said[start + len(inner) :]}"


def _shortened(words: Words) -> Iterator[tuple[str, str]]:
    """The words, with long stretches that stayed cut down to what stands around the changes."""
    for i, (kind, said) in enumerate(words):
        tokens = re.findall(r"\S+\s*|\s+", said)
        head, tail = (0 if i == 0 else AROUND), (0 if i == len(words) - 1 else AROUND)
        if kind == "same" and len(tokens) > head + tail + 1:
            said = "".join(tokens[:head]) + "… " + "".join(tokens[len(tokens) - tail :])
        yield kind, said


def _safe(said: str) -> str:
    """Plain text within Markdown."""
    return re.sub(r"([\\`*_~\[\]<>|{}#])", r"\\\1", said)


PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What changes</title>
<style>
:root { color-scheme: light dark }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1.5rem }
ins { background: #d3f2d9; color: #0b3d17; text-decoration: underline }
del { background: #fbdcdc; color: #651414; text-decoration: line-through }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
h3 { font-size: 1rem; margin-bottom: .2rem }
h3 + p { margin-top: 0 }
</style>
</head>
<body>
<main>
BODY
</main>
</body>
</html>
"""
