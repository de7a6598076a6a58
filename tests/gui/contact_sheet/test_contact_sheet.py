"""A contact sheet is a PDF of the stamped copies with their captions and dates, also where there is no screen."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from given import MakePhoto
from stampgui.__main__ import main
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.gui.contact_sheet.sheet_file import record_without_window
from stampgui.i18n import load_catalogue
from stampgui.session.copies.contact_sheet import is_contact_sheet
from stampgui.stamping.outcome import Outcome, Status

TAKEN = "2022:10:14 08:15:00"
LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)); "
RUN = "from stampgui.__main__ import main; sys.exit(main(sys.argv[1:]))"
TITLES = {"id": "Foto dan tanggal pengambilannya · ", "en": "Photos and their capture dates · "}


def run_without_screen(*words: str, before: str = "import sys; ", language: str) -> subprocess.CompletedProcess[str]:
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE", "LC_ALL")
    surroundings = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(
        [sys.executable, "-c", before + RUN, *words],
        capture_output=True,
        text=True,
        env={**surroundings, "LANG": f"{language}.UTF-8"},
        check=False,
    )


def count(pdf: bytes, kind: bytes) -> int:
    return len(re.findall(rb"/%b\b(?!s)" % kind, pdf))


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_command_line_draws_one_without_a_screen(make_photo: MakePhoto, tmp_path: Path, language: str) -> None:
    for number in range(14):
        make_photo(f"{number}.jpg", taken=TAKEN if number else None, size=(320, 240))
    sheet = tmp_path / "arsip" / "lembar.pdf"
    words = ("stamp", str(tmp_path / "photos"), "-o", str(tmp_path / "out"), "--contact-sheet", str(sheet))
    done = run_without_screen(*words, language=language)
    assert done.returncode == 1, done.stderr  # one photo has no date
    pdf = sheet.read_bytes()
    assert is_contact_sheet(pdf[:4096])
    assert (count(pdf, b"Type /Page"), count(pdf, b"Subtype /Image")) == (2, 13)
    assert TITLES[language].encode("utf-16-be") in pdf
    assert [each.name for each in sheet.parent.iterdir()] == [sheet.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a process's files")
def test_a_sheet_for_which_there_is_no_room_costs_no_copy_and_is_said(make_photo: MakePhoto, tmp_path: Path) -> None:
    for number in range(3):
        make_photo(f"{number}.jpg", taken=TAKEN, size=(320, 240))
    sheet = tmp_path / "lembar.pdf"
    words = ("stamp", str(tmp_path / "photos"), "-o", str(tmp_path / "out"), "--contact-sheet", str(sheet))
    done = run_without_screen(*words, before=LIMITED, language="en")
    assert done.returncode == 1
    assert f"The contact sheet {sheet} cannot be written: the file is too large." in done.stderr
    assert not list(tmp_path.glob("*.p*"))
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_later_sheet_replaces_an_earlier_one_and_nothing_else(
    make_photo: MakePhoto, tmp_path: Path, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    photo, sheet = make_photo("a.jpg", taken=TAKEN), tmp_path / "lembar.pdf"
    for name in ("one", "two"):
        assert main(["stamp", str(photo), "-o", str(tmp_path / name), "--contact-sheet", str(sheet)]) == 0
    assert count(sheet.read_bytes(), b"Subtype /Image") == 1
    foreign = b"%PDF-1.7\nsomebody's letter"
    sheet.write_bytes(foreign)
    assert main(["stamp", str(photo), "-o", str(tmp_path / "three"), "--contact-sheet", str(sheet)]) == 2
    assert "is not a contact sheet written by stampgui" in capsys.readouterr().err
    assert sheet.read_bytes() == foreign
    assert not (tmp_path / "three").exists()
    assert main(["stamp", str(photo), "-o", str(tmp_path / "three"), "--contact-sheet", str(tmp_path / "a.jpg")]) == 2
    assert "has to end in .pdf" in capsys.readouterr().err


def test_a_copy_that_is_gone_has_its_words_and_says_so(make_photo: MakePhoto, tmp_path: Path, qapp: object) -> None:
    evidence = Evidence(PartialDate(2022, 10, 14), Source.TYPED, "14 okt 2022")
    gone = Outcome(
        tmp_path / "a.jpg", Status.STAMPED, evidence=evidence, caption="difoto " * 60, output=tmp_path / "gone.jpg"
    )
    sheet = tmp_path / "lembar.pdf"
    passed = list(record_without_window([gone] * 13, sheet, load_catalogue("id"), PartialDate(2026, 11, 29).first_day))
    assert len(passed) == 13
    assert (count(sheet.read_bytes(), b"Type /Page"), count(sheet.read_bytes(), b"Subtype /Image")) == (2, 0)
