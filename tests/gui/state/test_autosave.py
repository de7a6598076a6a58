"""What a person decided survives closing and a killed program, and is offered, not forced."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from pytestqt.qtbot import QtBot
from session.photo_items import seen

from given import MakePhoto
from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride
from stampgui.caption.style import Anchor
from stampgui.i18n import load_catalogue

KILLED_WINDOW = Path(__file__).parents[1] / "real" / "killed_window.py"
LEFT = CaptionOverride(style=(("position", Anchor.LEFT),))
MEETING = EventPlace(event="Rapat desa")


def shown(window: WindowDriver) -> str:
    return seen(window.photos, load_catalogue("en"))


def answer(window: WindowDriver, text: str) -> None:
    window.inspector.type_date(text)


def say(window: WindowDriver, words: EventPlace) -> None:
    window.inspector.type_into("eventEdit", words.event)


def offer(window: WindowDriver, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: window.offer.visible, timeout=SOON)
    return window.offer.message


def go_on(window: WindowDriver, qtbot: QtBot) -> None:
    window.offer.accept()
    window.wait_until_read()


@pytest.fixture
def broken_off(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path) -> Path:
    """A folder of two photos, one of which was given a date before the window was closed."""
    make_photo("scan 1.jpg")
    make_photo("lama/scan 2.jpg")
    window = open_it(tmp_path / "photos")
    answer(window, "17 agustus 2019")
    assert window.close()
    return tmp_path / "photos"


def unfinished(tmp_path: Path) -> Path:
    return tmp_path / "config" / "unfinished.json"


def test_work_is_taken_up_where_it_was_left(open_it: OpenWindow, broken_off: Path, qtbot: QtBot) -> None:
    window = open_it()
    text = offer(window, qtbot)
    assert text.endswith("? 2 photos, 1 filled in.")
    assert window.welcome.visible
    go_on(window, qtbot)
    assert shown(window) == "  August 17, 2019 | scan 1.jpg | Typed\n  No date yet | scan 2.jpg | Please fill in"
    assert not window.notices.visible
    assert [str(card.found.relative) for card in window.photos] == [
        "scan 1.jpg",
        str(Path("lama/scan 2.jpg")),
    ]


def test_discarding_asks_and_then_forgets(
    open_it: OpenWindow, broken_off: Path, qtbot: QtBot, asking: Scripted, tmp_path: Path
) -> None:
    window = open_it()
    offer(window, qtbot)
    asking.answers = [0]
    window.offer.decline()
    assert window.offer.visible
    window.offer.decline()
    assert asking.asked[-2:] == ["Discard the unfinished work?"] * 2
    qtbot.waitUntil(lambda: not unfinished(tmp_path).exists(), timeout=SOON)
    window.close()
    again = open_it()
    qtbot.wait(200)
    assert not again.offer.visible


def test_what_is_neither_taken_up_nor_discarded_is_offered_again_with_what_came_since(
    open_it: OpenWindow, broken_off: Path, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("other.jpg", folder=tmp_path / "more"))
    offer(window, qtbot)
    answer(window, "2020")
    assert window.close()
    again = open_it()
    assert offer(again, qtbot).endswith("? 3 photos, 2 filled in.")


def test_photos_that_were_added_again_get_their_dates_too(
    open_it: OpenWindow, broken_off: Path, qtbot: QtBot, asking: Scripted
) -> None:
    window = open_it(broken_off)
    offer(window, qtbot)
    assert "Typed" not in shown(window)
    go_on(window, qtbot)
    assert "August 17, 2019 | scan 1.jpg | Typed" in shown(window)
    assert "Nothing was added" not in asking.asked


def test_a_photo_that_changed_is_asked_for_again(open_it: OpenWindow, broken_off: Path, qtbot: QtBot) -> None:
    answered, other = broken_off / "scan 1.jpg", broken_off / "lama" / "scan 2.jpg"
    window = open_it()
    offer(window, qtbot)
    go_on(window, qtbot)
    window.session.set_date([1], window.photos[0].user_date)
    window.close()
    answered.write_bytes(other.read_bytes() + b"\n")
    window = open_it()
    assert offer(window, qtbot).endswith(" 1 photo has changed since.")
    go_on(window, qtbot)
    assert shown(window) == "  No date yet | scan 1.jpg | Please fill in\n  August 17, 2019 | scan 2.jpg | Typed"


def test_nothing_is_kept_once_the_copies_are_saved(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("scan.jpg"))
    answer(window, "2019")
    qtbot.waitUntil(lambda: unfinished(tmp_path).exists(), timeout=SOON)
    window.save()
    qtbot.waitUntil(lambda: not unfinished(tmp_path).exists(), timeout=SOON)


def test_closing_says_that_the_dates_are_kept_or_that_they_cannot_be(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted
) -> None:
    first, second = open_it(make_photo("scan.jpg")), open_it(make_photo("scan 2.jpg"))
    answer(first, "2019")
    answer(second, "2019")
    assert (first.session.autosave.is_safe, second.session.autosave.is_safe) == (True, False)
    second.close()
    first.close()
    assert asking.said == [
        "The dates and captions that you entered cannot be remembered, and are lost when the window is closed.",
        "The dates and captions that you entered are remembered. You can go on the next time you open stampgui.",
    ]


def test_one_answer_saves_and_closes_the_window(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted, tmp_path: Path
) -> None:
    window = open_it(make_photo("scan.jpg"))
    answer(window, "2019")
    asking.answers = [1]
    assert not window.close()
    assert asking.asked == ["The copy of 1 photo is not saved yet"]
    qtbot.waitUntil(lambda: not window.main_window.isVisible(), timeout=SOON)
    assert (tmp_path / "Pictures" / "stampgui" / "scan.jpg").is_file()
    assert not unfinished(tmp_path).exists()


def test_saving_is_not_offered_again_for_what_waits_for_a_date(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted
) -> None:
    window = open_it(make_photo("dated.jpg", taken="2023:01:20 08:00:11"), make_photo("scan.jpg"))
    window.session.set_caption_overrides({1: LEFT})
    asking.answers = [1, 0]
    with qtbot.waitSignal(window.session.saving_finished, timeout=SOON):
        assert not window.close()
    qtbot.waitUntil(lambda: len(asking.asked) == 2, timeout=SOON)
    assert window.main_window.isVisible()
    asking.answers = [1]  # which closes now
    assert window.close()


def test_a_window_whose_photos_could_not_all_be_saved_stays_open(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted
) -> None:
    photo = make_photo("scan.jpg")
    window = open_it(photo)
    answer(window, "2019")
    photo.unlink()
    asking.answers = [1]
    with qtbot.waitSignal(window.session.saving_finished, timeout=SOON):
        assert not window.close()
    qtbot.waitUntil(
        lambda: (
            window.saving.failures
            == ["scan.jpg: There is no such file. Find out where it is now, or connect its drive again."]
        ),
        timeout=SOON,
    )
    assert window.main_window.isVisible()


def test_work_that_was_continued_and_saved_is_not_offered_again_though_a_photo_is_away(
    open_it: OpenWindow, broken_off: Path, qtbot: QtBot
) -> None:
    (broken_off / "lama" / "scan 2.jpg").rename(broken_off / "away.jpg")
    window = open_it()
    assert offer(window, qtbot).endswith("? 1 photo, 1 filled in. 1 photo was not found.")
    go_on(window, qtbot)
    window.save()
    window.close()
    again = open_it()
    qtbot.waitUntil(lambda: again.session.autosave.is_ready, timeout=SOON)
    qtbot.wait(200)
    assert not again.offer.visible


def test_a_full_or_locked_disk_is_told_when_the_window_is_closed(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted, tmp_path: Path
) -> None:
    window = open_it(make_photo("scan.jpg"))
    in_the_way = tmp_path / "config" / "unfinished.json"
    in_the_way.mkdir()
    answer(window, "2019")
    qtbot.waitUntil(lambda: not window.session.autosave.is_safe, timeout=SOON)
    asking.answers = [0]
    window.close()
    in_the_way.rmdir()
    window.close()
    assert asking.said == [
        "The dates and captions that you entered cannot be remembered, and are lost when the window is closed.",
        "The dates and captions that you entered are remembered. You can go on the next time you open stampgui.",
    ]


def test_an_event_and_captions_that_were_set_apart_are_taken_up_too(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted, tmp_path: Path
) -> None:
    make_photo("a.jpg", taken="2023:01:20 08:00:11")
    make_photo("b.jpg", taken="2023:01:20 08:01:11")
    window = open_it(tmp_path / "photos")
    say(window, MEETING)
    window.session.set_caption_overrides({1: LEFT})
    assert window.close()
    assert asking.asked == ["The copies of 2 photos are not saved yet"]
    window = open_it()
    assert offer(window, qtbot).endswith(
        " 1 photo has its own caption settings. The event and place you typed are remembered, too."
    )
    assert window.session.caption_spec.event_place == NO_EVENT_PLACE
    go_on(window, qtbot)
    assert window.session.caption_spec.event_place == MEETING
    assert window.inspector.line("eventEdit").text() == "Rapat desa"
    assert [card.caption_override for card in window.photos] == [NO_OVERRIDE, LEFT]


def test_an_event_alone_is_kept_until_it_is_in_the_copies(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("undated.jpg"))
    say(window, MEETING)
    qtbot.waitUntil(lambda: unfinished(tmp_path).exists(), timeout=SOON)
    window.save()
    qtbot.waitUntil(lambda: not unfinished(tmp_path).exists(), timeout=SOON)


def test_an_event_of_other_photos_does_not_come_to_those_listed_now(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    say(window, MEETING)
    window.close()
    window = open_it(make_photo("b.jpg", taken="2023:01:20 08:00:11"))
    offer(window, qtbot)
    go_on(window, qtbot)
    shared, cards = window.session.caption_spec, window.photos
    assert {card.found.path.name: shared.with_override(card.caption_override).event_place.event for card in cards} == {
        "b.jpg": "",
        "a.jpg": "Rapat desa",
    }


def test_another_photo_of_the_same_name_is_given_nothing(
    open_it: OpenWindow, broken_off: Path, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it()
    offer(window, qtbot)
    (broken_off / "scan 1.jpg").unlink()
    make_photo("scan 1.jpg", size=(320, 240))
    go_on(window, qtbot)
    assert "  No date yet | scan 1.jpg | Please fill in" in shown(window)


@pytest.mark.parametrize("whole", [True, False], ids=["all of it", "one photo"])
def test_what_cannot_be_read_is_set_aside_and_told(
    open_it: OpenWindow, broken_off: Path, qtbot: QtBot, tmp_path: Path, whole: bool
) -> None:
    text = unfinished(tmp_path).read_text(encoding="utf-8")
    damaged = text[: len(text) // 2] if whole else '"lost"'.join(text.rsplit('"relative"', 1))
    unfinished(tmp_path).write_text(damaged, encoding="utf-8")
    window = open_it()
    qtbot.waitUntil(lambda: window.warning.visible, timeout=SOON)
    aside = tmp_path / "config" / "unfinished-damaged.json"
    assert window.warning.message == (
        f"The unfinished work could not be read completely. Nothing was deleted: it is in {aside}."
    )
    assert aside.read_text(encoding="utf-8") == damaged
    qtbot.waitUntil(lambda: window.offer.visible is not whole, timeout=SOON)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_what_was_decided_survives_a_killed_program(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = make_photo("scan.jpg")
    command = [sys.executable, str(KILLED_WINDOW), str(tmp_path), str(photo), "17 agustus 2019"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "typed\n"
            qtbot.waitUntil(lambda: unfinished(tmp_path).exists(), timeout=SOON)
        finally:
            process.send_signal(signal.SIGKILL)
    window = open_it()
    assert "? 1 photo, 1 filled in. " in offer(window, qtbot)
    go_on(window, qtbot)
    assert shown(window) == "  August 17, 2019 | scan.jpg | Typed"
    assert window.session.caption_spec.event_place == MEETING
    assert [card.caption_override for card in window.photos] == [LEFT]
