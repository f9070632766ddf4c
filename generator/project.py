"""`fairnotice.yaml`, the settings of a project -> the folders of clauses that it lays over ours.

It stands in the folder of a declaration, or else in the current one, and names only what lies in its own folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as File

from pydantic import BaseModel, ConfigDict, Field

from generator import source, validate
from generator.problems import Level, Problem, Refused
from generator.source import Source

NAME = "fairnotice.yaml"


class Project(BaseModel):
    """The settings that everyone who works on a project shares."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
    clauses: list[str] = Field([], description="folders of clauses over ours, each over those before it")


def layers(folder: File) -> list[File]:
    """The folders of clauses for a declaration in `folder`. Raises Refused with every fault of the file."""
    file = found(folder)
    return list(_layers(file)) if file else []


def found(folder: File) -> File | None:
    """The settings for a declaration in `folder`, if there are any."""
    return next((file for file in (folder / NAME, File(NAME)) if file.is_file()), None)


def _layers(file: File) -> list[File]:
    whole = source.read(file)
    project = validate.model(Project, whole)
    problems = list(_faults(file, whole, project))
    if problems:
        raise Refused(problems)
    return [file.parent / name for name in project.clauses]


def _faults(file: File, whole: Source, project: Project) -> Iterator[Problem]:
    for i, name in enumerate(project.clauses):
        if wrong := _wrong(file.parent, name):
            place = whole.value(("clauses", i))
            yield Problem(place, Level.ERROR, "bad-folder", f"'{name}' {wrong}")


def _wrong(folder: File, name: str) -> str | None:
    """Why a name is no folder of clauses in `folder`, if it is none."""
    if name.startswith("/") or "\\" in name or "\0" in name or not name:
        return "is not a path from this file on, with '/' between folders"
    try:
        real = (folder / name).resolve()
        if not real.is_relative_to(folder.resolve()):
            return f"lies outside the folder of {NAME}; put the clauses into it"
        return None if real.is_dir() else "is no folder here"
    except (OSError, RuntimeError) as error:
        return f"cannot be read: {error.strerror if isinstance(error, OSError) else 'it is a link to itself'}"
