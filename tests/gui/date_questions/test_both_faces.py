"""The window and the command line ask the same questions, and do the same about every answer."""

import io
import json
import re
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtWidgets import QAbstractButton

from given import MakePhoto
from stampgui.__main__ import main
from stampgui.i18n import load_catalogue
from stampgui.session.questions.question_text import name_folders

ENGLISH = load_catalogue("en")
Asked = list[tuple[str, str, list[str]]]
"""Each question that was asked: its place among how many ("1/3"), its folder, and its first photos."""


@pytest.fixture
def album(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """Three groups, one of which has the very same photo twice, and a photo that has its date."""
    folder = tmp_path / "photos"
    for number in range(1, 6):
        first = make_photo(f"scan {number}.jpg", folder=folder / "Album")
    for name in ("IMG-20221014-WA0001.jpg", "IMG-20221015-WA0002.jpg"):
        make_photo(name, folder=folder / "Pesan")
    shutil.copy(first, folder / "Pesan" / "scan 5 lagi.jpg")
    make_photo("IMG_1203.JPG", taken="2023:01:20 08:00:11", folder=folder / "Rapat")
    make_photo("pasar.jpg", folder=folder / "Rapat")
    return folder


def ask_on_terminal(
    album: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[Asked, dict[str, str | None]]:
    """What was asked, and the date of each photo in the end."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    command = ["stamp", str(album), "-o", str(album.parent / "out"), "--ask", "--dry-run", "--json", "--lang", "en"]
    main(command)
    said = capsys.readouterr()
    asked = [
        (place, folder, names.split(" and ")[0].split(", "))
        for place, folder, names in re.findall(r"^\[(\d+/\d+)\] (.+) \(\d+ photos?\): (.+)$", said.err, re.MULTILINE)
    ]
    return asked, {Path(row["path"]).name: row["date"] for row in map(json.loads, said.out.splitlines())}


def ask_in_window(window: WindowDriver, lines: list[str]) -> tuple[Asked, dict[str, str | None]]:
    """What was asked, and the date of each photo in the end."""
    page = window.fill_in_dates()
    asked: Asked = []

    def note_question() -> None:
        if page.visible and (question := page.current) is not None:
            names = [outcome.path.name for outcome in question.group.outcomes[:3]]
            questions = page.questions
            asked.append((f"{questions.index(question) + 1}/{len(questions)}", name_folders(question, ENGLISH), names))

    commands: dict[str, tuple[QAbstractButton | None, Callable[[], None]]] = {
        "": (page.button("skipQuestionButton"), page.skip),
        "=": (page.button("previousDateButton"), page.repeat_previous_date),
        "u": (window.header.button("undoButton"), window.undo),
        "p": (page.button("splitButton"), page.split_by_names),
        "q": (None, page.leave),
    }
    note_question()
    for line in lines:
        button, follow = commands.get(line, (None, partial(page.answer, line)))
        if button is None or button.isEnabled():
            follow()
            note_question()
    page.leave()
    return asked, {item.found.path.name: item.date.iso if item.date else None for item in window.photos}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["2019", "=", "2021", "2022"], id="answers"),
        pytest.param(["", "2019", "u", "u", "2020", "", "="], id="skips"),
        pytest.param(["p", "2019", "u", "u", "2018", "="], id="a split that is undone"),
        pytest.param(["p", "2019", "=", "", "u", "2020", "=", "2021"], id="a split and its parts"),
        pytest.param(["=", "u", "2019", "p", "p", "2020", "u", "u", "u", "q"], id="what cannot be done yet"),
        pytest.param(["p", "p", "p", "2019", "", "2020", "=", "q"], id="the same photo in two questions"),
    ],
)
def test_both_faces_ask_and_follow_alike(
    album: Path,
    open_it: OpenWindow,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lines: list[str],
) -> None:
    asked, dates = ask_on_terminal(album, lines, monkeypatch, capsys)
    assert len(asked) > 2
    assert ask_in_window(open_it(album), lines) == (asked, dates)
