"""A declaration's text and a vendor in; the text with the vendor's facts as lines the author confirms out.

Nothing else of the text changes: lines go in where a list ends, and the result is read again to see that it says
what it said before and the new things besides. What only the company can know stands in a `# confirm:` comment,
or names `to-confirm`, which no check lets pass.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator import source
from generator.catalog import Vendor, VendorCookie
from generator.problems import Level, Problem, Refused
from generator.references import identity
from generator.source import Source
from generator.vocabulary import VOCABULARIES

OPEN = "to-confirm"
"""Stands where an id must be and none of the declaration's fits."""

_PLAIN = re.compile(r"[^\W\d][\w.*/-]*(?: [\w(][\w.*/)-]*)*|https://[^\s#]+")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"})


@dataclass(frozen=True)
class Added:
    """The new text, and what its author should know."""

    text: str
    told: tuple[str, ...]


def vendors(text: str, name: str, chosen: Sequence[Vendor], whole: Source) -> Added:
    """The text with recipients and cookies of vendors. Raises Refused where they cannot be placed.

    `name` is what problems call the text; `whole` is all the declaration says, what it extends included.
    """
    told: list[str] = []
    for vendor in chosen:
        added = _vendor(text, name, vendor, whole)
        text = added.text
        told += added.told
    return Added(text, tuple(told))


def _vendor(text: str, name: str, vendor: Vendor, whole: Source) -> Added:
    own = source.parse(text.encode(), name)
    if there := _there(vendor, own) or _there(vendor, whole):
        return Added(text, (f"{there}: '{vendor.id}' is there already",))
    told = [f"{vendor.id}: added to 'recipients'"]
    if own.data.get("recipients") == "none":
        told.append(f"{vendor.id}: 'recipients' was 'none', which no longer holds; it is a list now")
    id_ = _free(vendor.id, [*_things(own, "sources"), *_things(whole, "recipients"), *_things(whole, "sources")])
    text = _listed(text, own, ("recipients",), [_recipient(vendor, id_, whole)])
    if vendor.cookies:
        text, what = _with_cookies(text, name, vendor, id_, whole)
        told.append(f"{vendor.id}: {what}")
    return Added(text, tuple(told))


def _with_cookies(text: str, name: str, vendor: Vendor, setter: str, whole: Source) -> tuple[str, str]:
    """The text with the cookies the vendor sets, where it lists cookies; and what was done."""
    own = source.parse(text.encode(), name)
    if not (listed := _cookies(own)):
        names = ", ".join(each for one in vendor.cookies for each in one.names)
        return text, f"it sets cookies ({names}); this file lists none, so add them under 'cookies'"
    taken = [*listed, *_cookies(whole)]
    items = [_cookie(one, _free(one.id, taken), vendor, setter, whole) for one in vendor.cookies]
    return _listed(text, own, ("cookies", "items"), items), "added to 'cookies'"


def _cookies(held: Source) -> list[Any]:
    part = held.data.get("cookies")
    listed = part.get("items") if isinstance(part, dict) else None
    return listed if isinstance(listed, list) else []


def _there(vendor: Vendor, held: Source) -> str | None:
    """Where the declaration has the vendor: by its id, its preset or its name."""
    for i, thing in enumerate(_things(held, "recipients")):
        named = str(thing.get("name", "")).casefold() == vendor.name.casefold()
        if named or vendor.id in (thing.get("id"), thing.get("preset")):
            return str(held.key(("recipients", i)))
    return None


def _free(wanted: str, things: Sequence[Any]) -> str:
    """An id that none of the things has."""
    taken = {identity(thing) for thing in things}
    tried = (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3)))
    return next(id_ for id_ in tried if id_ not in taken)


def _things(held: Source, part: str) -> list[dict[str, Any]]:
    listed = held.data.get(part)
    return [thing if isinstance(thing, dict) else {} for thing in listed] if isinstance(listed, list) else []


# What is written.


@dataclass(frozen=True)
class Line:
    """A field of a new thing, with what its author is to confirm; or that alone, for a field left out."""

    field: str
    value: str
    confirm: str = ""

    def __str__(self) -> str:
        return self.written("")

    def written(self, comma: str) -> str:
        said = f"{self.field}: {self.value}{comma}" if self.field else ""
        return "  ".join(part for part in (said, f"# confirm: {self.confirm}" if self.confirm else "") if part)


Item = list[Line]


def _recipient(vendor: Vendor, id_: str, whole: Source) -> Item:
    served = _purposes(vendor.purposes, whole)
    return [
        Line("id", id_),
        _open(f"each line; it is what is usual for {vendor.name}. Where from: fairnotice terms {vendor.id}"),
        Line("name", _scalar(vendor.name)),
        Line("kind", vendor.kind),
        Line("does", _scalar(vendor.does)),
        Line("entity", _scalar(vendor.entity), "the company your contract is with"),
        Line("country", _scalar(vendor.country)),
        *_roles(vendor, whole),
        Line("purposes", _flow(served)) if served else _open(f"purposes; usual: {', '.join(vendor.purposes)}"),
        _open(f"the data it gets; usual: {', '.join(vendor.data)}"),
        Line("data", _flow(_data(vendor, whole) or [OPEN])),
        Line("locations", _flow(vendor.locations), "the region you chose"),
        Line("policy", _scalar(vendor.policy)),
        *([Line("opt_out", _scalar(vendor.opt_out))] if vendor.opt_out else []),
        _open("contract, such as {status: signed}, and bound_to"),
        _open("consideration and own_purposes, or 'none'"),
        *([_open(f"safeguards in force; it offers {', '.join(vendor.safeguards)}")] if vendor.safeguards else []),
    ]


