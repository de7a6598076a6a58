"""Photos that are said to have room for any caption have it, and of the others it is found out one by one."""

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from session.photo_items import dated, undated

from stampgui.caption.caption_bounds import bound_caption
from stampgui.caption.caption_text import BUILT_IN_TEMPLATES, EventPlace, format_caption
from stampgui.caption.font import Face
from stampgui.caption.layout import lay_out
from stampgui.caption.overrides import CaptionOverride
from stampgui.caption.style import BUILT_IN_STYLES, Style
from stampgui.caption.template_fields import with_event_line
from stampgui.dates.partial import PartialDate
from stampgui.session.captions.caption_room import CaptionRoom
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.stamping.preset import parse_preset

EVENT = EventPlace("Rapat koordinasi – pembagian bantuan", "Balai Desa Sukamaju №3")
TEMPLATES = [(language, template) for language in ("id", "en") for template in BUILT_IN_TEMPLATES[language]]
OWN = ("{tempat} · foto tanggal {tanggal}, {hari}", "{acara}\n{tanggal} pukul {jam} {zona}", "pada {date}")
CLOCK, WIB, FAR = datetime.time(12, 48), 7 * 60, -(12 * 60 + 45)


def list_dates() -> list[PartialDate]:
    days = [(2022, month, day) for month in range(1, 13) for day in (1, 28)]
    whole = [PartialDate(*day, CLOCK, offset) for day, offset in itertools.product(days, (WIB, FAR, None))]
    months = [PartialDate(2022, month) for month in range(1, 13)]
    known = [*whole, *(date.without_time() for date in whole[::3]), *months, PartialDate(1998)]
    return [*known, *(replace(date, approximate=True) for date in known if date.time is None)]


def are_some_of(words: Sequence[str], lengths: Sequence[int]) -> bool:
    """Whether there is a place for each word, in this order, among words of these lengths."""
    places = iter(lengths)
    return all(any(len(word) <= place for place in places) for word in words)


def resize(item: PhotoItem, width: int, height: int) -> PhotoItem:
    return replace(item, inspection=replace(item.inspection, displayed=(width, height)))


@pytest.mark.parametrize(("language", "template"), [*TEMPLATES, *itertools.product(("id", "en"), OWN)])
def test_no_caption_is_longer_than_foreseen_or_has_other_letters(language: str, template: str) -> None:
    template = with_event_line(template)
    bounds = bound_caption(template, language, EVENT)
    assert bounds is not None
    for date in list_dates():
        caption = format_caption(template, date, language=language, event_place=EVENT)
        lines = [line.split() for line in caption.split("\n")]
        assert len(lines) == len(bounds.lines)
        assert all(map(are_some_of, lines, bounds.lines)), caption
        assert set(caption) <= {" ", "\n", *bounds.letters}


@pytest.mark.parametrize("style", [*BUILT_IN_STYLES.values(), Style(size=25, margin=20, outline=30, shadow=60)])
@pytest.mark.parametrize("font", ["", "Manrope-Medium.ttf"])
def test_a_photo_that_is_said_to_have_room_for_any_caption_has_it(style: Style, font: str) -> None:
    if font:
        style = replace(style, font=str(Path(Face.from_font("").file).with_name(font)))
    for language, template in (*TEMPLATES[:3], *TEMPLATES[-3:], *itertools.product(("id", "en"), OWN)):
        spec = CaptionSpec(template, language, style, EVENT)
        side = CaptionRoom.for_captions(spec, None).roomy_side
        assert side < 4000
        for date, photo in itertools.product(list_dates()[::17], [(side, side), (side, 3 * side), (5 * side, side)]):
            text = spec.format_caption(date, file="")
            lay_out(text, style, (int(photo[0]), int(photo[1])), Face.from_font(style.font))


def test_usual_photos_are_known_to_have_room() -> None:
    room = CaptionRoom.for_captions(CaptionSpec(TEMPLATES[0][1], "id"), parse_preset("whatsapp"))
    photo = dated(1, "DSC_0001.JPG", "2022-10-14")
    assert room.is_surely_there(resize(photo, 4000, 3000))
    assert room.is_surely_there(undated(2, "IMG-1.jpg"))
    assert not room.is_surely_there(resize(photo, 150, 100))
    assert not room.is_surely_there(resize(photo, 20_000, 1000))  # 1600 × 80 pixels for WhatsApp
    own = CaptionOverride(style=(("size", 20.0),))
    assert not room.is_surely_there(replace(resize(photo, 4000, 3000), caption_override=own))


def test_names_of_files_may_be_of_any_length() -> None:
    room = CaptionRoom.for_captions(CaptionSpec("{tanggal} {berkas}", "id"), None)
    photo = resize(dated(1, "x" * 200 + ".jpg", "2022-10-14"), 640, 480)
    assert not room.is_surely_there(photo)
    assert room.explain_lack(photo) is not None
    assert room.explain_lack(resize(photo, 4000, 3000)) is None


def test_letters_that_the_font_lacks_are_not_called_a_lack_of_room() -> None:
    room = CaptionRoom.for_captions(CaptionSpec("{tanggal} ꦲ", "id"), None)
    photo = resize(dated(1, "a.jpg", "2022-10-14"), 4000, 3000)
    assert not room.is_surely_there(photo)
    assert room.explain_lack(photo) is None
