"""The colours can be read by everyone."""

import re
from dataclasses import fields
from typing import Final

import pytest
from PySide6.QtGui import QPalette

from stampgui.caption.colour import luminance, parse_colour
from stampgui.gui.text.photo_badge import Tone
from stampgui.gui.theme.style_sheet import build_style_sheet
from stampgui.gui.theme.theme import build_palette, select_tokens
from stampgui.gui.theme.tokens import DARK, LIGHT, Tokens

TEXT_PAIRS: Final = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "field"),
    ("text", "hover"),
    ("text", "line"),
    ("text", "accent_soft"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "field"),
    ("muted", "accent_soft"),
    ("muted", "grey_soft"),
    ("muted", "shade"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "tick"),
    ("link", "window"),
    ("link", "surface"),
    ("link", "hover"),
    ("link", "accent_soft"),
    ("red", "surface"),
    ("red", "accent_soft"),
    ("green", "accent_soft"),
    ("red", "hover"),
    ("green", "hover"),
    ("muted", "hover"),
    ("green", "surface"),
    ("amber", "surface"),
    ("green", "green_soft"),
    ("blue", "blue_soft"),
    ("purple", "purple_soft"),
    ("teal", "teal_soft"),
    ("red", "red_soft"),
    ("amber", "amber_soft"),
    ("link", "amber_soft"),
    ("grey", "grey_soft"),
)
"""Which text colour is read on which ground."""

SIGN_PAIRS: Final = (
    ("accent", "window"),
    ("accent", "surface"),
    ("accent", "field"),
    ("link", "window"),
    ("link", "surface"),
    ("muted", "field"),
    ("text", "accent"),
    ("faint", "surface"),
)
"""Which frame, handle or glyph tells something on which ground: where the keyboard is, what is chosen."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of "contrast ratio")."""
    lighter, darker = sorted((luminance(parse_colour(one)), luminance(parse_colour(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    """At least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3)."""
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("sign", "ground"), SIGN_PAIRS)
def test_signs_stand_out_from_their_ground(tokens: Tokens, sign: str, ground: str) -> None:
    """At least 3 to 1 (WCAG 2.2, success criterion 1.4.11)."""
    assert contrast(getattr(tokens, sign), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_rule_of_the_sheet_with_text_and_ground_can_be_read(tokens: Tokens) -> None:
    pairs = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]+)\}", build_style_sheet(tokens, points=10)):
        colours = dict(re.findall(r"(?<![-\w])(color|background):\s*(#[0-9a-f]{6})", body))
        if len(colours) == 2:
            pairs.append((selector.strip(), contrast(colours["color"], colours["background"])))
    assert len(pairs) > 10
    assert [selector for selector, ratio in pairs if ratio < 4.5] == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_qt_draws_by_itself_can_be_read(tokens: Tokens) -> None:
    made, roles = build_palette(tokens), QPalette.ColorRole
    for text, ground in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.Text, roles.AlternateBase),
        (roles.PlaceholderText, roles.Base),
        (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight),
        (roles.Link, roles.Base),
        (roles.LinkVisited, roles.Base),
        (roles.ToolTipText, roles.ToolTipBase),
    ):
        assert contrast(made.color(text).name(), made.color(ground).name()) >= 4.5, text


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
    assert select_tokens(choice, system_is_dark=system_is_dark) is expected


def test_palette_and_sheet_take_their_colours_from_the_table() -> None:
    assert build_palette(DARK).color(QPalette.ColorRole.Window).name() == DARK.window
    sheet = build_style_sheet(DARK, points=10)
    assert DARK.accent in sheet
    assert LIGHT.window not in sheet
