"""Whatever the program writes is there whole or as it was before, also when the power fails."""

import os
import re
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from given import ROOT, TODAY, MakePhoto, symbolic_link
from stampgui.atomic_write import stage_replacement, write_atomically, write_first_free
from stampgui.batch.answer import Answer, answer_key
from stampgui.batch.answers import AnswersWriteError, write_answers
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.report.recording import write_report
from stampgui.batch.unfinished_work import UnfinishedPhoto, UnfinishedWork
from stampgui.batch.unfinished_work_file import save_unfinished
from stampgui.caption.style import Style
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.photo import identify
from stampgui.session.captions.style_library import save_style
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
    write_copy([b"copy"], path, identify(source))


def write_some_picture(path: Path) -> None:
    assert write_first_free(path.parent, [path.name], b"picture") == path


def any_kind(_begin: bytes) -> bool:
    return True


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
"""Writers of files that replace earlier ones of their kind."""
ALL_WRITERS = {**WRITERS, "pasted.png": write_some_picture}


@pytest.mark.parametrize("name", ALL_WRITERS)
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
    ALL_WRITERS[name](tmp_path / name)
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
    with pytest.raises(Exception, match=r"No space left|is full"):
        WRITERS[name](tmp_path / name)
    assert (tmp_path / name).read_bytes() == before
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", WRITERS)
def test_a_photo_is_never_replaced_whatever_name_is_given_to_an_output(
    name: str, make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("rapat.jpg").rename(tmp_path / name)
    before = photo.read_bytes()
    with pytest.raises(Exception, match="exist"):
        WRITERS[name](photo)
    assert photo.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", WRITERS)
def test_each_output_replaces_only_files_of_its_own_kind(name: str, tmp_path: Path) -> None:
    for other in WRITERS:
        (tmp_path / other).mkdir()
        target = tmp_path / other / name
        if (target.suffix, other) != (Path(other).suffix, name):
            WRITERS[other](tmp_path / other / other)
            (tmp_path / other / other).rename(target)
            before = target.read_bytes()
            with pytest.raises(Exception, match="exist"):
                WRITERS[name](target)
            assert target.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX systems have named pipes")
@pytest.mark.parametrize("name", WRITERS)
def test_a_pipe_of_that_name_is_neither_waited_for_nor_replaced(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(Exception, match=r"exist|a device or a pipe|No such device"):
        WRITERS[name](tmp_path / name)
    assert (tmp_path / name).is_fifo()


def test_a_list_of_answers_written_by_hand_can_be_completed(tmp_path: Path) -> None:
    for content in ("rapat.jpg,2022\n", "\ufefffile;tanggal\nrapat.jpg;2022\n", "sep=;\nrapat.jpg;2022\n", ""):
        (tmp_path / "dates.csv").write_text(content, encoding="utf-8")
        WRITERS["dates.csv"](tmp_path / "dates.csv")
        assert "2022" in (tmp_path / "dates.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["Budi,2022\n", "path,date,telepon\n", "foto.jpg,2022,0812\n", "Rapat desa\n"])
def test_another_table_is_not_taken_for_a_list_of_answers(content: str, tmp_path: Path) -> None:
    (tmp_path / "dates.csv").write_text(content)
    with pytest.raises(AnswersWriteError, match="is not a list of dates"):
        WRITERS["dates.csv"](tmp_path / "dates.csv")
    assert (tmp_path / "dates.csv").read_text() == content


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
    write_atomically(tmp_path / "a.json", b"new", is_own=any_kind)
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_a_link_stays_and_the_file_it_leads_to_is_replaced(tmp_path: Path) -> None:
    """As of settings that are kept in one folder with those of other programs."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "settings.json").write_bytes(b"old")
    symbolic_link(tmp_path / "settings.json", tmp_path / "kept" / "settings.json")
    write_atomically(tmp_path / "settings.json", b"new", is_own=any_kind)
    assert (tmp_path / "settings.json").is_symlink()
    assert (tmp_path / "kept" / "settings.json").read_bytes() == b"new"


def test_several_that_write_one_file_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    contents = [bytes([letter]) * 100_000 for letter in b"abcdefgh"]
    write = partial(write_atomically, tmp_path / "a", is_own=any_kind)
    threads = [threading.Thread(target=write, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "a").read_bytes() in contents
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_was_left_half_written_is_removed_by_the_next_that_writes_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stage_replacement(tmp_path / "a", is_own=any_kind) as part:
        part.write_bytes(b"half")
        left = part.with_name(f"{part.stem}0.part")
        part.rename(left)
        part.write_bytes(b"whole")
    assert left.exists()
    later = time.time() + 7200
    monkeypatch.setattr("time.time", lambda: later)
    write_atomically(tmp_path / "b", b"whole", is_own=any_kind)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def find_modules(pattern: str) -> set[str]:
    return {
        file.relative_to(ROOT / "stampgui").as_posix()
        for file in (ROOT / "stampgui").rglob("*.py")
        if re.search(pattern, file.read_text(encoding="utf-8"))
    }


def test_nothing_else_in_the_program_writes_files() -> None:
    """Reports, sheets and what is unpacked write into parts staged here, and the window that is open has a lock."""
    writing = r"""\.write_(text|bytes)\(|\bopen\((["'].*["'], |part, )?["'][rb]*[wax]"""
    assert find_modules(writing) == {
        *("atomic_write.py", "running_window.py"),
        *("batch/archives/unpacking.py", "batch/report/recording.py", "gui/contact_sheet/sheet_painter.py"),
    }


def test_nothing_but_regular_files_is_ever_read() -> None:
    """What `open_regular` gives; the others read the program's own files and the system's."""
    own = {"gui/help/help_pages.py", "gui/theme/icons.py", "i18n.py", "machine_memory.py"}
    own.add("gui/contact_sheet/sheet_painter.py")  # the part that it has just written
    assert find_modules(r"""\.read_(text|bytes)\(|\bopen\(("r|path, |os\.fspath)""") == {"regular_file.py"} | own


def test_json_is_read_within_bounds_everywhere() -> None:
    assert find_modules(r"json\.loads?\(") == {"bounded_json.py"}
