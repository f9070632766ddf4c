"""Releases: frozen versions of a policy, told apart by version label, each with the day it took effect and its digest.

Comes in: a document and its declaration, or the manifest of a release. Goes out: `Release` values, manifests,
and the problem of a policy that changed under a version that is already released.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import __version__
from generator.declaration import Declaration
from generator.declaration.countries import covers
from generator.document import Document
from generator.problems import Level, Problem

SCHEMA = "urn:fairnotice:release:1"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Release:
    """A version that was frozen. `changes` are what readers are told was new in it; `url` is where it stands."""

    version: str
    effective: datetime.date
    digest: str
    changes: tuple[str, ...] = ()
    url: str | None = None


def label(declaration: Declaration) -> str:
    """The version of a declaration: what it calls it, else the day it takes effect."""
    return declaration.policy.version or declaration.policy.effective.isoformat()


def folder(version: str) -> str:
    """The name of a release's folder: the label, with what a path cannot hold replaced."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", version).strip(".-") or "release"


def manifest(document: Document, release: Release, files: Mapping[str, bytes], signed: Sequence[Any]) -> dict[str, Any]:
    """What a release holds: its dates and digests, what made it, who signed it off. `files` are by name."""
    return {
        "schema": SCHEMA,
        "kind": document.kind,
        "title": document.title,
        "organisation": document.organisation,
        "version": release.version,
        "effective": release.effective.isoformat(),
        "digest": release.digest,
        "changes": list(release.changes),
        "made_by": {"fairnotice": __version__},
        "signed_off": [
            {"by": one.by, "on": one.on.isoformat(), "for": list(one.areas or ()), "digest": one.digest}
            for one in signed
        ],
        "files": {name: f"sha256:{hashlib.sha256(content).hexdigest()}" for name, content in sorted(files.items())},
    }


def read(content: Mapping[str, Any]) -> Release:
    """The release a manifest tells of. Raises ValueError or KeyError where it is none."""
    if content["schema"] != SCHEMA:
        raise ValueError(f"'{content['schema']}' is no form of a release that this version reads")
    effective = datetime.date.fromisoformat(content["effective"])
    return Release(content["version"], effective, content["digest"], tuple(content["changes"]))


def in_order(found: Iterable[Release]) -> list[Release]:
    """The latest to take effect first."""
    return sorted(found, key=lambda release: (release.effective, release.version), reverse=True)


def in_force(found: Iterable[Release], on: datetime.date) -> Release | None:
    """The release in force on a day: of those that had taken effect, the last."""
    return next((release for release in in_order(found) if release.effective <= on), None)


def earlier(declaration: Declaration, found: Iterable[Release]) -> tuple[Release, ...]:
    """The releases before this declaration, each with its address where earlier versions have one."""
    archive = declaration.policy.archive
    before = [
        one for one in found if one.version != label(declaration) and one.effective <= declaration.policy.effective
    ]
    return tuple(
        Release(one.version, one.effective, one.digest, one.changes, _address(archive, one)) for one in in_order(before)
    )


def _address(archive: str | None, release: Release) -> str | None:
    return f"{archive.rstrip('/')}/{folder(release.version)}/" if archive else None


def unversioned(declaration: Declaration, digest: str, found: Iterable[Release]) -> Problem | None:
    """The problem of a text that changed and still has the version, or the day, of one that is released."""
    for release in in_order(found):
        same_day = release.effective >= declaration.policy.effective and release.version != label(declaration)
        if release.digest == digest or not (release.version == label(declaration) or same_day):
            continue
        field = "version" if declaration.policy.version and not same_day else "effective"
        return Problem(
            declaration.places.value(("policy", field)),
            Level.ERROR,
            "changed-after-release",
            f"the policy is no longer the text released as version {release.version}, in force since "
            f"{release.effective}; give it a new version and a later day",
        )
    return None


def not_signed_off(declaration: Declaration, digest: str) -> list[Problem]:
    """Nobody signed this very text off, everywhere or for each place the service is offered in."""
    signed = [one for one in declaration.policy.signed_off or [] if one.digest == digest]
    offered = declaration.parties.offered_to if declaration.parties else []
    if any(one.areas is None for one in signed):
        return []
    areas = {area for one in signed for area in one.areas or ()}
    missing = [area for area in offered if not any(covers(held, area) for held in areas)]
    if signed and not missing:
        return []
    whom = f" for {', '.join(missing)}" if signed else ""
    text = f"nobody has signed off this text{whom}; its digest is '{digest}'"
    return [Problem(declaration.places.key(("policy",)), Level.ERROR, "not-signed-off", text)]
