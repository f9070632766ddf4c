"""Selected clauses, rendered in the outline's order -> Document.

What fires is settled before anything is rendered, so sections are numbered first and cross-references
resolve as they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import CodeType
from typing import Any

from jinja2 import Template, TemplateSyntaxError

from generator import flow, propositions
from generator.clauses import Clause, Library
from generator.declaration import Declaration, Places
from generator.document import Basis, Document, Leaf, LineBasis, Passage, Section, slug
from generator.facts import Given
from generator.facts.alike import Alike
from generator.layout import Chunk, joined
from generator.markup import Markdown, escape
from generator.problems import Level, Place, Problem, Refused
from generator.recorder import Path, Recorder
from generator.select import Selected, select
from generator.telling import Telling
from generator.template import ClauseEnvironment, Misspelt

DEFINITIONS = "definitions"
"""The section that lists defined terms; it is rendered last, since it prints the ones the rest uses."""


def document(
    declaration: Declaration, library: Library, *, draft: bool = False, blocking: Sequence[tuple[str, str]] = ()
) -> Document:
    """The policy that follows from a declaration. Raises Refused where clauses fail to render.

    `draft` marks the document. Its open questions are what blocks a final one (`blocking`: the part of the
    declaration, and what is wrong there), then the parts nobody has answered; each also stands in the
    section that would tell of it.
    """
    return _Assembly(declaration, library, blocking).document(draft)


class _Leaves(dict[Path, Leaf]):
    """The leaf at each path, made when it is first asked for."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def __missing__(self, path: Path) -> Leaf:
        leaf = self[path] = Leaf(path, self.places.value(path))
        return leaf


