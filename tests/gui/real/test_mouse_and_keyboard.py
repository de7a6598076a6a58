"""A person at a real keyboard and mouse.

Typing a date, dragging the caption, saving, cancelling, and a computer that is switched off.
"""

import json
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui.real.screen import THE_CHOICE, THE_WINDOW, click, drag, line, needs_screen, running, screen_of_its_own, xdotool
from PIL import Image, ImageChops

from given import MakePhoto
from stampgui.settings import Settings, load_settings

pytestmark = needs_screen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A screen with a window on it that has been used before: there are no hints."""
    settings = {"hints_seen": True, "thumbnail_width": 220}
    (tmp_path / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    with screen_of_its_own(tmp_path / "config") as environment:
        yield environment


def take_the_keyboard(screen: dict[str, str]) -> None:
    """There is no window manager here to do so."""
    xdotool(screen, "search", "--sync", "--onlyvisible", "--name", "^stampgui – ", "windowfocus", "--sync")
    time.sleep(0.3)


def waited_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_date_is_typed_and_the_copy_is_saved_by_keyboard(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("scan.jpg")
    with running(*THE_WINDOW, str(tmp_path), str(photo), environment=screen) as window:
        assert (line(window), line(window)) == ("shown", "scan.jpg")
        take_the_keyboard(screen)
        xdotool(screen, "key", "F2", "type", "17 agustus 2019")
        xdotool(screen, "key", "Return")
        assert line(window) == "dated 2019-08-17"
        xdotool(screen, "key", "ctrl+s")
        assert line(window).startswith("saving ")
        assert line(window) == "saved 1 of 1"
    assert (tmp_path / "Pictures" / "stampgui" / "scan.jpg").is_file()


def test_a_corner_is_looked_at_while_the_date_is_asked_for_and_typing_goes_on(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("scan.jpg")
    with running(*THE_WINDOW, str(tmp_path), str(photo), environment=screen) as window:
        assert (line(window), line(window)) == ("shown", "scan.jpg")
        take_the_keyboard(screen)
        xdotool(screen, "key", "ctrl+t")
        assert line(window) == "asked"
        xdotool(screen, "type", "17 agus")
        xdotool(screen, "key", "F3")
        xdotool(screen, "search", "--sync", "--onlyvisible", "--name", "^scan.jpg$", "windowfocus", "--sync")
        xdotool(screen, "key", "c", "key", "c", "key", "0", "key", "Escape")
        take_the_keyboard(screen)
        xdotool(screen, "type", "tus 2019")
        xdotool(screen, "key", "Return")
        assert line(window) == "dated 2019-08-17"


def test_the_caption_is_dragged_to_the_middle_and_is_there_on_the_copy(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11", size=(1200, 900))
    with running(*THE_WINDOW, str(tmp_path), str(photo), "--preview", environment=screen) as window:
        assert (line(window), line(window)) == ("shown", "a.jpg")
        word, *places = line(window).split()
        assert word == "preview"
        x, y, middle_x, middle_y = map(int, places)
        drag(screen, (x, y), (middle_x, middle_y))
        take_the_keyboard(screen)
        xdotool(screen, "key", "ctrl+s")
        assert line(window).startswith("saving ")
        assert line(window) == "saved 1 of 1"
    with Image.open(photo) as before, Image.open(tmp_path / "Pictures" / "stampgui" / "a.jpg") as after:
        box = ImageChops.difference(before, after).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert (left + right) / 2 == pytest.approx(600, abs=40)
    assert (top + bottom) / 2 == pytest.approx(450, abs=40)


def test_saving_is_cancelled_with_the_mouse_and_what_is_finished_stays(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    first = make_photo("0.jpg", taken="2023:01:20 08:00:11", size=(3000, 2250))
    for number in range(1, 300):
        (first.parent / f"{number}.jpg").hardlink_to(first)
    with running(*THE_WINDOW, str(tmp_path), str(first.parent), environment=screen) as window:
        assert line(window) == "shown"
        assert line(window).count("|") == 299
        take_the_keyboard(screen)
        xdotool(screen, "key", "ctrl+s")
        word, x, y = line(window).split()
        assert word == "saving"
        click(screen, int(x), int(y))
        words = line(window).split()
    assert (words[0], words[3:]) == ("saved", ["300", "cancelled"])
    copies = list((tmp_path / "Pictures" / "stampgui").iterdir())
    assert 0 < int(words[1]) < 300
    assert len(copies) >= int(words[1])
    assert {copy.suffix for copy in copies} == {".jpg"}


def test_the_service_that_is_clicked_in_the_list_that_opens_is_the_one_copies_are_for(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    with running(*THE_CHOICE, str(tmp_path), str(photo), environment=screen) as window:
        for list_or_entry in ("kinds", "kind"):
            word, x, y = line(window).split()
            assert word == list_or_entry
            click(screen, int(x), int(y))
        assert line(window) == "upload facebook"  # which is chosen until a person says another
        word, x, y = line(window).split()
        assert word == "preset"
        click(screen, int(x), int(y))
        assert line(window) == "upload whatsapp"


def test_after_being_killed_the_window_opens_with_the_choices_made_before(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    settings = tmp_path / "settings.json"
    settings.unlink()
    with running(*THE_WINDOW, str(tmp_path), str(photo), environment=screen) as window:
        assert (line(window), line(window)) == ("shown", "a.jpg")
        take_the_keyboard(screen)
        xdotool(screen, "key", "Escape")  # no more hints, please
        waited_for(settings.exists)
        window.kill()
        assert window.wait(timeout=60) == -signal.SIGKILL
    with running(*THE_WINDOW, str(tmp_path), str(photo), environment=screen) as window:
        assert (line(window), line(window)) == ("shown", "a.jpg")
    assert load_settings(settings) == Settings(hints_seen=True)
