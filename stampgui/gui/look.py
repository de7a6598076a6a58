"""From the settings to a caption's words and style, whatever was stored in them."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stampgui.caption.colour import parse_colour
from stampgui.caption.style import Anchor, Style
from stampgui.caption.wording import BUILT_IN, TemplateError, caption_text, check_template, default_template
from stampgui.dates.partial import PartialDate
from stampgui.gui.dating import dating_of
from stampgui.i18n import LANGUAGES
from stampgui.settings import Settings
from stampgui.stamping.job import Existing, Recipe

SMALLEST: Final = 2.0
LARGEST: Final = 12.0
COLOURS: Final = ("#ffd633", "#ffffff", "#ff8c1a", "#ee3124", "#141b2d")


def style_of(settings: Settings) -> Style:
    """The style that was chosen; what cannot be used gives way to the default."""
    style = Style(size=min(max(settings.size, SMALLEST), LARGEST), position=anchor_of(settings))
    try:
        return replace(style, fill=parse_colour(settings.fill))
    except ValueError:
        return style


def anchor_of(settings: Settings) -> Anchor:
    """The place that was chosen; what cannot be used gives way to the default."""
    try:
        return Anchor(settings.anchor)
    except ValueError:
        return Anchor.BOTTOM_RIGHT


def caption_language(settings: Settings, *, window: str) -> str:
    """The language of the caption; until one is chosen, that of the window."""
    return settings.caption_language if settings.caption_language in LANGUAGES else window


def template_of(settings: Settings, language: str) -> str:
    """The caption's words; what cannot be used gives way to the default."""
    try:
        check_template(settings.template)
    except TemplateError:
        return default_template(language)
    return settings.template


def carried_over(template: str, *, old: str, new: str) -> str:
    """The same built-in caption in another language; one's own words stay as they are."""
    if template in BUILT_IN[old]:
        return BUILT_IN[new][BUILT_IN[old].index(template)]
    return template


def with_language(settings: Settings, new: str, *, window: str) -> Settings:
    """Write captions in `new` from now on."""
    old = caption_language(settings, window=window)
    template = carried_over(template_of(settings, old), old=old, new=new)
    return replace(settings, caption_language=new, template=template)


def examples(language: str, date: PartialDate) -> Sequence[tuple[str, str]]:
    """The built-in templates, each with what it makes of `date`."""
    return [(template, caption_text(template, date, language=language)) for template in BUILT_IN[language]]


def recipe(settings: Settings, *, window: str, today: datetime.date, existing: Existing) -> Recipe:
    language = caption_language(settings, window=window)
    dating = dating_of(settings)
    return Recipe(
        template=template_of(settings, language),
        language=language,
        today=today,
        style=style_of(settings),
        existing=existing,
        zone=dating.tzinfo,
        cut_off=dating.cut_off,
    )