@dataclass
class _Assembly:
    declaration: Declaration
    library: Library
    blocking: Sequence[tuple[str, str]] = ()
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.given = Given(self.declaration)
        self.recorder = Recorder(self.given.index)
        self.environment = ClauseEnvironment()
        self.naming = Telling(self.given, self.recorder, self.library.phrases.groups)
        self.environment.about(self.given, self.recorder, self.naming.filters())
        self.environment.globals.update(contact=self.naming.contact, section=self._section)
        self.parts = {name: getattr(self.declaration, name) for name in type(self.declaration).model_fields}
        self.leaves = _Leaves(self.declaration.places)

    def document(self, draft: bool) -> Document:
        selected = select(self.library, self.given)
        if draft:
            asked = {
                p.id: selected.get(p.id, [])
                for p in self.library.outline.sections
                if p.id in selected or self._open(p.id)
            }
            selected = {"": selected[""], **asked}
        voice = self.declaration.policy.voice
        headings = {p.id: p.headed(voice) for p in self.library.outline.sections if p.id in selected}
        self.numbers = {id_: (n, headings[id_]) for n, id_ in enumerate(headings, 1)}
        passages: dict[str, tuple[Passage, ...]] = {}
        for id_ in sorted(selected, key=lambda id_: id_ == DEFINITIONS):
            self.parts["terms_used"] = self._terms(passages) if id_ == DEFINITIONS else []
            found = _under_one_heading(p for s in selected[id_] if (p := self._passage(s)))
            passages[id_] = (*found, *self._notes(id_), *(self._open_questions(id_) if draft else ()))
        if self.problems:
            raise Refused(self.problems)
        policy = self.declaration.policy
        return Document(
            kind="privacy-policy",
            title=policy.title or self.library.outline.title,
            language=policy.language,
            organisation=self.declaration.company.brand,
            effective=policy.effective.isoformat(),
            updated=policy.updated.isoformat() if policy.updated else None,
            version=policy.version,
            url=policy.url,
            draft=draft,
            preamble=passages.pop(""),
            sections=tuple(Section(i, n, h, passages[i]) for i, (n, h) in self.numbers.items()),
            open_questions=(*(text for _, text in self.blocking), *unanswered(self.declaration)) if draft else (),
            figures=flow.figures(self.given, self.naming, {id_: self._section(id_) for id_ in self.numbers}),
        )

    def _open(self, section: str) -> list[str]:
        """What a section still has to tell: what is wrong in its parts, and parts nobody has answered."""
        asks = next((p.asks for p in self.library.outline.sections if p.id == section), [])
        wrong = [text for part, text in self.blocking if part in asks]
        return wrong + [text for name, text in _unanswered(self.declaration) if name in asks]

    def _open_questions(self, section: str) -> Iterator[Passage]:
        for question in self._open(section):
            text = f"**Open question.** {escape(question[:1].upper() + question[1:])}."
            yield Passage("open-question", None, text, Basis("open-question", 1, (), (), ()))

    def _notes(self, section: str) -> Iterator[Passage]:
        """The company's own paragraphs for a section."""
        for i, note in enumerate(self.declaration.notes or []):
            if note.section != section:
                continue
            states = tuple(p.as_dict() for s in note.states for p in propositions.stated(s, self.given))
            printed = [("notes", i, field) for field in ("heading", "text") if getattr(note, field)]
            line = LineBasis(0, self._leaves(printed), ())
            basis = Basis(f"notes/{note.id}", 1, self._leaves([("notes", i)]), (line,), (), states)
            yield Passage(f"notes/{note.id}", escape(note.heading) if note.heading else None, escape(note.text), basis)

    def _section(self, id_: str) -> Markdown:
        """A link to a section: 'section 9, Your rights'."""
        if id_ not in self.numbers:
            raise Misspelt(f"section '{id_}' is not part of this policy, so nothing can refer to it")
        number, heading = self.numbers[id_]
        return Markdown(f"[section {number}](#{slug(f'{number}. {heading}')})")

    def _terms(self, passages: Mapping[str, tuple[Passage, ...]]) -> list[Any]:
        """The glossary's entries whose words stand in the text, by the alphabet; none the company defines itself."""
        text = " ".join(p.markdown for group in passages.values() for p in group).casefold()
        laws = set(self.given("laws").value)
        own = {definition.term.casefold() for definition in self.declaration.definitions or []}
        used = [
            entry
            for entry in self.library.glossary.terms
            if entry.term.casefold() not in own
            and (not entry.regimes or laws & set(entry.regimes))
            and any(_stands(word.casefold(), text) for word in entry.found_by)
        ]
        return sorted(used, key=lambda entry: entry.term.casefold())

    def _passage(self, selected: Selected) -> Passage | None:
        clause = selected.clause
        try:
            heading, above = self._heading(clause, selected.bound)
            text, lines = self._rendered(code_of(clause), selected.bound)
            if not text:
                raise Misspelt("the clause applies and prints nothing")
        except TemplateSyntaxError as fault:
            self._fault(clause, fault.lineno, f"{fault.message}")
            return None
        except Misspelt as fault:
            self._fault(clause, _line(fault, clause), str(fault))
            return None
        states = [p for s in clause.front["states"] for p in propositions.bound(s, self.given, selected.bound)]
        basis = Basis(
            clause=clause.id,
            version=clause.version,
            because=self._leaves(selected.because),
            lines=_with_heading(above, lines),
            meets=tuple(clause.meets),
            states=tuple(p.as_dict() for p in states),
            derived_from=tuple(clause.front["derived_from"]),
            file=clause.file,
            review=clause.review,
        )
        return Passage(clause.id, heading, text, basis)

    def _heading(self, clause: Clause, bound: Mapping[str, Any]) -> tuple[str | None, tuple[LineBasis, ...]]:
        """The heading and what it stands on."""
        code = heading_code_of(clause)
        return self._rendered(code, bound) if code else (clause.heading, ())

    def _rendered(self, code: CodeType, bound: Mapping[str, Any]) -> tuple[str, tuple[LineBasis, ...]]:
        """The text, and what each of its lines printed and read."""
        template = Template.from_code(self.environment, code, self.environment.globals)
        chunks: list[Chunk] = []
        self.recorder.drain()
        self.recorder.pending.clear()
        for chunk in template.root_render_func(template.new_context(self.parts | dict(bound))):
            printed, read = (_of_each(paths, bound) for paths in self.recorder.drain())
            if chunk.startswith(".") and chunks and chunks[-1][0].endswith(".") and not printed:
                chunk = chunk[1:]  # the sentence ends with a value that ends with a full stop: "Acme Ltd."
            chunks.append((chunk, printed, read))
        printed, read = (_of_each(paths, bound) for paths in self.recorder.drain())
        chunks.append(("", printed, read))  # what the last 'if' asked, where nothing follows it
        text, found = joined(chunks)
        lines = [
            LineBasis(n, self._leaves(printed), self._leaves(p for p in read if p not in printed))
            for n, (printed, read) in sorted(found.items())
        ]
        return text, tuple(lines)

    def _leaves(self, paths: Any) -> tuple[Leaf, ...]:
        return tuple(map(self.leaves.__getitem__, dict.fromkeys(paths)))

    def _fault(self, clause: Clause, line: int, message: str) -> None:
        self.problems.append(Problem(Place(clause.file, line, 1), Level.ERROR, "clause-fault", message))


