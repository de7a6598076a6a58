"""The colours can be read by everyone."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QPalette

from stampgui.gui.card_words import Tone
from stampgui.gui.sheet import style_sheet
from stampgui.gui.theme import palette, tokens_for
from stampgui.gui.tokens import DARK, LIGHT, READ_ON, Tokens, contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ_ON)
def test_text_stands_out_from_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    """At least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3)."""
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_tone_of_a_badge_is_in_the_table() -> None:
    names = {field.name for field in fields(Tokens)}
    assert all({tone.value, f"{tone.value}_soft"} <= names for tone in Tone)


@pytest.mark.parametrize(
    ("choice", "system_is_dark", "expected"),
    [("", False, LIGHT), ("", True, DARK), ("light", True, LIGHT), ("dark", False, DARK)],
)
def test_the_choice_wins_over_the_system(choice: str, system_is_dark: bool, expected: Tokens) -> None:
    assert tokens_for(choice, system_is_dark=system_is_dark) is expected


def test_palette_and_sheet_take_their_colours_from_the_table() -> None:
    assert palette(DARK).color(QPalette.ColorRole.Window).name() == DARK.window
    sheet = style_sheet(DARK, points=10)
    assert DARK.accent in sheet
    assert LIGHT.window not in sheet
