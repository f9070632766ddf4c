"""The picture of the data's way: data -> purpose -> recipient and country, as plain data to draw.

What comes in is a declaration with its facts, the words for it, and the sections its policy has; what goes out
is a Figure. Nothing stands in it that was not declared. A policy without data or purposes has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator import vocabulary
from generator.declaration.recipients import Recipient
from generator.document import Column, Figure, Leaf, Node
from generator.facts import Given, every
from generator.formats import capital, country_names, listing
from generator.markup import Markdown, plain
from generator.naming import Naming

MOST_NODES = 12
"""Boxes in one column; more could not be told apart."""

MOST_COUNTRIES = 6
"""Countries named in one box."""

OURSELVES = "company"
"""The node of the company: it receives the data of a purpose that nobody else gets data for."""

RECEIVING = ("kind", "purposes", "data", "locations", "access_from", "country")
"""What of a recipient the picture shows or goes by."""

Link = tuple[str, str]


def figures(given: Given, naming: Naming, sections: Mapping[str, Markdown]) -> tuple[Figure, ...]:
    """The picture, where there is something to show. `sections` gives a link to each section of the policy."""
    if not (given.listed("data") and given.listed("purposes")):
        return ()
    say = naming.phrases["data-way"]
    links = tuple(dict.fromkeys(_links(given)))
    columns = []
    alone = any(end == OURSELVES for _, end in links)
    for part, nodes in (("data", _data(given)), ("purposes", _purposes(given)), ("recipients", _recipients(given))):
        if part == "recipients" and alone:
            nodes = (*nodes, _ourselves(given, say))
        more = say["more-in" if part in sections else "more"].replace("{section}", str(sections.get(part, "")))
        kept, links = _capped(nodes, links, Node(f"{part}/more", plain(more)))
        columns.append(Column(say[part], kept))
    tables = listing(sections[part] for part in ("data", "purposes", "recipients") if part in sections)
    same = say["tables"].replace("{sections}", tables) if tables else ""
    caption = f"{say['caption']} {same}".strip()
    alternative = f"{say['shows']} {say['caption']} {plain(same)}".strip()
    return (Figure("data-way", say["title"], alternative, caption, tuple(columns), links, _because(given, alone)),)


def _links(given: Given) -> Iterator[Link]:
    receiving: list[Recipient] = given("recipients-receiving").value
    told = set()
    for purpose in given.listed("purposes"):
        for item in given.chosen(purpose.data):
            for kind in _kinds(item):
                yield kind, _use(purpose)
        for recipient in receiving:
            if _receives(given, recipient, purpose):
                told.add(_use(purpose))
                yield _use(purpose), f"recipients/{recipient.kind}"
    for purpose in given.listed("purposes"):
        if _use(purpose) not in told:
            yield _use(purpose), OURSELVES


def _receives(given: Given, recipient: Recipient, purpose: Any) -> bool:
    """Whether a recipient gets data for a purpose: one it is declared for, else any that uses data it gets."""
    if recipient.purposes is not None:
        return purpose.id in recipient.purposes
    used = {item.id for item in given.chosen(purpose.data)}
    return any(item.id in used for item in given.chosen(recipient.data))


def _kinds(item: Any) -> list[str]:
    return [f"data/{vocabulary.root('data-categories', term)}" for term in item.categories]


def _use(purpose: Any) -> str:
    return f"purposes/{vocabulary.root('purposes', purpose.use)}"


def _data(given: Given) -> tuple[Node, ...]:
    return _named("data-categories", (kind for item in given.listed("data") for kind in _kinds(item)))


def _purposes(given: Given) -> tuple[Node, ...]:
    return _named("purposes", map(_use, given.listed("purposes")))


def _named(name: str, ids: Iterable[str]) -> tuple[Node, ...]:
    return tuple(Node(id_, capital(vocabulary.label(name, id_.split("/")[1]))) for id_ in dict.fromkeys(ids))


def _recipients(given: Given) -> tuple[Node, ...]:
    """One node for each kind of recipient, with the countries of all its recipients."""
    found: dict[str, list[Recipient]] = {}
    for recipient in given("recipients-receiving").value:
        found.setdefault(recipient.kind, []).append(recipient)
    return tuple(
        Node(
            f"recipients/{kind}",
            capital(vocabulary.plural("recipient-kinds", kind)),
            _countries(country for recipient in group for country in _places(recipient)),
        )
        for kind, group in found.items()
    )


def _places(recipient: Recipient) -> list[str]:
    """Where a recipient keeps the data or reaches it from; else where it is established."""
    found = [*(recipient.locations or []), *(recipient.access_from or [])]
    return found or ([recipient.country] if recipient.country else [])


def _ourselves(given: Given, say: Mapping[str, str]) -> Node:
    company = given.declaration.company
    own = [code for place in _own_places(given) for code in place.locations]
    note = say["ourselves"].replace("{countries}", _countries(own or [company.established_in]))
    return Node(OURSELVES, company.brand, note)


def _own_places(given: Given) -> list[Any]:
    hosting = given.mapping("hosting")
    return [place for place in hosting.places if place.provider == "own"] if hosting else []


def _countries(codes: Iterable[str]) -> str:
    names = list(dict.fromkeys(country_names(codes)))
    if len(names) > MOST_COUNTRIES:
        names = [*names[: MOST_COUNTRIES - 1], f"+ {len(names) - MOST_COUNTRIES + 1}"]
    return ", ".join(names)


def _capped(nodes: tuple[Node, ...], links: tuple[Link, ...], more: Node) -> tuple[tuple[Node, ...], tuple[Link, ...]]:
    """The nodes with the most links, and one for all the others, where there are too many to show."""
    if len(nodes) <= MOST_NODES:
        return nodes, links
    count = Counter(end for link in links for end in link)
    kept = sorted(nodes, key=lambda node: -count[node.id])[: MOST_NODES - 1]
    left = {node.id for node in nodes} - {node.id for node in kept}
    rest = Node(more.id, more.label.replace("{number}", str(len(left))))
    to = dict.fromkeys(left, more.id)
    moved = dict.fromkeys((to.get(start, start), to.get(end, end)) for start, end in links)
    return (*(node for node in nodes if node in kept), rest), tuple(moved)


def _because(given: Given, alone: bool) -> tuple[Leaf, ...]:
    """Every value the picture shows, or that decided what is joined. `alone`: the company is shown itself."""
    shown: list[tuple[Any, tuple[str, ...]]] = [
        *((item, ("categories",)) for item in given.listed("data")),
        *((purpose, ("use", "data")) for purpose in given.listed("purposes")),
        *((one, RECEIVING) for one in given("recipients-receiving").value),
    ]
    if alone:
        shown.append((given.declaration.company, ("brand", "established_in")))
        shown += [(place, ("provider", "locations")) for place in _own_places(given)]
    paths = every(given.at(thing, name) for thing, names in shown for name in names if getattr(thing, name) is not None)
    return tuple(Leaf(path, given.declaration.places.value(path)) for path in paths)
