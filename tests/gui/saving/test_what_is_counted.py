"""What the window counts while copies are saved, and after photos have left the list."""

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from pytestqt.qtbot import QtBot

from given import MakePhoto, under_many_names

TAKEN = "2023:01:20 08:00:11"


@pytest.mark.usefixtures("held_after_first")
def test_the_chips_count_what_has_been_saved_while_the_rest_is(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(*under_many_names(make_photo("0.jpg", taken=TAKEN, size=(2400, 1800)), 30))
    window.press_save()
    qtbot.waitUntil(lambda: any(card.saved for card in window.photos), timeout=SOON)
    window.saving.press("pauseButton")

    def ticked() -> int:
        return sum(card.saved for card in window.photos)

    qtbot.waitUntil(lambda: window.filters.counts.get("Saved") == ticked(), timeout=SOON)
    assert window.filters.counts["Ready"] == 30 - ticked()
    assert window.session.save_run.running
    with qtbot.waitSignal(window.session.save_run.finished, timeout=SOON):
        window.saving.press("cancelButton")


def test_what_was_said_of_a_photo_goes_with_it_from_the_list(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    whole, broken = make_photo("utuh.jpg", taken=TAKEN), make_photo("rusak.jpg", taken=TAKEN)
    broken.write_bytes(broken.read_bytes()[:300])
    window = open_it(whole, broken)
    window.save()
    assert "1 other photo of the list cannot be stamped" in window.saving.details
    window.grid.select_photos([item.id for item in window.photos if item.found.path.stem == "rusak"])
    window.remove_selected()
    window.qtbot.waitUntil(lambda: "cannot be stamped" not in window.saving.details, timeout=SOON)
