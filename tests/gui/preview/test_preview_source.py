"""What is read for the preview is that of the photo as its file is now."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.gui.preview import preview_source
from stampgui.gui.preview.preview_source import PreviewSource
from stampgui.image.photo import identify
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.stamping.outcome import Outcome, Status


def test_a_picture_that_was_read_before_its_file_changed_is_not_shown(
    make_photo: MakePhoto, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_photo("a.png", size=(320, 240))
    before = PhotoItem(0, FoundPhoto(path, path), path, Outcome(path, Status.READY), photo=identify(path))
    load, begun, changed = preview_source.load_picture, threading.Event(), threading.Event()

    def load_slowly(path: Path, long_edge: int) -> QImage:
        found = load(path, long_edge)
        begun.set()
        changed.wait(60)
        return found

    monkeypatch.setattr(preview_source, "load_picture", load_slowly)
    source = PreviewSource()
    source.set_photo(before)
    source.request_picture(100)
    assert begun.wait(60)
    monkeypatch.undo()
    after = replace(before, photo=identify(make_photo("a.png", size=(240, 320), compress_level=0)))
    source.set_photo(after)
    source.request_picture(100)
    changed.set()
    qtbot.waitUntil(lambda: source.picture is not None, timeout=SOON)
    qtbot.wait(200)
    assert source.picture is not None
    assert source.picture.height() > source.picture.width()
    source.close()
