"""A photo that is too small for its caption cannot be saved: it is counted and shown among those that failed."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt

from given import MakePhoto
from stampgui.caption.overrides import CaptionOverride
from stampgui.session.photos.photo_item import PhotoFilter

LONG = "Musyawarah perencanaan pembangunan di balai desa, bersama seluruh warga dusun, {tanggal}"
TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def photos(make_photo: MakePhoto) -> tuple[Path, Path]:
    return make_photo("kecil.jpg", size=(100, 68), taken=TAKEN), make_photo("besar.jpg", size=(1200, 800), taken=TAKEN)


def write(window: WindowDriver, template: str) -> None:
    window.session.set_caption_spec(replace(window.session.caption_spec, template=template))


def counts(window: WindowDriver) -> dict[str, int]:
    """How many photos there are of each kind of which there are any."""
    return {kind: count for kind, count in window.filters.counts.items() if count}


def wait_for_counts(window: WindowDriver, wanted: dict[str, int]) -> None:
    """The window counts anew once everything is chosen."""
    window.qtbot.waitUntil(lambda: counts(window) == wanted, timeout=SOON)


def select(window: WindowDriver, name: str) -> None:
    """Select a photo of which no preview is to be waited for."""
    window.grid.select_photos([item.id for item in window.photos if item.found.path.stem == name])
    window.qtbot.wait(20)


def names_shown(window: WindowDriver) -> list[str]:
    model = window.grid.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_counts_and_button_follow_a_caption_that_some_photos_have_no_room_for(
    open_it: OpenWindow, photos: tuple[Path, Path]
) -> None:
    window = open_it(*photos)
    window.hints.skip()
    wait_for_counts(window, {"All": 2, "Ready": 2})
    assert window.saving.save_text == "Save 2 photos"

    write(window, LONG)
    wait_for_counts(window, {"All": 2, "Ready": 1, "Failed": 1})
    assert window.saving.save_text == "Save 1 photo"
    assert window.saving.text("readyCounts") == "1 ready · 1 failed"
    assert "January 20, 2023 | kecil.jpg | Too small for the caption" in window.list
    window.filters.show_only(PhotoFilter.FAILED)
    assert names_shown(window) == ["kecil.jpg"]
    window.filters.show_only(PhotoFilter.READY)
    assert names_shown(window) == ["besar.jpg"]
    window.filters.show_only(PhotoFilter.ALL)

    result = window.save()
    assert [outcome.path.name for outcome in result.results.values()] == ["besar.jpg"]
    assert "1 other photo of the list cannot be stamped; click it to see why." in window.saving.details
    select(window, "kecil")
    window.qtbot.waitUntil(lambda: "too small for a caption" in window.inspector.text("dateReason"), timeout=SOON)
    window.qtbot.waitUntil(lambda: not window.inspector.text("captionProblem"), timeout=SOON)  # it is said once

    write(window, "{tanggal}")
    wait_for_counts(window, {"All": 2, "Ready": 2})
    assert window.saving.save_text == "Save 2 photos"


def test_a_photo_that_was_read_with_a_long_caption_can_be_saved_with_a_short_one(
    open_it: OpenWindow, photos: tuple[Path, Path]
) -> None:
    window = open_it()
    window.session.set_caption_spec(replace(window.session.caption_spec, template=LONG))
    window.add(photos)
    window.hints.skip()
    wait_for_counts(window, {"All": 2, "Ready": 1, "Failed": 1})
    write(window, "{tanggal}")
    wait_for_counts(window, {"All": 2, "Ready": 2})
    assert len(window.save().failures) == 0


def test_a_typed_date_says_at_once_that_the_photo_is_too_small(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("titik.jpg", size=(30, 20)))
    window.hints.skip()
    wait_for_counts(window, {"All": 1, "No date yet": 1})
    select(window, "titik")
    window.type_date("14 Oct 2022")
    wait_for_counts(window, {"All": 1, "Failed": 1})
    assert not window.saving.button("saveButton").isEnabled()
    window.press_keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.info.message == "None of these photos can be saved. Click one to see why."
    window.undo()
    wait_for_counts(window, {"All": 1, "No date yet": 1})


def test_one_photo_with_large_letters_of_its_own_is_too_small_alone(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    one, other = (make_photo(name, size=(160, 110), taken=TAKEN) for name in ("satu.jpg", "dua.jpg"))
    window = open_it(one, other)
    window.hints.skip()
    wait_for_counts(window, {"All": 2, "Ready": 2})
    item = next(each for each in window.photos if each.found.path.stem == "satu")
    own = CaptionOverride(event_place=(("event", "Musyawarah-perencanaan-pembangunan-desa"),))
    window.session.set_caption_overrides({item.id: own})
    wait_for_counts(window, {"All": 2, "Ready": 1, "Failed": 1})
    window.undo()
    wait_for_counts(window, {"All": 2, "Ready": 2})


def test_a_small_copy_for_uploading_without_room_for_the_caption_counts_as_well(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_it(make_photo("panorama.jpg", size=(9000, 60), taken=TAKEN))
    window.hints.skip()
    wait_for_counts(window, {"All": 1, "Ready": 1})
    window.saving.choose_both_copies("whatsapp")
    wait_for_counts(window, {"All": 1, "Failed": 1})
    window.saving.choose_full_size_copies()
    wait_for_counts(window, {"All": 1, "Ready": 1})


def test_many_photos_that_have_to_be_looked_at_one_by_one_are_counted_in_the_end(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_it(*(make_photo(f"{n:02}.jpg", size=(60 + n, 30), taken=TAKEN) for n in range(40)))
    window.hints.skip()
    write(window, LONG)
    wait_for_counts(window, {"All": 40, "Failed": 40})
