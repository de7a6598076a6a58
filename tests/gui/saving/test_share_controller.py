"""Copies on their way into other programs: dragged with a real mouse, pasted, and told of in a sentence."""

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part
from gui.real.screen import (
    HERE,
    THE_WINDOW,
    click,
    drag,
    focus,
    line,
    needs_screen,
    running,
    screen_of_its_own,
    wait_until_visible,
    xdotool,
)
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.saving.results_panel import DragHandle
from stampgui.gui.saving.share_controller import make_file_mime_data
from stampgui.gui.shell.transfer_data import Offer, read_transfer

TARGET = (sys.executable, str(HERE / "drop_target.py"))
TAKEN = "2023:01:20 08:00:11"
AT = (1200, 140)
"""Inside the target."""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    with screen_of_its_own(tmp_path / "config") as environment:
        yield environment


@pytest.fixture
def clipboard(qapp: object) -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    yield clipboard
    # what the clipboard still holds when the interpreter ends would bring it down
    clipboard.clear()


@needs_screen
def test_upload_copies_and_never_originals_are_dragged_out_and_pasted_elsewhere(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    photos = [make_photo(name, taken=TAKEN) for name in ("a.jpg", "b.jpg")]
    settings = {"hints_seen": True, "thumbnail_width": 220, "upload": "facebook"}
    (tmp_path / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    copies = tmp_path / "Pictures" / "stampgui" / "upload-facebook"
    both = f"{copies / 'a.jpg'}|{copies / 'b.jpg'}"
    with (
        running(*THE_WINDOW, str(tmp_path), *map(str, photos), environment=screen) as window,
        running(*TARGET, environment=screen) as target,
    ):
        assert (line(window), line(target), line(window)) == ("shown", "shown", "a.jpg|b.jpg")
        wait_until_visible(screen, "^target$")
        focus(screen, "^stampgui – ")
        drag(screen, (120, 250), AT)  # nothing is saved yet: there is nothing to drag, and a frame selects both

        xdotool(screen, "key", "ctrl+s")
        assert line(window).startswith("saving ")
        assert line(window) == "saved 2 of 2"
        x, y = map(int, line(window).split()[1:])

        drag(screen, (120, 250), AT, over=target)
        assert line(target) == f"dropped CopyAction {both}"
        click(screen, 150, 200)
        drag(screen, (120, 250), AT, over=target)
        assert line(target) == f"dropped CopyAction {copies / 'a.jpg'}"
        drag(screen, (x, y), AT, over=target)
        assert line(target) == f"dropped CopyAction {both}"

        drag(screen, (120, 250), (500, 26))  # onto the window itself: the copies do not come back in as photos
        xdotool(screen, "mousemove", 150, 200, "click", 1, "key", "ctrl+a", "key", "ctrl+c")
        focus(screen, "^target$")
        xdotool(screen, "key", "v")
        assert line(target) == f"pasted {both}"

        focus(screen, "^stampgui – ")
        xdotool(screen, "key", "ctrl+v")
        xdotool(screen, "key", "ctrl+s")
        assert line(window) == "saved 2 of 2"


def test_what_we_hand_out_does_not_come_back_in() -> None:
    copies = [Path("/copies/a.jpg")]
    assert read_transfer(make_file_mime_data(copies)).offer is Offer.OWN_COPIES
    plain = QMimeData()
    plain.setUrls(make_file_mime_data(copies).urls())
    assert read_transfer(plain).paths == tuple(copies)


def test_only_copies_that_were_saved_are_handed_out(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, clipboard: QClipboard
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN), make_photo("scan.jpg"))
    grid = window.grid
    grid.setFocus()
    grid.selectAll()
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "before"
    assert window.info.message == "These photos have no copies yet. Save them first."
    window.save()
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    urls = clipboard.mimeData().urls()
    assert [Path(url.toLocalFile()) for url in urls] == [tmp_path / "Pictures" / "stampgui" / "a.jpg"]
    assert window.info.message.startswith("1 file has been copied.")


def test_the_text_for_a_post_needs_no_copy_and_is_shown(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, clipboard: QClipboard
) -> None:
    photos = [make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken="2023:01:22 08:00:11"), make_photo("c.jpg")]
    window = open_it(*photos, language="id")
    keys = Qt.KeyboardModifier
    window.grid.select_first()
    QTest.keyClick(window.main_window, Qt.Key.Key_C, keys.ControlModifier | keys.ShiftModifier)
    assert clipboard.text() == "Foto ini diambil pada 20 Januari 2023."
    window.select_all()
    QTest.keyClick(window.main_window, Qt.Key.Key_C, keys.ControlModifier | keys.ShiftModifier)
    both = "Foto-foto ini diambil pada 20 dan 22 Januari 2023."
    assert clipboard.text() == both
    assert window.info.message.startswith(f"Disalin: “{both}”")
    assert window.info.message.endswith("1 foto yang belum punya tanggal tidak termasuk.")
    window.select("a")
    window.inspector.press("copyPostTextButton")
    assert clipboard.text() == "Foto ini diambil pada 20 Januari 2023."
    assert "termasuk" not in window.info.message
    window.grid.select_photos([item.id for item in window.photos if item.date is None])
    qtbot.waitUntil(lambda: not window.inspector.button("copyPostTextButton").isVisible(), timeout=SOON)


