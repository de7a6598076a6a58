"""The program's icons are there in all sizes, and show what the SVG shows."""

import configparser
import importlib.util
from types import ModuleType

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.IcnsImagePlugin import IcnsImageFile
from PIL.IcoImagePlugin import IcoImageFile
from PySide6.QtWidgets import QApplication

from given import ROOT
from stampgui.gui.theme.icons import load_app_icon

FOLDER = ROOT / "assets" / "app"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_icons", FOLDER / "draw.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_same(shown: Image.Image, meant: Image.Image) -> bool:
    """The same to the eye: another Qt may smooth an edge a little otherwise."""
    difference = ImageChops.difference(shown.convert("RGBA"), meant.convert("RGBA"))
    return shown.size == meant.size and max(ImageStat.Stat(difference).mean) < 2


def test_each_png_is_the_svg(qapp: QApplication, script: ModuleType) -> None:
    for size in script.PNG_SIZES:
        assert is_same(Image.open(FOLDER / f"stampgui-{size}.png"), script.drawn(size)), size


def test_the_icon_for_windows_has_all_sizes_and_each_is_the_svg(qapp: QApplication, script: ModuleType) -> None:
    with IcoImageFile(FOLDER / "stampgui.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in script.ICO_SIZES}
        for size in script.ICO_SIZES:
            assert is_same(icon.ico.getimage((size, size)), script.drawn(size)), size


def test_the_icon_for_macos_has_all_sizes_and_each_is_the_svg(qapp: QApplication, script: ModuleType) -> None:
    with IcnsImageFile(FOLDER / "stampgui.icns") as icon:
        drawn = [icon.icns.getimage(size) for size in icon.info["sizes"]]
        assert {image.width for image in drawn} == set(script.ICNS_SIZES)
        assert all(is_same(image, script.drawn(image.width)) for image in drawn)


def test_the_window_has_the_icon_in_the_sizes_of_task_bars(qapp: QApplication) -> None:
    assert {16, 24, 32, 48, 256} <= {size.width() for size in load_app_icon().availableSizes()}


def test_the_menu_entry_starts_the_window_with_the_photos_given() -> None:
    entry = configparser.RawConfigParser()
    entry.read(FOLDER / "stampgui.desktop", encoding="utf-8")
    words = entry["Desktop Entry"]
    assert (words["type"], words["exec"], words["icon"]) == ("Application", "stampgui-window %F", "stampgui")
    assert {"comment", "comment[id]"} <= set(words)
