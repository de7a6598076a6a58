"""The card of a photo that is ready shows the caption that its copy gets, and no other card shows one."""

from dataclasses import replace

from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtGui import QImage

from given import MakePhoto
from stampgui.caption.colour import Colour, parse_colour
from stampgui.caption.overrides import CaptionOverride
from stampgui.caption.style import Anchor, Plate, PlateShape, Style
from stampgui.gui.theme.tokens import LIGHT

PINK, GREEN = (255, 0, 255), (0, 255, 0)


def list_rows_with(card: QImage, colour: Colour) -> list[int]:
    """The rows of pixels of a card in which a bright colour is seen."""
    rows = []
    for y in range(card.height()):
        pixels = (card.pixelColor(x, y) for x in range(card.width()))
        seen = ((each.red(), each.green(), each.blue()) for each in pixels)
        if any(all(abs(one - two) < 60 for one, two in zip(each, colour, strict=True)) for each in seen):
            rows.append(y)
    return rows


def shows(window: WindowDriver, name: str, colour: Colour) -> bool:
    return bool(list_rows_with(window.card_of(name), colour))


def wait_for(window: WindowDriver, name: str, colour: Colour) -> None:
    window.qtbot.waitUntil(lambda: shows(window, name, colour), timeout=SOON)


def style_all(window: WindowDriver, colour: Colour) -> None:
    style = Style(size=12.0, plate=Plate(PlateShape.BOX, colour), fill=(0, 0, 0), outline=0.0)
    window.session.set_caption_spec(replace(window.session.caption_spec, style=style))


def test_a_photo_without_room_for_its_caption_says_so_on_its_card_before_it_is_saved(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    taken = "2023:01:20 08:00:11"
    window = open_it(make_photo("kecil.jpg", size=(100, 68), taken=taken), make_photo("dated.jpg", taken=taken))
    window.hints.skip()
    ground = parse_colour(LIGHT.red_soft)

    def has_badge(name: str) -> bool:
        card = window.card_of(name)
        lower = card.copy(0, card.height() * 3 // 4, card.width(), card.height())
        shades = (lower.pixelColor(x, y) for y in range(0, lower.height(), 3) for x in range(0, lower.width(), 3))
        return any((each.red(), each.green(), each.blue()) == ground for each in shades)

    def write(template: str) -> None:
        window.session.set_caption_spec(replace(window.session.caption_spec, template=template))

    write("Musyawarah perencanaan pembangunan di balai desa, bersama seluruh warga dusun, {tanggal}")
    window.qtbot.waitUntil(lambda: has_badge("kecil"), timeout=SOON)
    assert not has_badge("dated")
    window.grid.select_photos([each.id for each in window.photos if each.found.path.stem == "kecil"])
    window.qtbot.waitUntil(lambda: "too small for a caption" in window.inspector.text("dateReason"), timeout=SOON)
    write("{tanggal}")
    window.qtbot.waitUntil(lambda: not has_badge("kecil"), timeout=SOON)


def test_only_cards_of_photos_that_are_ready_show_their_caption(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    dated = make_photo("dated.jpg", size=(800, 600), taken="2023:01:20 08:00:11")
    other = make_photo("other.jpg", size=(800, 600), taken="2023:01:21 08:00:11")
    undated, broken = make_photo("undated.jpg", size=(800, 600)), make_photo("broken.jpg", size=(900, 600))
    broken.write_bytes(broken.read_bytes()[:2000])
    window = open_it(dated, other, undated, broken)
    style_all(window, PINK)
    wait_for(window, "dated", PINK)
    wait_for(window, "other", PINK)
    assert not shows(window, "undated", PINK)
    assert not shows(window, "broken", PINK)

    window.select("undated")
    window.type_date("2019")
    wait_for(window, "undated", PINK)
    wait_for(window, "dated", PINK)  # drawn anew for the room that a message has left

    below = list_rows_with(window.card_of("dated"), PINK)
    item = next(each for each in window.photos if each.found.path.stem == "dated")
    entries = (("position", Anchor.TOP_LEFT),)
    window.session.set_caption_overrides({item.id: CaptionOverride(style=entries)})
    window.qtbot.waitUntil(
        lambda: max(list_rows_with(window.card_of("dated"), PINK), default=999) < min(below), timeout=SOON
    )

    style_all(window, GREEN)
    for name in ("dated", "other", "undated"):
        wait_for(window, name, GREEN)
        assert not shows(window, name, PINK)

    window.undo()
    window.undo()
    window.undo()
    window.qtbot.waitUntil(lambda: not shows(window, "undated", PINK), timeout=SOON)
    wait_for(window, "other", PINK)
    assert not shows(window, "undated", GREEN)
