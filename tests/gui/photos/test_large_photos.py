"""Photos that take more memory than there is for each: their cards say so, and not only the run that saves them."""

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from PIL import Image
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.stamping.outcome import Status


def test_a_photo_that_needs_too_much_memory_is_refused_once_it_is_read(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stampgui.machine_memory.measure_memory", lambda: 200 << 20)
    monkeypatch.setattr("stampgui.gui.state.session_controller.choose_worker_count", lambda _: 0)
    here = make_photo("a.jpg", taken="2022:10:14 09:15:00")
    large = here.with_name("IMG_20221014_081530.webp")
    Image.new("RGB", (1600, 1200)).save(large)
    window = open_it()
    window.session.update_settings(jobs=4)
    window.add([here.parent])
    assert [item.status for item in window.photos] == [Status.READY, Status.FAILED]
    window.grid.select_photos([1])
    qtbot.waitUntil(lambda: "GB of memory" in window.inspector.text("dateReason"), timeout=SOON)
    assert window.saving.save_text == "Save 1 photo"
    window.session.update_settings(jobs=1)  # as the reason suggests
    qtbot.waitUntil(lambda: window.photos[1].status is Status.READY, timeout=SOON)
    assert window.save().stamped_count == 2
