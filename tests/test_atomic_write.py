"""Whatever the program writes is there whole or as it was before, also when the power fails."""

import os
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from given import ROOT, TODAY, symbolic_link
from stampgui.atomic_write import stage_replacement, write_atomically
from stampgui.batch.answers import Answer, answer_key, write_answers
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.report.recording import write_report
from stampgui.batch.unfinished_work import UnfinishedPhoto, UnfinishedWork
from stampgui.batch.unfinished_work_file import save_unfinished
from stampgui.caption.style import Style
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.photo import identify
from stampgui.session.style_library import save_style
from stampgui.settings import Settings, save_settings
from stampgui.stamping.copy_file import write_copy
from stampgui.stamping.outcome import Outcome, Status


def write_saved_style(path: Path) -> None:
    assert save_style(path.parent, path.stem, Style()) == path


def write_kept_work(path: Path) -> None:
    photo = FoundPhoto(path.with_name("a.jpg"), Path("a.jpg"))
    save_unfinished(path, UnfinishedWork((UnfinishedPhoto(photo, TODAY),)))


def write_some_report(path: Path) -> None:
    write_report(path, [Outcome(path.with_name("a.jpg"), Status.FAILED)], load_catalogue("id"))


def write_some_copy(path: Path) -> None:
    source = path.with_name("source")
    source.write_bytes(b"photo")
    write_copy(b"copy", path, identify(source))


WRITERS: dict[str, Callable[[Path], None]] = {
    "settings.json": lambda path: save_settings(path, Settings(language="id")),
    "kantor.json": write_saved_style,
    "unfinished.json": write_kept_work,
    "dates.csv": lambda path: write_answers(path, {answer_key(path): Answer(PartialDate(2022))}),
    "report.csv": write_some_report,
    "report.json": write_some_report,
    "report.html": write_some_report,
    "copy.jpg": write_some_copy,
}


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_written_is_on_the_disk_before_it_has_its_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, int]] = []

    def watch(verb: str, deed: Callable[..., None]) -> None:
        def watched(what: int | Path, *rest: Path) -> None:
            done.append((verb, os.stat(what).st_ino))  # noqa: PTH116 - of a path or of an open file
            deed(what, *rest)

        monkeypatch.setattr(os, verb, watched)

    for verb in ("fsync", "replace", "link"):
        watch(verb, getattr(os, verb))
    WRITERS[name](tmp_path / name)
    (flushed, first), (named, second) = done
    assert flushed == "fsync"
    assert named in ("replace", "link")
    assert first == second == (tmp_path / name).stat().st_ino
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", WRITERS)
def test_a_disk_that_fails_leaves_what_was_there(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    WRITERS[name](tmp_path / name)
    before = (tmp_path / name).read_bytes()

    def failing(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(Exception, match="No space left"):
        WRITERS[name](tmp_path / name)
    assert (tmp_path / name).read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_another_program_reads_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As virus scanners do on Windows."""
    refusals = [PermissionError(13, "in use"), PermissionError(13, "in use")]
    for error in refusals:
        error.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # it is there on Windows
    replace = os.replace

    def stubborn(part: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        replace(part, target)

    monkeypatch.setattr(os, "replace", stubborn)
    write_atomically(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_a_link_stays_and_the_file_it_leads_to_is_replaced(tmp_path: Path) -> None:
    """As of settings that are kept in one folder with those of other programs."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "settings.json").write_bytes(b"old")
    symbolic_link(tmp_path / "settings.json", tmp_path / "kept" / "settings.json")
    write_atomically(tmp_path / "settings.json", b"new")
    assert (tmp_path / "settings.json").is_symlink()
    assert (tmp_path / "kept" / "settings.json").read_bytes() == b"new"


def test_several_that_write_one_file_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    contents = [bytes([letter]) * 100_000 for letter in b"abcdefgh"]
    threads = [threading.Thread(target=write_atomically, args=(tmp_path / "a", content)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "a").read_bytes() in contents
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_was_left_half_written_is_removed_by_the_next_that_writes_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stage_replacement(tmp_path / "a") as part:
        part.write_bytes(b"half")
        left = part.with_name(f"{part.stem}0.part")
        part.rename(left)
        part.write_bytes(b"whole")
    assert left.exists()
    later = time.time() + 7200
    monkeypatch.setattr("time.time", lambda: later)
    write_atomically(tmp_path / "b", b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_nothing_else_in_the_program_writes_files() -> None:
    """Reports write into what `stage_replacement` gives them."""
    writing = re.compile(r"""\.write_(text|bytes)\(|\bopen\((["'].*["'], )?["'][rb]*[wax]""")
    found = {
        file.relative_to(ROOT / "stampgui").as_posix()
        for file in (ROOT / "stampgui").rglob("*.py")
        if writing.search(file.read_text(encoding="utf-8"))
    }
    assert found == {"atomic_write.py", "batch/report/recording.py"}
