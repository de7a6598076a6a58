"""Pictures of other programs, which are no files, on their way through the window and out again."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.real.screen import (
    HERE,
    THE_WINDOW,
    drag,
    focus,
    line,
    needs_screen,
    running,
    screen_of_its_own,
    wait_until_visible,
    xdotool,
)
from PIL import Image, ImageChops

from given import MakePhoto
from stampgui.dates.names.pasted import is_pasted_name

SOURCE = (sys.executable, str(HERE / "picture_source.py"))
TARGET = (sys.executable, str(HERE / "drop_target.py"))

pytestmark = needs_screen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    with screen_of_its_own(tmp_path / "config") as environment:
        yield environment


def test_pictures_come_in_from_one_program_and_go_out_dated_to_another(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    screenshot = tmp_path / "screenshot.png"
    Image.effect_noise((900, 700), 90).convert("RGB").save(screenshot)  # larger than what X hands over in one piece
    photo, folder = make_photo("a.jpg", taken="2023:01:20 08:00:11"), tmp_path / "Tempelan"
    settings = {"hints_seen": True, "thumbnail_width": 220, "pasted_folder": str(folder)}
    (tmp_path / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    with (
        running(*THE_WINDOW, str(tmp_path), environment=screen) as window,
        running(*SOURCE, str(screenshot), str(photo), environment=screen) as source,
        running(*TARGET, environment=screen) as target,
    ):
        assert (line(window), line(source), line(target)) == ("shown", "shown", "shown")
        for name in ("^stampgui", "^source$", "^target$"):
            wait_until_visible(screen, name)
        drag(screen, (1180, 360), (540, 400), over=window)
        dropped = folder / line(window)
        assert (dropped.suffix, dropped.read_bytes()) == (".jpg", photo.read_bytes())

        focus(screen, "^stampgui – ")
        xdotool(screen, "key", "ctrl+v")
        pasted = folder / line(window).removeprefix(f"{dropped.name}|")
        assert is_pasted_name(pasted.stem)
        assert ImageChops.difference(Image.open(pasted).convert("RGB"), Image.open(screenshot)).getbbox() is None

        xdotool(screen, "key", "F2")
        xdotool(screen, "type", "2019")
        xdotool(screen, "key", "Return")
        assert line(window) == "dated 2023-01-20|2019"
        xdotool(screen, "key", "ctrl+s")
        assert line(window).startswith("saving ")
        assert line(window) == "saved 2 of 2"
        x, y = map(int, line(window).split()[1:])
        drag(screen, (x, y), (1200, 140), over=target)
        copies = tmp_path / "Pictures" / "stampgui"
        assert line(target) == f"dropped CopyAction {copies / dropped.name}|{copies / pasted.name}"