def test_the_results_hand_out_all_that_is_saved(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, clipboard: QClipboard
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken="2023:01:22 08:00:11"))
    window.save()
    assert window.saving.drag_hint == "Drag 2 copies from here"
    window.saving.press("copyFilesButton")
    assert [Path(url.toLocalFile()).name for url in clipboard.mimeData().urls()] == ["a.jpg", "b.jpg"]
    window.saving.press("copyTextButton")
    assert clipboard.text() == "These photos were taken on January 20 and 22, 2023."
    assert window.info.message.startswith("Copied: “These photos were taken on January 20 and 22, 2023.”")


def test_copies_that_have_gone_are_told_of_and_not_handed_out(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, clipboard: QClipboard
) -> None:
    window = open_it(*(make_photo(f"{name}.jpg", taken=TAKEN) for name in "abc"))
    window.save()
    copies = tmp_path / "Pictures" / "stampgui"
    (copies / "b.jpg").unlink()
    window.saving.press("copyFilesButton")
    assert [Path(url.toLocalFile()).name for url in clipboard.mimeData().urls()] == ["a.jpg", "c.jpg"]
    assert window.info.message == (
        "2 files have been copied. Paste them where you need them."
        " 1 copy is no longer in its folder. Its photo can be saved again."
    )
    assert [card.found.path.name for card in window.session.pending_items] == ["b.jpg"]
    qtbot.waitUntil(lambda: window.saving.save_text == "Save 1 photo", timeout=SOON)
    window.save()
    assert (copies / "b.jpg").is_file()
    assert window.saving.drag_hint == "Drag 3 copies from here, earlier ones included"


def test_without_any_copy_left_nothing_is_dragged(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, clipboard: QClipboard
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken=TAKEN))
    window.save()
    shutil.rmtree(tmp_path / "Pictures")
    find_part(window.saving.root, DragHandle, "dragHandle").drag_started.emit()
    assert window.info.message == ("2 copies are no longer in their folder. Their photos can be saved again.")
    assert not any(card.saved for card in window.photos)


def test_after_a_cancelled_saving_the_copies_of_an_earlier_one_are_called_so(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken=TAKEN))
    window.save()
    assert window.saving.drag_hint == "Drag 2 copies from here"
    saved = window.session.save_result
    assert saved is not None
    window.session.save_run.finished.emit(replace(saved, results={}, cancelled=True))
    assert window.saving.title == "Cancelled after 0 of 2 photos."
    assert window.saving.details == "The originals are unchanged."
    assert window.saving.drag_hint == "Drag 2 copies from here, earlier ones included"


def test_the_text_for_a_post_is_copied_from_the_menu_of_a_card(
    open_it: OpenWindow, make_photo: MakePhoto, clipboard: QClipboard
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.grid.select_first()
    window.choose_from_card("Posted already? Copy text")
    assert clipboard.text() == "This photo was taken on January 20, 2023."
