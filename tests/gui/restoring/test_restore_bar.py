"""Stamped copies among the photos: the window offers their originals and gives them back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from gui.driver.parts import SOON, settle
from gui.scripted_prompts import OpenWindow, Scripted
from PIL import Image
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot
from session.photo_items import seen

from given import MakePhoto, under_many_names
from stampgui.__main__ import main
from stampgui.dates.partial import PartialDate
from stampgui.gui.text.restore_result_text import describe_restore_result, list_refusals
from stampgui.i18n import load_catalogue, message
from stampgui.image.jpeg import core
from stampgui.session.saving.run_results import RestoreResult
from stampgui.stamping.outcome import Outcome, Status

pytestmark = pytest.mark.skipif(not core.is_core_available(), reason="the native core was not built")


@pytest.fixture
def copies(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """Three copies; that of the PNG photo cannot give its original back."""
    for name in ("a.jpg", "b.jpg", "c.png"):
        make_photo(name, folder=tmp_path / "sources")
    assert main(["stamp", str(tmp_path / "sources"), "-o", str(tmp_path / "copies"), "--date", "2022"]) == 0
    return tmp_path / "copies"


def test_photos_that_are_no_copies_are_offered_nothing(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    assert not open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11")).restoring.visible


def test_the_originals_are_given_back_into_the_chosen_folder(
    open_it: OpenWindow,
    copies: Path,
    make_photo: MakePhoto,
    tmp_path: Path,
    asking: Scripted,
    qtbot: QtBot,
    untouched: Callable[[Path], None],
) -> None:
    untouched(copies)
    window = open_it(copies, make_photo("asli.jpg", taken="2023:01:20 08:00:11"))
    strip = window.restoring
    assert (strip.text("restoreOffer"), strip.button("restoreAllButton").text()) == (
        "3 photos here are stamped copies.",
        "Restore 2 originals…",
    )
    assert strip.text("unrestorableNote") == (
        "1 original cannot be restored:\nc.png: Only JPEG copies can hold their original."
    )
    asking.chosen_folder = tmp_path / "back"
    restored = window.restore_all()
    assert (restored.restored_count, len(restored.refusals)) == (2, 0)
    written = {path.name: path.read_bytes() for path in (tmp_path / "back").rglob("*") if path.is_file()}
    assert written == {name: (tmp_path / "sources" / name).read_bytes() for name in ("a.jpg", "b.jpg")}
    assert strip.text("restoreResult") == "2 originals restored."
    assert strip.text("restoreRefusals") == ""
    assert seen(window.photos, load_catalogue("en")) == (
        "  Not used | a.jpg | Restored\n"
        "  Not used | b.jpg | Restored\n"
        "  Not used | c.png | Already stamped\n"
        "  January 20, 2023 | asli.jpg | Camera data"
    )


def test_copies_that_hold_nothing_are_told_and_offered_nothing(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        make_photo(name, folder=tmp_path / "sources")
    command = ["stamp", str(tmp_path / "sources"), "-o", str(tmp_path / "copies"), "--date", "2022", "--no-undo"]
    assert main([*command, "--upload"]) == 0
    window = open_it(tmp_path / "copies")
    offer = window.restoring
    buttons = [offer.button(f"restore{which}Button") for which in ("All", "Selected")]
    assert (offer.offering, *(button.isVisible() for button in buttons)) == (True, False, False)
    assert offer.text("restoreOffer") == "6 photos here are stamped copies."
    assert offer.text("unrestorableNote") == (
        "Their originals cannot be restored:\na.jpg, b.jpg and 4 more: It does not contain the data to restore its "
        "original."
    )


def test_an_offer_without_reasons_is_no_higher_than_its_button_needs(open_it: OpenWindow, copies: Path) -> None:
    (copies / "c.png").unlink()
    strip = open_it(copies).restoring
    button = strip.button("restoreAllButton")
    middle = button.mapTo(strip.root, button.rect().center()).y()
    assert middle == pytest.approx(strip.root.height() / 2, abs=2)


def test_copies_are_never_stamped_again(open_it: OpenWindow, copies: Path) -> None:
    window = open_it(copies)
    window.session.set_date([card.id for card in window.photos], PartialDate(2020))
    assert window.session.pending_items == []
    assert seen(window.photos, load_catalogue("en")).count("Already stamped") == 3


def test_the_card_of_a_copy_shows_all_of_it_since_its_date_may_be_anywhere(open_it: OpenWindow, tmp_path: Path) -> None:
    photo = Image.new("RGB", (1000, 900), "grey")
    photo.paste("red", (0, 855, 1000, 900))
    (tmp_path / "sources").mkdir()
    photo.save(tmp_path / "sources" / "a.jpg")
    assert main(["stamp", str(tmp_path / "sources"), "-o", str(tmp_path / "copies"), "--date", "2022"]) == 0
    window = open_it(tmp_path / "copies")

    def shows_red() -> bool:
        card = window.card_of("a")
        shades = [card.pixelColor(card.width() // 2, y) for y in range(card.height())]
        return any(each.red() > each.green() + 50 for each in shades)

    window.qtbot.waitUntil(shows_red, timeout=SOON)


def test_only_the_selected_copies_can_be_given_back(
    open_it: OpenWindow, copies: Path, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    window = open_it(copies)
    window.grid.select_photos([1])
    settle()
    offer, only_these = window.restoring, window.restoring.button("restoreSelectedButton")
    assert (only_these.isVisible(), only_these.text()) == (True, "Only the selected one…")
    asking.chosen_folder = tmp_path / "back"
    window.wait_for_originals(only_these.click)
    assert [path.name for path in (tmp_path / "back").rglob("*.*")] == ["b.jpg"]
    offer.press("restoreDoneButton")
    window.select_all()
    settle()
    assert offer.offering
    assert not only_these.isVisible()


def test_without_a_folder_nothing_happens(open_it: OpenWindow, copies: Path, asking: Scripted) -> None:
    window = open_it(copies)
    asking.chosen_folder = None
    window.restoring.press("restoreAllButton")
    assert not window.is_restoring
    assert window.restoring.offering


def test_files_that_are_there_stay_as_they_are(
    open_it: OpenWindow, copies: Path, tmp_path: Path, asking: Scripted, qtbot: QtBot, untouched: Callable[[Path], None]
) -> None:
    untouched(tmp_path / "sources")
    window = open_it(copies / "a.jpg")
    asking.chosen_folder = tmp_path / "sources"
    restored = window.restore_all()
    assert [outcome.status for outcome in restored.refusals] == [Status.SKIPPED]
    assert window.restoring.text("restoreResult") == "No original could be restored."
    assert (
        window.restoring.text("restoreRefusals")
        == "a.jpg: A file with that name already exists. Move it away or choose another folder."
    )


def test_the_result_says_how_many_of_all_were_restored(
    open_it: OpenWindow, copies: Path, tmp_path: Path, asking: Scripted
) -> None:
    asking.chosen_folder = tmp_path / "back"
    asking.chosen_folder.mkdir()
    (asking.chosen_folder / "a.jpg").write_bytes(b"another")
    window = open_it(copies)
    window.restore_all()
    assert window.restoring.text("restoreResult") == "1 of 2 originals restored."
    assert (
        window.restoring.text("restoreRefusals")
        == "a.jpg: A file with that name already exists. Move it away or choose another folder."
    )


def test_the_result_goes_with_the_copies_that_it_tells_of(
    open_it: OpenWindow, copies: Path, make_photo: MakePhoto, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    window = open_it(copies, make_photo("asli.jpg", taken="2023:01:20 08:00:11"))
    asking.chosen_folder = tmp_path / "back"
    window.restore_all()
    assert window.restoring.visible
    window.grid.select_photos([item.id for item in window.photos if item.found.path.stem != "asli"])
    window.remove_selected()
    qtbot.waitUntil(lambda: not window.restoring.visible, timeout=SOON)


def test_the_folder_of_the_originals_can_be_opened(
    open_it: OpenWindow,
    copies: Path,
    tmp_path: Path,
    asking: Scripted,
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_it(copies)
    asking.chosen_folder = tmp_path / "back"
    window.restore_all()
    window.restoring.press("restoreFolderButton")
    assert opened == [str(tmp_path / "back")]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)  # as where no program is meant for folders
    window.restoring.press("restoreFolderButton")
    assert window.info.message == f"The folder {tmp_path / 'back'} could not be opened."


def many_copies(make_photo: MakePhoto, tmp_path: Path, count: int) -> Path:
    """Copies of one large photo under many names."""
    photo = make_photo("0.jpg", size=(2400, 1800), taken="2022:10:14 08:00:00", folder=tmp_path / "sources")
    assert main(["stamp", str(photo), "-o", str(tmp_path / "copies")]) == 0
    under_many_names(tmp_path / "copies" / "0.jpg", count)
    return tmp_path / "copies"


@pytest.mark.usefixtures("held_after_first")
def test_cancelling_keeps_what_is_finished(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    copies = many_copies(make_photo, tmp_path, 30)
    window = open_it(*(copies / f"{number}.jpg" for number in range(30)))
    asking.chosen_folder = tmp_path / "back"
    window.restoring.press("restoreAllButton")
    assert window.restoring.running
    qtbot.waitUntil(lambda: window.restoring.begun, timeout=SOON)
    restored = window.wait_for_originals(lambda: window.restoring.press("cancelRestoreButton"))
    assert restored.cancelled
    assert 0 < restored.restored_count < 30
    source = (tmp_path / "sources" / "0.jpg").read_bytes()
    written = list((tmp_path / "back").iterdir())
    assert len(written) >= restored.restored_count
    assert all(path.read_bytes() == source for path in written)


@pytest.mark.usefixtures("held_after_first")
def test_closing_meanwhile_asks_and_leaves_nothing_half_written(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    copies = many_copies(make_photo, tmp_path, 30)
    window = open_it(copies)
    asking.chosen_folder = tmp_path / "back"
    window.restoring.press("restoreAllButton")
    qtbot.waitUntil(lambda: window.restoring.begun, timeout=SOON)
    asking.answers = [0, 1]
    assert not window.close()
    assert window.is_restoring
    assert window.close()
    assert asking.asked == ["Originals are still being restored"] * 2
    assert not list((tmp_path / "back").rglob(".*"))


def test_another_language_is_on_the_strip_at_once(
    open_it: OpenWindow, copies: Path, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    window = open_it(copies)
    strip = window.restoring
    window.choose_language("id")
    assert strip.button("restoreAllButton").text() == "Kembalikan 2 foto asli…"
    asking.chosen_folder = tmp_path / "back"
    window.restore_all()
    assert strip.text("restoreResult") == "2 foto asli dikembalikan."
    window.choose_language("en")
    assert strip.text("restoreResult") == "2 originals restored."


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_buttons_fit_a_small_screen(open_it: OpenWindow, copies: Path, qtbot: QtBot, language: str) -> None:
    """A 1366 × 768 screen at 150 % has 910 × 512 pixels."""
    window = open_it(copies, language=language)
    window.main_window.resize(910, 512)
    window.grid.select_photos([0])
    settle()
    for name in ("restoreSelectedButton", "restoreAllButton"):
        button = window.restoring.button(name)
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
        assert button.visibleRegion().boundingRect() == button.rect()
    assert window.main_window.minimumSizeHint().width() <= 910


def refused(reason: str, *names: str) -> list[Outcome]:
    return [Outcome(Path(name), Status.FAILED, message(reason)) for name in names]


def test_each_reason_is_said_once_with_the_copies_it_holds_for() -> None:
    refusals = [*refused("Too old.", "a", "b", "c", "d"), *refused("Too new.", "e"), *refused("Odd.", "f", "g")]
    assert list(list_refusals(refusals, load_catalogue("en"))) == [
        "a, b and 2 more: Too old.",
        "e: Too new.",
        "… and 2 more; click them to see why.",
    ]


def test_a_run_that_broke_off_says_how_far_it_came_and_why() -> None:
    done = Outcome(Path("a"), Status.RESTORED)
    title, note = describe_restore_result(
        RestoreResult(Path(), (0, 1, 2), {0: done}, error=OSError("gone")), load_catalogue("en")
    )
    assert title == "Restoring was interrupted after 1 of 3 originals."
    assert note.startswith("Reason: the system reports “gone”.")
    assert note.endswith("Finished originals are kept.")
