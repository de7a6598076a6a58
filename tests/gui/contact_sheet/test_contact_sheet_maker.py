"""The window makes a contact sheet of what was saved: in the background, away from the copies, and says where it is."""

from pathlib import Path

from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow, Scripted
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.session.copies.contact_sheet import is_contact_sheet

TAKEN = "2023:01:20 08:00:11"


def test_the_sheet_is_for_the_archive_and_never_replaces_an_earlier_one(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, opened: list[str], asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.save()
    window.saving.make_contact_sheet()
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=SOON)
    window.saving.make_contact_sheet()
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=SOON)
    qtbot.waitUntil(lambda: not window.saving.draws_contact_sheet, timeout=SOON)
    reports = tmp_path / "Pictures" / "stampgui" / "reports"
    assert [Path(file).parent for file in opened] == [reports, reports]
    assert sorted(each.name for each in reports.iterdir()) == sorted(Path(file).name for file in opened)
    assert "contact-sheet-" in opened[0]
    assert opened[1].endswith(" (2).pdf")
    assert is_contact_sheet(Path(opened[0]).read_bytes()[:4096])
    assert window.notices.info.message == f"The contact sheet is saved as {Path(opened[1])}."
    assert asking.asked == []


def test_a_cancelled_sheet_leaves_nothing(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, opened: list[str], asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.save()
    window.saving.make_contact_sheet()
    window.saving.cancel_contact_sheet()
    qtbot.waitUntil(lambda: not window.saving.draws_contact_sheet, timeout=SOON)
    assert opened == []
    assert asking.asked == []
    assert sorted(each.name for each in (tmp_path / "Pictures" / "stampgui").iterdir()) == ["a.jpg"]


def test_a_sheet_that_cannot_be_written_says_why(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, opened: list[str], asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.save()
    (tmp_path / "Pictures" / "stampgui" / "reports").write_text("a file of somebody")
    window.saving.make_contact_sheet()
    qtbot.waitUntil(lambda: bool(asking.said), timeout=SOON)
    assert asking.asked[-1] == "The contact sheet could not be written"
    assert asking.said[-1].endswith("Choose another folder, then try again.")
    assert opened == []
