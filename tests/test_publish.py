from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from generator import publish
from generator.problems import Refused
from generator.publish import Stale, Written

FILES = {"privacy-policy.md": b"# A\n", "privacy-policy.json": b"{}\n"}


def refusal(folder: Path, files: dict[str, bytes]) -> str:
    with pytest.raises(Refused) as refused:
        publish.write(folder, files)
    (problem,) = refused.value.problems
    return f"{problem.message} [{problem.rule}]"


def test_names() -> None:
    assert publish.name("privacy-policy", "fragment") == "privacy-policy.fragment.html"
    assert publish.name("privacy-policy", "basis") == "privacy-policy.basis.json"


def test_write_makes_folder_and_files(tmp_path: Path) -> None:
    folder = tmp_path / "output" / "sample"
    written = publish.write(folder, FILES)
    assert written == [Written(folder / name, changed=True) for name in FILES]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == FILES


def test_what_has_its_bytes_is_not_touched(tmp_path: Path) -> None:
    publish.write(tmp_path, FILES)
    for name in FILES:
        os.utime(tmp_path / name, (1, 1))
    written = publish.write(tmp_path, {**FILES, "privacy-policy.md": b"# B\n"})
    assert [w.changed for w in written] == [True, False]
    assert (tmp_path / "privacy-policy.json").stat().st_mtime == 1
    assert (tmp_path / "privacy-policy.md").read_bytes() == b"# B\n"


def test_a_reader_never_sees_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish.write(tmp_path, FILES)

    def broken(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", broken)
    assert refusal(tmp_path, {"privacy-policy.md": b"new"}) == "no space left on device [unwritable-output]"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == FILES


def test_permissions_are_the_users(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        publish.write(tmp_path, FILES)
    finally:
        os.umask(before)
    new, kept = tmp_path / "privacy-policy.md", tmp_path / "privacy-policy.json"
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    kept.chmod(0o604)
    publish.write(tmp_path, {"privacy-policy.json": b"[]\n"})
    assert stat.S_IMODE(kept.stat().st_mode) == 0o604


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "privacy-policy.md").symlink_to(victim)
    assert refusal(folder, FILES) == (f"a symbolic link leads out of '{folder}' to '{victim}' [unsafe-output]")
    assert victim.read_bytes() == b"mine"


def test_a_folder_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    output = tmp_path / "output"
    output.mkdir()
    (output / "sample").symlink_to(elsewhere)
    assert refusal(output / "sample", FILES).endswith("[unsafe-output]")
    assert list(elsewhere.iterdir()) == []


def test_a_link_inside_the_folder_stays_one(tmp_path: Path) -> None:
    (tmp_path / "v2.md").write_bytes(b"old")
    (tmp_path / "privacy-policy.md").symlink_to("v2.md")
    publish.write(tmp_path, FILES)
    assert (tmp_path / "privacy-policy.md").is_symlink()
    assert (tmp_path / "v2.md").read_bytes() == b"# A\n"


def test_links_in_a_circle_and_files_in_the_way_are_problems(tmp_path: Path) -> None:
    (tmp_path / "privacy-policy.md").symlink_to("privacy-policy.md")
    assert refusal(tmp_path, FILES) == "too many levels of symbolic links [unwritable-output]"
    (tmp_path / "file").write_bytes(b"")
    assert refusal(tmp_path / "file", FILES) == "file exists [unwritable-output]"
    (tmp_path / "folder" / "privacy-policy.md").mkdir(parents=True)
    assert refusal(tmp_path / "folder", FILES) == "is a directory [unwritable-output]"


def test_stale_tells_missing_from_different_and_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert publish.stale(folder, FILES) == [Stale(folder / name, "missing") for name in FILES]
    assert not folder.exists()
    publish.write(tmp_path, FILES)
    assert publish.stale(tmp_path, FILES) == []
    changed = {**FILES, "privacy-policy.json": b"[]\n"}
    assert publish.stale(tmp_path, changed) == [Stale(tmp_path / "privacy-policy.json", "differs")]
