"""Rules on the words of the library: what a program can see is badly said, at line and column.

They judge the words of clauses, their headings, the phrases for closed answers and the glossary; a value is one
word to them. A clause whose wording somebody else prescribes (`verbatim`) is left alone. Where a rule is unsure it
says nothing: a rule that nags is switched off, and then it finds nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.clause import is_formal
from generator.clauses import Library
from generator.problems import Place
from generator.rules import WARNING, Found, rule

LONGEST = 25
"""Words of a sentence. Plain-language guides say 15 to 20 on average; past 25, readers go back to its start."""

WIDEST = 12
"""Words of a table cell that are too many: on a phone they fill the screen."""

# Patterns are compiled by their first use: every command imports the rules, and few run these.
VALUE = r"(?s:\{\{.*?\}\})"
UNSEEN = r"(?s:\{%.*?%\}|\{#.*?#\})"
LINK = r"\[([^]\n]*)\]\([^)\n]*\)"
CHOICE = r"\{%[+-]? *if\b(?:(?!%\}).)*%\}((?:(?!\{%[+-]? *(?:if|endif)\b).)*)\{%[+-]? *endif *[+-]?%\}"
OTHERWISE = r"\{%[+-]? *(?:else|elif)\b.*?%\}"
SENTENCE = r"[^\s|][^|]*?(?:[.!?](?=[\s*\"”)]|$)|(?=\||$))"
WORD = r"\w[\w'’%/.-]*"


@dataclass(frozen=True)
class Text:
    """Words of the library, called by a name. Of a `body` each character has its own place; all else is short.

    `stated`: propositions say what it promises. `declared`: it is printed for an answer of a declaration.
    """

    name: str
    place: Place
    template: str
    body: bool = False
    stated: bool = False
    declared: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence, list item or table cell of a text, its values as blanks of the same length."""

    of: Text
    line: int
    column: int
    text: str

    def at(self, offset: int = 0) -> Place:
        return Place(self.of.place.path, self.line, self.column + offset) if self.of.body else self.of.place

    @property
    def words(self) -> int:
        return len(re.findall(WORD, self.text))


def _texts(library: Library) -> Iterator[Text]:
    """Everything we may judge."""
    for clause in library.worded:
        if clause.front["verbatim"]:
            continue
        stated = bool(clause.front["states"])
        name = f"clause '{clause.id}'{' in formal words' if is_formal(Path(clause.file)) else ''}"
        yield Text(name, Place(clause.file, 1, 1), clause.template, body=True, stated=stated)
        if clause.heading:
            place = Place(clause.file, *clause.heading_at)
            yield Text(f"heading of {name}", place, clause.heading, stated=stated)
    for group, phrases in library.phrases.groups.items():
        for name, words in phrases.items():
            place = library.place("phrases", "groups", group, name)
            yield Text(f"phrase '{group}.{name}'", place, re.sub(FILLED, r"{{\1}}", words), declared=True)
    for n, entry in enumerate(library.glossary.terms):
        yield Text(f"term '{entry.id}'", library.place("terms", "terms", n, "means"), entry.means)


FILLED = r"\{(\w+)\}"
"""What the generator fills in a phrase."""


def sentences(library: Library, *, one_choice: bool = False) -> Iterator[Sentence]:
    """Every sentence we may judge. With `one_choice`, of words that exclude each other the longest alone."""
    for one in _texts(library):
        for line, text in enumerate(_shown(one.template, one_choice).split("\n"), 1):
            for found in re.finditer(SENTENCE, text):
                yield Sentence(one, line, found.start() + 1, found[0])


def _shown(template: str, one_choice: bool) -> str:
    """What a reader sees of a template, each character where it stood."""
    text = re.sub(VALUE, partial(_blank, "_"), template)
    while one_choice and (choice := re.search(CHOICE, text)):
        longest = max(re.split(OTHERWISE, choice[1]), key=lambda words: len(re.findall(WORD, words)))
        before = choice[0].rindex(longest)
        text = text[: choice.start()] + (" " * before + longest).ljust(len(choice[0])) + text[choice.end() :]
    text = re.sub(UNSEEN, partial(_blank, " "), text)
    return re.sub(LINK, lambda link: f" {link[1]}".ljust(len(link[0])), text)


