"""How captions look and what they say, from whatever was stored in the settings to the recipe of the copies."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from stampgui.caption.fields import TemplateError, fields_in
from stampgui.caption.own import Own
from stampgui.caption.style import Style
from stampgui.caption.style_file import parse_style, style_text
from stampgui.caption.wording import (
    BUILT_IN,
    NOTHING_SAID,
    Words,
    caption_text,
    check_template,
    default_template,
)
from stampgui.dates.partial import PartialDate
from stampgui.gui.dating import dating_of
from stampgui.i18n import LANGUAGES, Explained
from stampgui.settings import Settings
from stampgui.stamping.job import Recipe

COLOURS: Final = ((255, 200, 40), (255, 255, 255), (255, 140, 26), (238, 49, 36), (24, 28, 36))
"""Yellow, white, orange, red, dark: the colours at hand."""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything about a caption but the photo it goes on and its date."""

    template: str
    language: str
    style: Style = field(default_factory=Style)
    words: Words = NOTHING_SAID

    def of(self, own: Own) -> "Look":
        """The look of a photo with something of its own."""
        return replace(self, style=own.style_on(self.style), words=own.words_on(self.words))

    def text(self, date: PartialDate, *, file: str) -> str:
        """The caption for `date` on the photo named `file`. Raises TemplateError."""
        return caption_text(telling(self.template), date, language=self.language, file=file, words=self.words)


def telling(template: str) -> str:
    """The template with a first line for event and place, which are left out where nothing is said about them.

    One that has a place for them itself stays as it is.
    """
    missing = [name for name in ("event", "place") if name not in fields_in(template)]
    return ", ".join("{" + name + "}" for name in missing) + "\n" + template if missing else template


def look_of(settings: Settings, *, window: str, words: Words = NOTHING_SAID) -> Look:
    language = caption_language(settings, window=window)
    return Look(template_of(settings, language), language, style_of(settings), words)


def with_look(settings: Settings, look: Look, *, window: str) -> Settings:
    """The settings that remember `look`, but for its words about the photos.

    Until words or language are chosen the language follows the window; chosen words keep theirs.
    """
    before = look_of(settings, window=window)
    if (look.template, look.language) != (before.template, before.language):
        settings = replace(settings, template=look.template, caption_language=look.language)
    if look.style != before.style:
        settings = replace(settings, style=style_text(look.style))
    return settings


def style_of(settings: Settings) -> Style:
    """The style that was chosen; what cannot be used gives way to the default."""
    try:
        return parse_style(settings.style) if settings.style else Style()
    except (ValueError, RecursionError, Explained):
        return Style()


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


def with_language(look: Look, new: str) -> Look:
    """Write captions in `new` from now on."""
    return replace(look, language=new, template=carried_over(look.template, old=look.language, new=new))


def examples(language: str, date: PartialDate) -> Sequence[tuple[str, str]]:
    """The built-in templates, each with what it makes of `date`."""
    return [(template, caption_text(template, date, language=language)) for template in BUILT_IN[language]]


def recipe(look: Look, settings: Settings, *, today: datetime.date) -> Recipe:
    dating = dating_of(settings)
    return Recipe(
        template=telling(look.template),
        language=look.language,
        today=today,
        style=look.style,
        zone=dating.tzinfo,
        cut_off=dating.cut_off,
        words=look.words,
    )
