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
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from pytestqt.qtbot import QtBot

from given import MakePhoto, symbolic_link

ASKING = ("stat", "lstat", "listdir", "scandir", "readlink", "open", "access", "mkdir", "replace", "rename", "unlink")
"""What programs ask a file system for, as functions of `os`."""


class Share:
    """A folder of another computer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked_by_the_window: list[str] = []
        self.answers = threading.Event()
        self.answers.set()

    def dies(self) -> None:
        self.answers.clear()

    def comes_back(self) -> None:
        self.answers.set()

    def watched(self, name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
        def watch(path: Any = ".", *rest: Any, **options: Any) -> Any:
            if isinstance(path, str | os.PathLike) and str(path).startswith(str(self.folder)):
                if threading.current_thread() is threading.main_thread():
                    who = traceback.extract_stack(limit=8)
                    self.asked_by_the_window.append(
                        f"{name} {path} " + " < ".join(f"{each.name}:{each.lineno}" for each in reversed(who[:-1]))
                    )
                else:
                    self.answers.wait()
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


def add(window: WindowDriver, qtbot: QtBot, folder: Path) -> None:
    before = len(window.photos)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    QGuiApplication.clipboard().setMimeData(data)
    window.press_keys(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.photos) > before, timeout=SOON)
    window.wait_until_read()


def test_the_window_asks_the_share_for_nothing_itself(
    open_it: OpenWindow, share: Share, asking: Scripted, drags: list[list[str]], qtbot: QtBot
) -> None:
    window = open_it()
    add(window, qtbot, share.folder / "photos")
    window.select_all()
    window.type_date("okt 2022")
    asking.chosen_folder = share.folder / "copies"
    window.saving.change_folder()
    window.open_settings().close()
    window.save()
    window.saving.press("copyFilesButton")
    window.saving.drag_copies()
    assert [len(names) for names in drags] == [3]
    asking.chosen_folder = share.folder / "photos"
    window.saving.change_folder()
    window.save()
    add(window, qtbot, share.folder / "copies")
    window.restore_all()
    window.select_all()
    window.remove_selected()
    window.undo()
    window.choose_language("id")
    window.close()
    assert share.asked_by_the_window == []


def test_a_window_whose_share_is_gone_goes_on_and_closes(
    open_it: OpenWindow, share: Share, asking: Scripted, drags: list[list[str]], qtbot: QtBot
) -> None:
    window = open_it()
    add(window, qtbot, share.folder / "photos")
    asking.chosen_folder = share.folder / "copies"
    window.saving.change_folder()
    window.select_all()
    window.type_date("okt 2022")
    window.save()
    share.dies()
    window.open_settings().close()
    window.saving.press("copyFilesButton")
    assert window.info.message == "3 files have been copied. Paste them where you need them."
    window.saving.drag_copies()
    assert drags == [["a.jpg", "scan 1.jpg", "scan 2.jpg"]]
    window.type_date("nov 2022")
    assert window.close()
    assert share.asked_by_the_window == []


def test_work_is_kept_while_photos_of_earlier_work_lie_on_a_share_that_is_gone(
    open_it: OpenWindow, share: Share, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    first = open_it()
    add(first, qtbot, share.folder / "photos")
    first.select_all()
    first.type_date("okt 2022")
    first.close()
    share.dies()
    second = open_it(make_photo("here.jpg"))
    second.select_all()
    second.type_date("2019")
    qtbot.waitUntil(lambda: second.session.autosave.is_safe, timeout=SOON)
    second.close()
    share.comes_back()
    third = open_it()
    qtbot.waitUntil(lambda: third.offer.visible, timeout=SOON)
    assert third.offer.message.endswith("? 4 photos, 4 filled in.")


def test_a_style_file_on_a_share_that_is_gone_is_refused(open_it: OpenWindow, share: Share, asking: Scripted) -> None:
    panel = open_it().inspector
    asking.chosen_file = share.folder / "office.json"
    share.dies()
    panel.press("openStyleButton")
    assert panel.text("styleError").startswith(
        "The style office.json cannot be used: it cannot be opened: the network drive"
    )


def test_the_folder_for_the_copies_is_known_without_its_links(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    """Else copies would lie among the photos."""
    photos = make_photo("a.jpg", taken="2023:01:20 08:00:11").parent
    symbolic_link(tmp_path / "link", photos, to_folder=True)
    window = open_it(photos)
    window.session.update_settings(output_folder=str(tmp_path / "link"))
    qtbot.waitUntil(lambda: window.session.copy_folder == photos / "stampgui", timeout=SOON)
