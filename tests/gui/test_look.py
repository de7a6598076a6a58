"""What the settings make of a caption."""

import datetime

import pytest

from stampgui.caption.style import Anchor, Style
from stampgui.dates.partial import PartialDate
from stampgui.gui.look import carried_over, examples, recipe, style_of, template_of, with_language
from stampgui.settings import Settings
from stampgui.stamping.job import Existing


def test_the_chosen_style_is_used() -> None:
    chosen = Settings(size=6, fill="#ffd633", anchor="top-left")
    assert style_of(chosen) == Style(size=6, fill=(255, 214, 51), position=Anchor.TOP_LEFT)


@pytest.mark.parametrize("stored", [Settings(size=99), Settings(size=-1), Settings(fill="red"), Settings(anchor="?")])
def test_damaged_settings_still_give_a_style(stored: Settings) -> None:
    style_of(stored)


def test_a_damaged_caption_gives_way_to_the_default() -> None:
    assert template_of(Settings(template="no date at all"), "id") == "difoto tanggal {tanggal}"
    assert template_of(Settings(template="Rapat {tanggal}"), "id") == "Rapat {tanggal}"


def test_a_built_in_caption_goes_along_into_another_language() -> None:
    assert carried_over("Dok. {tanggal}", old="id", new="en") == "Photo: {date}"
    assert carried_over("Rapat desa {tanggal}", old="id", new="en") == "Rapat desa {tanggal}"


def test_until_it_is_chosen_the_caption_speaks_the_windows_language() -> None:
    today = datetime.date(2024, 6, 1)
    assert recipe(Settings(), window="id", today=today, existing=Existing.SKIP).template == "difoto tanggal {tanggal}"
    chosen = with_language(Settings(), "en", window="id")
    made = recipe(chosen, window="id", today=today, existing=Existing.SKIP)
    assert (made.language, made.template) == ("en", "taken on {date}")


def test_the_examples_are_real_captions() -> None:
    texts = [text for _template, text in examples("id", PartialDate(2022, 10))]
    assert texts[0] == "difoto bulan Oktober 2022"
