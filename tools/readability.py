"""How hard the built policies are to read: Flesch-Kincaid grade, median sentence, words, crowded table cells.

    readability.py [POLICY.md …]

Without arguments it reads output/*/privacy-policy.md. A grade is that of the running text: front matter,
headings, tables and link targets are left out, and a line without a full stop counts as a sentence. The
systems in CARRIED must keep within the limits; the others are measured only.
"""

from __future__ import annotations

import re
import statistics
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

with warnings.catch_warnings():
    # This release, the last that carries its word lists, still imports pkg_resources.
    warnings.simplefilter("ignore")
    import textstat

CARRIED = ("integrica",)
"""Systems whose policy is complete, by folder name."""

GRADE = 9.5
"""The highest school grade a carried policy may ask of its reader. Published policies lie above 10."""

SENTENCE = 15
"""The highest median number of words in a sentence."""

CELL = 12
"""Words at which a table cell is a sentence in the wrong place."""


@dataclass(frozen=True)
class Measure:
    """What was found in one policy."""

    grade: float
    sentence: float
    words: int
    crowded: list[str]

    @property
    def faults(self) -> list[str]:
        found = [f"table cell of {len(cell.split())} words: {cell}" for cell in self.crowded]
        if self.grade > GRADE:
            found.append(f"grade {self.grade:.1f} is above {GRADE}")
        if self.sentence > SENTENCE:
            found.append(f"median sentence of {self.sentence:g} words is above {SENTENCE}")
        return found

    def __str__(self) -> str:
        return f"grade {self.grade:.1f}, median sentence {self.sentence:g}, {self.words} words"


def measure(markdown: str) -> Measure:
    body = re.sub(r"\A---\n.*?^---\n", "", markdown, flags=re.DOTALL | re.MULTILINE)
    text = running(body)
    lengths = [len(sentence.split()) for sentence in re.split(r"(?<=[.!?])\s+", text)]
    return Measure(
        grade=textstat.flesch_kincaid_grade(text),
        sentence=statistics.median([length for length in lengths if length > 2] or [0]),
        words=len(text.split()),
        crowded=[cell for cell in cells(body) if len(cell.split()) >= CELL],
    )


def plain(markdown: str) -> str:
    """Without the marks of links, emphasis, code, HTML and heading ids."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"<[^>]+>|\{#[^}]*\}|[*_`]", "", text)


def running(body: str) -> str:
    """The lines that are read one after the other, each closed by a full stop."""
    kept = plain(re.sub(r"(?m)^\s*[|#>].*$", "", body)).splitlines()
    bare = [re.sub(r"^\s*([-+]|\d+\.)\s+", "", line).rstrip() for line in kept]
    return "\n".join(line if line[-1] in ".!?" else line + "." for line in bare if line)


def cells(body: str) -> list[str]:
    rows = [plain(line).strip() for line in body.splitlines() if line.lstrip().startswith("|")]
    return [cell.strip() for row in rows for cell in re.split(r"(?<!\\)\|", row)]


def main(paths: list[Path]) -> int:
    failed = False
    for path in paths:
        found = measure(path.read_text("utf-8"))
        system = path.parent.name
        print(f"{system}: {found}")
        for fault in found.faults if system in CARRIED else []:
            failed = True
            print(f"{path}: {fault}")
    return 1 if failed else 0


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    built = sorted(Path(__file__).parents[1].glob("output/*/privacy-policy.md"))
    sys.exit(main(given or built))