def _roles(vendor: Vendor, whole: Source) -> Iterator[Line]:
    """The main role always; a further one where the declaration has a purpose it is for."""
    first, *others = vendor.roles
    served = {role: _purposes(role.purposes, whole) for role in others}
    own = _purposes(first.purposes, whole) if others else []
    told = [(first.role, own), *((role.role, ids) for role, ids in served.items() if ids)]
    texts = [f"{{role: {role}{f', purposes: {_flow(ids)}' if ids else ''}}}" for role, ids in told]
    yield Line("roles", f"[{', '.join(texts)}]")
    for role, ids in served.items():
        if not ids:
            yield _open(f"usually it is also {role.role}, for {', '.join(role.purposes)}")


def _cookie(cookie: VendorCookie, id_: str, vendor: Vendor, setter: str, whole: Source) -> Item:
    served = _purposes(vendor.purposes, whole)
    return [
        Line("id", id_),
        Line("names", _flow(cookie.names)),
        *([Line("technology", cookie.technology)] if cookie.technology != "cookie" else []),
        Line("category", cookie.category),
        Line("setter", setter),
        Line("uses", _flow(cookie.uses)),
        Line("purposes", _flow(served or [OPEN]), "what it serves"),
        Line("lifetime", cookie.lifetime) if cookie.lifetime else _open("lifetime"),
    ]


def _open(what: str) -> Line:
    return Line("", "", what)


def _purposes(uses: Sequence[str], whole: Source) -> list[str]:
    """The declaration's purposes that have one of these uses."""
    return [id_ for one in _things(whole, "purposes") if one.get("use") in uses and (id_ := identity(one))]


def _data(vendor: Vendor, whole: Source) -> list[str]:
    """The declaration's data of the categories the vendor usually gets, or of a broader one."""
    terms = VOCABULARIES["data-categories"]
    usual = {*vendor.data, *(terms[id_].parent for id_ in vendor.data)}
    return [
        id_
        for one in _things(whole, "data")
        if isinstance(one.get("categories"), list)
        and any(category in usual for category in one["categories"])
        and (id_ := identity(one))
    ]


def _flow(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_scalar, values))}]"


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


# Where it is written.


def _listed(text: str, own: Source, path: tuple[str, ...], items: list[Item]) -> str:
    """The text with items at the end of the list at `path`; Refused where that would change anything else."""
    wanted = _expected(own.data, path, items)
    for new in _tries(text, path, items):
        if _says(new, own.name) == wanted:
            return new
    field = path[-1]
    message = f"lines cannot be added to '{field}' as it is written; make it a list of lines that start with '-'"
    raise Refused([Problem(own.value(path), Level.ERROR, "cannot-add", message)])


def _expected(data: dict[str, Any], path: tuple[str, ...], items: list[Item]) -> dict[str, Any]:
    here, *rest = path
    if rest:
        return data | {here: _expected(data[here], tuple(rest), items)}
    new = source.parse(_block("new:", items, 0, "\n").encode(), "new").data["new"]
    old = data.get(here)
    return data | {here: [*old, *new] if isinstance(old, list) else new}


def _says(text: str, name: str) -> dict[str, Any] | None:
    try:
        return source.parse(text.encode(), name).data
    except Refused:
        return None


def _tries(text: str, path: tuple[str, ...], items: list[Item]) -> Iterator[str]:
    """The text with the items in the places where they may belong, the likeliest first."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    node = _node(root, path)
    eol = "\r\n" if "\r\n" in text else "\n"
    if node is None:
        block = _block(f"{path[-1]}:", items, 2, eol)
        for at in (len(text), _after(text, _end(root), 0)):
            for blank in (eol, ""):
                yield _inserted(text, at, blank + block, eol)
    elif isinstance(node, yaml.ScalarNode) and node.value == "none":
        before = text[: node.start_mark.index].rstrip(" ")
        cut = before + text[node.end_mark.index :]
        yield _inserted(cut, _after(cut, len(before), 0), _block("", items, 2, eol), eol)
    elif isinstance(node, yaml.SequenceNode) and node.flow_style:
        at = node.end_mark.index - 1
        for comma in (",", ""):
            yield text[:at] + comma + _brackets(items, node.start_mark.column + 1, eol) + text[at:]
    elif isinstance(node, yaml.SequenceNode):
        column = node.start_mark.column
        yield _inserted(text, _after(text, _end(node), column), _block("", items, column, eol), eol)


def _node(root: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        root = next((value for key, value in root.value if key.value == step), None)
        if root is None:
            return None
    return root


def _end(node: Any) -> int:
    """Where the last value ends. The end of a block is no help: it counts what follows to it, comments too."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    index: int = node.end_mark.index
    return index


def _after(text: str, end: int, column: int) -> int:
    """Where the next line starts that is no comment to what ends here: none indented deeper than `column`."""
    if end and text[end - 1] != "\n":
        end = text.find("\n", end) + 1 or len(text)
    while match := re.compile(rf" {{{column + 1},}}#[^\n]*(?:\n|\Z)").match(text, end):
        end = match.end()
    return end


def _inserted(text: str, at: int, block: str, eol: str) -> str:
    before = text[:at]
    return before + (eol if before and not before.endswith("\n") else "") + block + text[at:]


def _block(head: str, items: list[Item], column: int, eol: str) -> str:
    lines = [head] if head else []
    for first, *others in items:
        lines += [" " * column + f"- {first}", *(" " * column + f"  {line}" for line in others)]
    return "".join(line + eol for line in lines)


def _brackets(items: list[Item], column: int, eol: str) -> str:
    lines = []
    for first, *others in items:
        lines += [f"{{{first.written(',')}", *(f" {line.written(',')}" for line in others), "},"]
    return eol + eol.join(" " * column + line for line in lines)[:-1]