def _of_each(paths: Sequence[Path], bound: Mapping[str, Any]) -> Sequence[Path]:
    """What was taken from the first of things that answer alike is said of each of them."""
    things = next(iter(bound.values()), None)
    if not isinstance(things, Alike) or not paths:
        return paths
    first, *others = things.paths
    more = [(*other, *path[len(first) :]) for path in paths if path[: len(first)] == first for other in others]
    return [*paths, *more]


def _under_one_heading(passages: Iterator[Passage]) -> Iterator[Passage]:
    """Passages that follow each other under the same heading have it once."""
    heading = None
    for passage in passages:
        yield replace(passage, heading=None) if passage.heading == heading else passage
        heading = passage.heading or heading


def _stands(word: str, text: str) -> bool:
    """Whether the text has the word, or one that starts with it."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0


@cache
def _compiler() -> ClauseEnvironment:
    """Compiles and renders nothing: what knows a declaration would work out filters of constants beforehand,
    and the recorder would not see what they print."""
    return ClauseEnvironment()


@cache
def _compiled(text: str, name: str, file: str) -> CodeType:
    return _compiler().compile(text, name, file)


def code_of(clause: Clause) -> CodeType:
    """The code of a clause's text, compiled now unless it came with some."""
    return clause.code or _compiled(clause.template, clause.id, clause.file)


def heading_code_of(clause: Clause) -> CodeType | None:
    """The code of a heading that prints something of the declaration; None where it is plain words."""
    if not clause.heading or "{{" not in clause.heading:
        return None
    return clause.heading_code or _compiled(clause.heading, clause.id, clause.file)


def unanswered(declaration: Declaration) -> Iterator[str]:
    """The parts of a declaration that nobody has answered, each with what it would say."""
    for _, text in _unanswered(declaration):
        yield text


NEEDED = ("parties", "services", "data", "purposes")
"""Parts without which there is no policy; they are asked for first."""

OPTIONAL = (
    "extends",
    "without",
    "counsel_note",
    "claims",
    "notes",
    "regimes",
    "attested",
    "accept",
    "not_collected",
    "definitions",
)
"""Parts that ask nothing: leaving them out is an answer."""


def _unanswered(declaration: Declaration) -> Iterator[tuple[str, str]]:
    fields = type(declaration).model_fields
    for name in sorted(fields, key=lambda name: name not in NEEDED):
        info = fields[name]
        if getattr(declaration, name) is None and name not in OPTIONAL:
            yield name, f"nothing is declared under '{info.alias or name}': {info.description}"


def _with_heading(heading: Sequence[LineBasis], lines: Sequence[LineBasis]) -> tuple[LineBasis, ...]:
    """The first line of a passage answers for its heading, too."""
    if not heading:
        return tuple(lines)
    first = next((line for line in lines if line.line == 0), LineBasis(0, (), ()))
    printed = (*(leaf for line in heading for leaf in line.printed), *first.printed)
    read = (*(leaf for line in heading for leaf in line.read), *first.read)
    if not (printed or read):
        return tuple(lines)
    whole = LineBasis(0, tuple(dict.fromkeys(printed)), tuple(dict.fromkeys(read)))
    return (whole, *(line for line in lines if line.line))


def _line(fault: BaseException, clause: Clause) -> int:
    """The line of the clause's file in which a fault arose while rendering."""
    word = getattr(fault, "word", "")
    found = re.search(rf"\b{re.escape(word)}\b", clause.template) if word else None
    if found:
        return clause.template.count("\n", 0, found.start()) + 1
    trace, line = fault.__traceback__, 1
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if trace.tb_frame.f_code.co_filename == clause.file:
            line = trace.tb_lineno if template is None else template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line