def _blank(sign: str, found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", sign, found[0])


def _words(*words: str) -> str:
    return rf"(?i:(?<!\w)(?:{'|'.join(words)})(?!\w))"


@rule(WARNING)
def long_sentence(library: Library) -> Found:
    """A sentence is longer than a reader can hold in mind: over 25 words, a value counted as one.

    Make it two sentences, or a list. The values that will stand in it make it longer still.
    """
    for sentence in sentences(library, one_choice=True):
        if sentence.words > LONGEST:
            yield (
                sentence.at(),
                f"{sentence.of.name}: a sentence of {sentence.words} words, with {LONGEST} at most;"
                " make it two, or a list",
            )


@rule(WARNING)
def long_table_cell(library: Library) -> Found:
    """A table cell of fixed words holds 12 or more, which makes the table unreadable on a phone.

    Shorten it, or say it in a sentence above the table. Cells with values are measured in the policy.
    """
    for sentence in sentences(library):
        line = sentence.of.template.split("\n")[sentence.line - 1]
        if sentence.of.body and line.startswith("|") and "_" not in sentence.text and sentence.words >= WIDEST:
            yield (
                sentence.at(),
                f"{sentence.of.name}: a table cell of {sentence.words} words, with {WIDEST - 1} at most;"
                " shorten it, or say it above the table",
            )


BE = r"(?:am|is|are|was|were|be|been|being)(?: (?:not|also|then|only|\w+ly))?"
DONE = r"(?:\w+ed|chosen|done|found|given|held|kept|made|read|run|seen|sent|set|shown|sold|taken|told|written)"
MANNER = r"(?:\w+ing|default|email|hand|law|means|mistake|phone|post|then|\d+|_+ (?:days|at))"
HIDDEN = r"(?:collected|disclosed|processed|sold|shared|stored|transferred|used)"
PASSIVE = _words(
    rf"{BE} {DONE} (?:not )?by(?! {MANNER}\b)",
    rf"(?:data|information) (?:(?:may|might|can|could|will|shall) (?:also )?be|is|are) {HIDDEN}",
    r"it is (?:agreed|intended|recommended|understood)",
    r"(?:is|are|be) (?:deemed|hereby \w+)",
    r"you are (?:advised|encouraged|requested)",
)
"""The passive with a doer after "by", and set phrases that hide the doer. "By ticking a box" is no doer."""


@rule(WARNING)
def passive_voice(library: Library) -> Found:
    """A sentence tells what is done before, or without, who does it.

    A reader of a policy wants to know who has the data. Start with the doer: "We share your data", "Stripe
    processes your payments".
    """
    for sentence in sentences(library):
        for found in re.finditer(PASSIVE, sentence.text):
            yield (
                sentence.at(found.start()),
                f"{sentence.of.name}: '{found[0]}' is passive; start with who does it",
            )


AMONG = "among other things"
"""Of a phrase it is no filler: the phrase is printed where a declaration says that there is more."""

FILLER = {
    "leave it out": _words(
        r"please note(?: that)?",
        r"it should be noted(?: that)?",
        r"here(?:by|in|to|under|inafter)",
        r"we (?:value|care about) your privacy",
        r"your privacy is (?:very )?important to us",
    ),
    "say which": _words(
        r"various",
        r"certain (?:(?:types|kinds) of \w+|personal data|information|features|parties|purposes)",
        r"a (?:variety|range|wide range|number) of",
        r"as (?:appropriate|necessary)",
    ),
    "say what happens in any case": _words(r"(?:not|never) (?:intentionally|willingly|deliberately)"),
    "name them all, or write 'such as' before some": _words(r"etc\b\.?", r"and so on", AMONG),
    "write 'such as'": _words(r"(?:such as|including),? but not limited to", r"including,? without limitation"),
    "say what you do": _words(
        r"(?:may|might|can|could) be used (?:to|for)",
        r"we are committed to",
        r"best efforts",
        r"reasonable steps",
        r"state[- ]of[- ]the[- ]art",
        r"industry[- ]standard",
    ),
    "say who decides about it": _words(r"(?:data|information) (?:\w+ ){0,3}(?:belongs? to|is owned by)"),
    "say when": _words(r"(?:may|might),? from time to time", r"where applicable"),
    "write 'or'": _words(r"and/or"),
    "write 'to'": _words(r"in order to"),
    "write 'for' or 'to'": _words(r"for the purposes? of(?= \w+ing\b)"),
    "write 'now'": _words(r"at this point in time"),
    "write 'before'": _words(r"prior to"),
    "write 'after'": _words(r"subsequent to"),
    "write 'if'": _words(r"in the event (?:of|that)"),
    "write 'about' or 'for'": _words(r"(?:with (?:respect|regard)|in relation) to", r"in respect of"),
    "write 'under'": _words(r"pursuant to"),
    "write 'because'": _words(r"due to the fact that"),
    "write 'even if'": _words(r"notwithstanding"),
    "write 'this'": _words(r"aforementioned"),
    "write 'use'": _words(r"utili[sz](?:e|es|ed|ing)"),
}
"""Words that say nothing, by what to do instead."""


@rule(WARNING)
def filler(library: Library) -> Found:
    """Words that say nothing, or leave open what a reader came to learn.

    "Please note" costs time; "various", "etc." and "may from time to time" hide the fact. The message says
    what to write in their place.
    """
    for sentence in sentences(library):
        for instead, words in FILLER.items():
            for found in re.finditer(words, sentence.text):
                if found[0] == AMONG and sentence.of.declared:
                    continue
                yield (
                    sentence.at(found.start()),
                    f"{sentence.of.name}: '{found[0]}' says nothing; {instead}",
                )


PROMISE = _words(r"never", r"only", r"solely", r"always", r"all", r"any", r"guarantee[sd]?", r"no third part(?:y|ies)")
IDIOM = _words(r"at any time", r"above all", r"first of all", r"not only", r"all the same", r"if any")
ABOUT_US = r"\b[Ww]e\b|^(?:Our|No|Nobody|None)\b"


@rule(WARNING)
def promise_word(library: Library) -> Found:
    """An absolute word tells what the company does, and no proposition says so to the program.

    "We never sell your data" is a promise that a declared sale would break. Only what stands in `states` can
    be held against the practices. State it there, or say without the word what is done.
    """
    for sentence in sentences(library):
        if sentence.of.stated or not re.search(ABOUT_US, sentence.text):
            continue
        text = re.sub(IDIOM, partial(_blank, "_"), sentence.text)
        for found in re.finditer(PROMISE, text):
            yield (
                sentence.at(found.start()),
                f"{sentence.of.name}: '{found[0]}' promises what no proposition says;"
                " add it to 'states', or say it without the word",
            )


TECHNICAL = _words(
    r"(?<!Google )APIs?",
    r"anonymi[sz]\w+",
    r"artificial intelligence",
    r"(?:data |joint |independent )?controllers?",
    r"cookies?",
    r"data subjects?",
    r"do not track",
    r"(?:\w+ )?fingerprint(?:s|ing)?",
    r"geolocation",
    r"global privacy control",
    r"hash(?:ed|es|ing)?",
    r"IP address(?:es)?",
    r"local storage",
    r"log files?",
    r"machine learning",
    r"metadata",
    r"oauth(?: \w+)?",
    r"(?:\w+ )?pixels?",
    r"(?:sub-?)?processors?",
    r"pseudonym\w*",
    r"scripts?",
    r"SDKs?",
    r"session storage",
    r"telemetry",
    r"tokens?",
    r"web beacons?",
    r"webhooks?",
)


@rule(WARNING)
def undefined_term(library: Library) -> Found:
    """A technical word stands in a clause, and the glossary explains it nowhere.

    Add an entry to `templates/terms/en.yaml` whose `found_by` finds the word, or use everyday words. A word
    in brackets is explained by those before them: "statistics (aggregated data)".
    """
    known = [re.escape(word) for entry in library.glossary.terms for word in entry.found_by]
    explained = rf"(?i:\([^)]*\)|(?<!\w)(?:{'|'.join(known or ['(?!)'])})\w*)"
    for sentence in sentences(library):
        for found in re.finditer(TECHNICAL, sentence.text):
            spans = [one.span() for one in re.finditer(explained, sentence.text)]
            if not any(start < found.end() and found.start() < end for start, end in spans):
                yield (
                    sentence.at(found.start()),
                    f"{sentence.of.name}: '{found[0]}' is explained nowhere;"
                    " add it to the glossary, or use everyday words",
                )


YOU = _words(r"you", r"your", r"yours", r"yourself")
USER = _words(r"(?:(?:an?|the|each|every|any|all|our) )?(?<!other )(?<!their )(?<!its )(?<!s' )(?<!'s )users?(?!-)")


@rule(WARNING)
def mixed_person(library: Library) -> Found:
    """A clause calls its reader both "you" and "the user".

    The reader then looks for a difference in meaning, and a lawyer finds one. Write "you"; "other users" and
    names of people from the declaration are somebody else.
    """
    said = list(sentences(library))
    addressed = {sentence.of.name for sentence in said if re.search(YOU, sentence.text)}
    for sentence in said:
        for found in re.finditer(USER, sentence.text) if sentence.of.name in addressed else ():
            yield (
                sentence.at(found.start()),
                f"{sentence.of.name}: '{found[0]}' stands beside 'you'; write 'you' for the reader",
            )


PLACEHOLDER = (
    r"(?<!\w)(?:TBD|TBA|TODO|FIXME|XXX+|(?i:lorem|ipsum|to be (?:defined|determined)|your company))(?!\w)"
    r"|\[(?i:insert|company|name|date|address|email)\b[^\]\n]*\](?!\s*\()"
)


@rule(WARNING)
def placeholder_word(library: Library) -> Found:
    """A word keeps the place of one that nobody has written yet, and would be published.

    Write what belongs there. A fact of a company belongs into its declaration, and is printed with `{{ … }}`.
    """
    for sentence in sentences(library):
        for found in re.finditer(PLACEHOLDER, sentence.text):
            yield (
                sentence.at(found.start()),
                f"{sentence.of.name}: '{found[0]}' stands for words that are missing; write them",
            )
