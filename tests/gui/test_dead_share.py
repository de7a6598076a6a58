"""Photos and copies on a network share that is slow or gone: the window itself never waits for it.

The share is a folder. Whatever the main thread asks about it is noted; once the share is dead, whoever asks waits.
Settings, styles and unfinished work lie on this computer.
"""

import builtins
import io
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.choosing import line_in, settings_of
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto, symbolic_link
from stampgui.dates.partial import PartialDate
from stampgui.gui.main_window import MainWindowController

ASKING = ("stat", "lstat", "listdir", "scandir", "readlink", "open", "access", "mkdir", "replace", "rename", "unlink")
"""What programs ask a file system for, as functions of `os`."""


class Share:
    """A folder of another computer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked_by_the_window: list[str] = []
        self._answers = threading.Event()
        self._answers.set()

    def dies(self) -> None:
        self._answers.clear()

    def comes_back(self) -> None:
        self._answers.set()

    def watched(self, name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
        def watch(path: Any = ".", *rest: Any, **options: Any) -> Any:
            if isinstance(path, str | os.PathLike) and str(path).startswith(str(self.folder)):
                if threading.current_thread() is threading.main_thread():
                    who = traceback.extract_stack(limit=8)
                    self.asked_by_the_window.append(
                        f"{name} {path} " + " < ".join(f"{each.name}:{each.lineno}" for each in reversed(who[:-1]))
                    )
                else:
                    self._answers.wait()
            return ask(path, *rest, **options)

        return watch


@pytest.fixture
def share(tmp_path: Path, make_photo: MakePhoto, monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    """A share with three photos, and room for copies."""
    share = Share(tmp_path / "share")
    make_photo("a.jpg", taken="2023:01:20 08:00:11", folder=share.folder / "photos")
    make_photo("scan 1.jpg", folder=share.folder / "photos")
    make_photo("scan 2.jpg", folder=share.folder / "photos")
    (share.folder / "copies").mkdir()
    with monkeypatch.context() as patch:
        for name in ASKING:
            patch.setattr(os, name, share.watched(name, getattr(os, name)))
        patch.setattr(os.path, "realpath", share.watched("realpath", os.path.realpath))
        patch.setattr(io, "open", share.watched("open", io.open))
        patch.setattr(builtins, "open", share.watched("open", builtins.open))
        yield share
        share.comes_back()


@pytest.fixture
def drags(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The names of the files in each drag; they are dropped at once."""
    dragged: list[list[str]] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(names_in(drag.mimeData())))
    return dragged


def names_in(data: QMimeData) -> list[str]:
    return [Path(url.toLocalFile()).name for url in data.urls()]


def add(window: MainWindowController, qtbot: QtBot, folder: Path) -> None:
    before = len(window.session.model.items)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    QGuiApplication.clipboard().setMimeData(data)
    window.actions.paste()
    qtbot.waitUntil(lambda: len(window.session.model.items) > before, timeout=20_000)
    qtbot.waitUntil(lambda: not window.session.photo_import.running, timeout=20_000)


def save(window: MainWindowController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.save_run.finished, timeout=20_000):
        window.actions.save()


def test_the_window_asks_the_share_for_nothing_itself(
    open_it: OpenWindow, share: Share, asking: Scripted, drags: list[list[str]], qtbot: QtBot
) -> None:
    window = open_it()
    add(window, qtbot, share.folder / "photos")
    grid, date_panel = window.main_page.photo_grid, window.main_page.inspector.date_panel
    grid.selectAll()
    QTest.keyClicks(line_in(date_panel), "okt 2022")
    date_panel.date_entered.emit(window.session.model.items[0].date)
    asking.chosen_folder = share.folder / "copies"
    window.actions.choose_copy_folder()
    settings_of(window).close()
    save(window, qtbot)
    window.share_controller.copy_files()
    window.share_controller.start_drag(window.save_bar)
    assert [len(names) for names in drags] == [3]
    asking.chosen_folder = share.folder / "photos"
    window.actions.choose_copy_folder()
    save(window, qtbot)
    add(window, qtbot, share.folder / "copies")
    window.main_page.restore_bar.restore_all_requested.emit()
    qtbot.waitUntil(lambda: not window.restore_controller.restore_run.running, timeout=20_000)
    grid.selectAll()
    window.actions.remove_selected()
    window.session.undo_stack.undo()
    window.appearance.set_language("id")
    window.main_window.close()
    assert share.asked_by_the_window == []


def test_a_window_whose_share_is_gone_goes_on_and_closes(
    open_it: OpenWindow, share: Share, asking: Scripted, drags: list[list[str]], qtbot: QtBot
) -> None:
    window = open_it()
    add(window, qtbot, share.folder / "photos")
    asking.chosen_folder = share.folder / "copies"
    window.actions.choose_copy_folder()
    window.main_page.photo_grid.selectAll()
    window.actions.set_date(PartialDate(2022, 10))
    save(window, qtbot)
    share.dies()
    settings_of(window).close()
    window.share_controller.copy_files()
    assert window.notices.info_bar.text == "3 files have been copied. Paste them where you need them."
    window.share_controller.start_drag(window.save_bar)
    assert drags == [["a.jpg", "scan 1.jpg", "scan 2.jpg"]]
    window.actions.set_date(PartialDate(2022, 11))
    assert window.main_window.close()
    assert share.asked_by_the_window == []


def test_work_is_kept_while_photos_of_earlier_work_lie_on_a_share_that_is_gone(
    open_it: OpenWindow, share: Share, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    first = open_it()
    add(first, qtbot, share.folder / "photos")
    first.main_page.photo_grid.selectAll()
    first.actions.set_date(PartialDate(2022, 10))
    first.main_window.close()
    share.dies()
    second = open_it(make_photo("here.jpg"))
    second.main_page.photo_grid.selectAll()
    second.actions.set_date(PartialDate(2019))
    qtbot.waitUntil(lambda: second.session.autosave.is_safe, timeout=5000)
    second.main_window.close()
    share.comes_back()
    third = open_it()
    qtbot.waitUntil(third.notices.offer_bar.isVisible, timeout=5000)
    assert third.notices.offer_bar.text.endswith("? 4 photos, 4 filled in.")


def test_a_style_file_on_a_share_that_is_gone_is_refused(open_it: OpenWindow, share: Share, asking: Scripted) -> None:
    panel = open_it().main_page.inspector.style_panel
    asking.chosen_file = share.folder / "office.json"
    share.dies()
    panel.file_panel.open_requested.emit()
    assert panel.error.startswith("The style office.json cannot be used: it cannot be opened (")


def test_the_folder_for_the_copies_is_known_without_its_links(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    """Else copies would lie among the photos."""
    photos = make_photo("a.jpg", taken="2023:01:20 08:00:11").parent
    symbolic_link(tmp_path / "link", photos, to_folder=True)
    window = open_it(photos)
    window.session.update_settings(output_folder=str(tmp_path / "link"))
    qtbot.waitUntil(lambda: window.session.copy_folder == photos / "berstempel", timeout=5000)
