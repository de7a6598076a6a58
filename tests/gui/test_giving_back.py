"""Stamped copies among the photos: the window offers their originals and gives them back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from gui.rows import seen
from gui.scripted import OpenWindow, Scripted
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.__main__ import main
from stampgui.dates.partial import PartialDate
from stampgui.gui.restored_words import reason_lines, result_words
from stampgui.gui.restoring import Restored
from stampgui.gui.window import Window
from stampgui.i18n import catalogue, message
from stampgui.image.jpeg import core
from stampgui.stamping.outcome import Outcome, Status

pytestmark = pytest.mark.skipif(not core.available(), reason="the native core was not built")


@pytest.fixture
def copies(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """Three copies; that of the PNG photo cannot give its original back."""
    for name in ("a.jpg", "b.jpg", "c.png"):
        make_photo(name, folder=tmp_path / "sources")
    assert main(["stamp", str(tmp_path / "sources"), "-o", str(tmp_path / "copies"), "--date", "2022"]) == 0
    return tmp_path / "copies"


def give_back(window: Window, qtbot: QtBot) -> Restored:
    with qtbot.waitSignal(window.giving_back.restoring.ended, timeout=20_000) as ended:
        window.page.copies._offer.all.click()
    assert ended.args is not None
    restored = ended.args[0]
    assert isinstance(restored, Restored)
    return restored


def test_photos_that_are_no_copies_are_offered_nothing(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    assert not open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11")).page.copies.isVisible()


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
    strip = window.page.copies
    assert (strip._offer.text.text(), strip._offer.all.text()) == (
        "3 photos here are stamped copies.",
        "Give back 2 originals…",
    )
    assert strip._offer.others.text() == (
        "1 other copy cannot give its original back:\nc.png: Only JPEG copies can hold their original."
    )
    asking.chosen_folder = tmp_path / "back"
    restored = give_back(window, qtbot)
    assert (restored.given_back, len(restored.refusals)) == (2, 0)
    written = {path.name: path.read_bytes() for path in (tmp_path / "back").rglob("*") if path.is_file()}
    assert written == {name: (tmp_path / "sources" / name).read_bytes() for name in ("a.jpg", "b.jpg")}
    assert strip._done.text.text() == "2 originals given back."
    assert not strip._done.reasons.isVisible()
    assert seen(window.session.model.cards, catalogue("en")) == (
        "  Left out | a.jpg | Restored\n"
        "  Left out | b.jpg | Restored\n"
        "  Left out | c.png | Already stamped\n"
        "  January 20, 2023 | asli.jpg | Camera EXIF"
    )


def test_copies_that_hold_nothing_are_told_and_offered_nothing(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        make_photo(name, folder=tmp_path / "sources")
    command = ["stamp", str(tmp_path / "sources"), "-o", str(tmp_path / "copies"), "--date", "2022", "--no-undo"]
    assert main([*command, "--upload"]) == 0
    window = open_it(tmp_path / "copies")
    offer = window.page.copies._offer
    assert (offer.isVisible(), offer.all.isVisible(), offer.selected.isVisible()) == (True, False, False)
    assert offer.text.text() == "6 photos here are stamped copies."
    assert offer.others.text() == (
        "Their originals cannot be given back:\n"
        "a.jpg, b.jpg and 4 more: It holds nothing to give its original back from."
    )


def test_copies_are_never_stamped_again(open_it: OpenWindow, copies: Path) -> None:
    window = open_it(copies)
    window.session.give([card.id for card in window.session.model.cards], PartialDate(2020))
    assert window.session.pending == []
    assert seen(window.session.model.cards, catalogue("en")).count("Already stamped") == 3


def test_only_the_selected_copies_can_be_given_back(
    open_it: OpenWindow, copies: Path, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    window = open_it(copies)
    window.page.grid.select([1])
    qtbot.wait(20)
    offer = window.page.copies._offer
    assert (offer.selected.isVisible(), offer.selected.text()) == (True, "Only the selected one…")
    asking.chosen_folder = tmp_path / "back"
    with qtbot.waitSignal(window.giving_back.restoring.ended, timeout=20_000):
        offer.selected.click()
    assert [path.name for path in (tmp_path / "back").rglob("*.*")] == ["b.jpg"]
    window.page.copies._done.done.click()
    window.page.grid.selectAll()
    qtbot.wait(20)
    assert offer.isVisible()
    assert not offer.selected.isVisible()


def test_without_a_folder_nothing_happens(open_it: OpenWindow, copies: Path, asking: Scripted) -> None:
    window = open_it(copies)
    asking.chosen_folder = None
    window.page.copies._offer.all.click()
    assert not window.giving_back.restoring.running
    assert window.page.copies._offer.isVisible()


def test_files_that_are_there_stay_as_they_are(
    open_it: OpenWindow, copies: Path, tmp_path: Path, asking: Scripted, qtbot: QtBot, untouched: Callable[[Path], None]
) -> None:
    untouched(tmp_path / "sources")
    window = open_it(copies / "a.jpg")
    asking.chosen_folder = tmp_path / "sources"
    restored = give_back(window, qtbot)
    assert [outcome.status for outcome in restored.refusals] == [Status.SKIPPED]
    assert window.page.copies._done.text.text() == "No original could be given back."
    assert window.page.copies._done.reasons.text() == "a.jpg: A file of that name is already there."


def test_the_folder_of_the_originals_can_be_opened(
    open_it: OpenWindow,
    copies: Path,
    tmp_path: Path,
    asking: Scripted,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown_to_the_person: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown_to_the_person.append(url.toLocalFile()))
    window = open_it(copies)
    asking.chosen_folder = tmp_path / "back"
    give_back(window, qtbot)
    window.page.copies._done.folder.click()
    assert shown_to_the_person == [str(tmp_path / "back")]


def many_copies(make_photo: MakePhoto, tmp_path: Path, count: int) -> Path:
    """Copies of one large photo under many names."""
    photo = make_photo("0.jpg", size=(2400, 1800), taken="2022:10:14 08:00:00", folder=tmp_path / "sources")
    assert main(["stamp", str(photo), "-o", str(tmp_path / "copies")]) == 0
    for number in range(1, count):
        (tmp_path / "copies" / f"{number}.jpg").hardlink_to(tmp_path / "copies" / "0.jpg")
    return tmp_path / "copies"


def test_cancelling_keeps_what_is_finished(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    copies = many_copies(make_photo, tmp_path, 200)
    window = open_it(*(copies / f"{number}.jpg" for number in range(200)))
    asking.chosen_folder = tmp_path / "back"
    restoring = window.giving_back.restoring
    window.page.copies._offer.all.click()
    assert window.page.copies._running.isVisible()
    qtbot.waitUntil(lambda: window.page.copies._running.bar.value() > 0, timeout=20_000)
    with qtbot.waitSignal(restoring.ended, timeout=5000) as ended:
        window.page.copies._running.cancel.click()
    restored = ended.args[0] if ended.args else None
    assert isinstance(restored, Restored)
    assert restored.cancelled
    assert 0 < restored.given_back < 200
    source = (tmp_path / "sources" / "0.jpg").read_bytes()
    written = list((tmp_path / "back").iterdir())
    assert len(written) >= restored.given_back
    assert all(path.read_bytes() == source for path in written)


def test_closing_meanwhile_asks_and_leaves_nothing_half_written(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    copies = many_copies(make_photo, tmp_path, 200)
    window = open_it(copies)
    asking.chosen_folder = tmp_path / "back"
    window.page.copies._offer.all.click()
    qtbot.waitUntil(lambda: window.page.copies._running.bar.value() > 0, timeout=20_000)
    asking.answers = [0, 1]
    assert not window.frame.close()
    assert window.giving_back.restoring.running
    assert window.frame.close()
    assert asking.asked == ["Originals are still being given back"] * 2
    assert not list((tmp_path / "back").rglob(".*"))


def test_another_language_is_on_the_strip_at_once(
    open_it: OpenWindow, copies: Path, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    window = open_it(copies)
    strip = window.page.copies
    window.header.language_chosen.emit("id")
    assert strip._offer.all.text() == "Kembalikan 2 foto asli…"
    asking.chosen_folder = tmp_path / "back"
    give_back(window, qtbot)
    assert strip._done.text.text() == "2 foto asli dikembalikan."
    window.header.language_chosen.emit("en")
    assert strip._done.text.text() == "2 originals given back."


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_buttons_fit_a_small_screen(open_it: OpenWindow, copies: Path, qtbot: QtBot, language: str) -> None:
    """A 1366 × 768 screen at 150 % has 910 × 512 pixels."""
    window = open_it(copies, language=language)
    window.frame.resize(910, 512)
    window.page.grid.select([0])
    qtbot.wait(50)
    offer = window.page.copies._offer
    for button in (offer.selected, offer.all):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
        assert offer.rect().contains(button.geometry())
    assert window.frame.minimumSizeHint().width() <= 910


def refused(reason: str, *names: str) -> list[Outcome]:
    return [Outcome(Path(name), Status.FAILED, message(reason)) for name in names]


def test_each_reason_is_said_once_with_the_copies_it_holds_for() -> None:
    refusals = [*refused("Too old.", "a", "b", "c", "d"), *refused("Too new.", "e"), *refused("Odd.", "f", "g")]
    assert list(reason_lines(refusals, catalogue("en"))) == [
        "a, b and 2 more: Too old.",
        "e: Too new.",
        "… and 2 more; their cards say why.",
    ]


def test_a_run_that_broke_off_says_how_far_it_came() -> None:
    done = Outcome(Path("a"), Status.RESTORED)
    title, note = result_words(Restored(Path(), (0, 1, 2), (done,), error=OSError("gone")), catalogue("en"))
    assert (title, note) == ("Giving back was broken off after 1 of 3 originals.", "What is finished stays.")
