"""The collector of garbage neither stops the window nor keeps what nobody needs."""

import gc
import weakref

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.app import keep_responsive


class Thing:
    """Something that refers to itself, as parts of windows and errors do."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_garbage_when_photos_have_come_is_not_kept_for_ever(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.setswitchinterval", lambda seconds: None)  # it would outlive the window
    window = open_it()
    keep_responsive(window.controller)
    gc.disable()  # it may run at any moment, which is no proof
    try:
        garbage = weakref.ref(Thing())
        window.session.add([make_photo("a.jpg")])
        qtbot.waitUntil(lambda: window.session.model.rowCount() == 1, timeout=SOON)
        assert garbage() is None
    finally:
        gc.enable()
        gc.unfreeze()
