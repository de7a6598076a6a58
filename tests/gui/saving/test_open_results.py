"""The folder of the copies and the report about them are opened, and it is said when they cannot be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.batch.report.errors import ReportWriteError
from stampgui.i18n import message


def test_the_report_lies_in_a_folder_of_its_own_and_is_opened_and_it_is_said_where(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.save()
    window.saving.view_report()
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=SOON)
    window.saving.press("openFolderButton")
    folder = tmp_path / "Pictures" / "stampgui"
    report = folder / "reports" / "stampgui-report.html"
    assert opened == [str(report), str(folder)]
    assert "a.jpg" in report.read_text(encoding="utf-8")
    assert window.notices.info.message == f"The report is saved as {report}."
    assert [each.name for each in folder.iterdir() if each.is_file()] == ["a.jpg"]  # what one uploads


def test_where_no_program_opens_what_was_made_it_is_said_where_it_is(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.save()
    folder = tmp_path / "Pictures" / "stampgui"
    window.saving.press("openFolderButton")
    assert window.notices.info.message == f"The folder {folder} could not be opened."
    window.saving.view_report()
    report = folder / "reports" / "stampgui-report.html"
    told = f"The report is saved as {report}. It could not be opened."
    qtbot.waitUntil(lambda: window.notices.info.message == told, timeout=SOON)


def refuse(*_: object, **__: object) -> None:
    raise ReportWriteError(message("The disk is full."))


def fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [(refuse, "The disk is full."), (fail, "The program made a mistake (ZeroDivisionError). Please report it.")],
)
def test_a_report_that_cannot_be_written_is_not_opened_and_it_is_said_why(
    open_it: OpenWindow,
    make_photo: MakePhoto,
    qtbot: QtBot,
    asking: Scripted,
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[..., None],
    reason: str,
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.save()
    asking.said.clear()
    monkeypatch.setattr("stampgui.batch.report.recording.write_report", trouble)
    window.saving.view_report()
    qtbot.waitUntil(lambda: bool(asking.said or opened), timeout=SOON)
    assert asking.asked[-1] == "The report could not be written"
    assert asking.said == [reason]
    assert not opened
