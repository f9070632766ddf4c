"""`init`: a commented declaration that checks without error."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from generator import init as starter
from generator import load, publish, source
from generator.cli import checking
from generator.init import Question
from generator.problems import Exit, Level, Problem, Refused, in_order
from generator.template import meant


def init(file: Path, profile: str, answers: Path | None, *, today: datetime.date) -> None:
    """Writes a declaration from a profile and answers: from a file, or asked for where there is a terminal."""
    if file.exists():
        raise typer.BadParameter(f"'{file}' exists; choose another name", param_hint="FILE")
    profile = profile or _asked_profile()
    if profile not in starter.profiles():
        known = ", ".join(starter.profiles())
        raise typer.BadParameter(f"'{profile}' is none of {known}", param_hint="--profile")
    questions = starter.questions(profile)
    try:
        given = _given(profile, questions, answers)
        dated = {"effective": today.isoformat()} if any(q.key == "effective" for q in questions) else {}
        text = starter.declaration(profile, {**dated, **given})
        publish.write(file.parent, {file.name: text.encode()})
    except Refused as refused:
        checking.tell(refused.problems, checking.form_for_reader(), 1, things="file")
        raise typer.Exit(Exit.PROBLEMS) from None
    typer.echo(f"wrote {file}; next: fairnotice check {file}", err=True)


def _asked_profile() -> str:
    if not sys.stdin.isatty():
        raise typer.BadParameter("name a profile where nobody can be asked", param_hint="--profile")
    for name, description in starter.profiles().items():
        typer.echo(f"{name}: {description}", err=True)
    return str(typer.prompt("Profile", default=next(iter(starter.profiles())), err=True))


def _given(profile: str, questions: Sequence[Question], answers: Path | None) -> Mapping[str, str]:
    if answers:
        return _read(profile, [q.key for q in questions], answers)
    if not sys.stdin.isatty():
        return {}
    return {q.key: _asked(profile, q) for q in questions if q.key != "effective"}


def _asked(profile: str, question: Question) -> str:
    """Asks until the declaration takes the answer."""
    while True:
        answer = str(typer.prompt(question.prompt, default=question.default, err=True))
        wrong = _fault(profile, question.key, answer)
        if wrong is None:
            return answer
        typer.echo(f"  {wrong}", err=True)


def _read(profile: str, keys: Sequence[str], answers: Path) -> Mapping[str, str]:
    """The answers of a file. Raises Refused with every one that the declaration would not take."""
    written = source.read(answers)
    problems = []
    for key, value in written.data.items():
        if key not in keys:
            message = f"'{key}' is no question of the profile '{profile}'{meant(key, list(keys))}"
            problems.append(Problem(written.key((key,)), Level.ERROR, "unknown-answer", message))
            continue
        wrong = _fault(profile, key, value) if isinstance(value, str) else f"'{key}' is not text; quote it"
        if wrong:
            problems.append(Problem(written.value((key,)), Level.ERROR, "wrong-answer", wrong))
    if problems:
        raise Refused(in_order(problems))
    return written.data


def _fault(profile: str, key: str, answer: str) -> str | None:
    """What is wrong with an answer: the profile with it in its place has to load."""
    try:
        load.declared(source.parse(starter.declaration(profile, {key: answer}).encode(), "answers"))
    except Refused as refused:
        return refused.problems[0].message
    return None
