"""Sentences as values, and the catalogues that put them into a person's language.

Rooms below the faces never write sentences: they return a `Message`, which names the English sentence and
its arguments. A face renders it through a `Catalogue`. Message ids are English, so English needs no catalogue
file.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING, Final, TypeAlias

from stampgui.resources import find_assets

if TYPE_CHECKING:  # the window is painted before it writes a date
    from babel import Locale

LANGUAGES: Final[Mapping[str, str]] = {"id": "Bahasa Indonesia", "en": "English"}
"""Languages in which every sentence of the program exists, each with its name for itself: who cannot read the window
must still find it. No other table has to know them all."""


@dataclass(frozen=True, slots=True)
class MonthName:
    """The name of a month (1 to 12), written in the reader's language when rendered."""

    month: int


@dataclass(frozen=True, slots=True)
class DayName:
    """The name of a weekday (Monday is 0), written in the reader's language when rendered."""

    weekday: int


Argument: TypeAlias = "str | int | float | datetime.date | MonthName | DayName | Message"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that is not in any language yet.

    `arguments` fill the `{names}` in `msgid`; with `plural` and `count` the sentence follows the number.
    """

    msgid: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    plural: str | None = None
    count: int = 1


def message(msgid: str, /, **arguments: Argument) -> Message:
    """Make a sentence; the extractor of the catalogues finds calls by this name."""
    return Message(msgid, tuple(arguments.items()))


def messages(singular: str, plural: str, count: int, /, **arguments: Argument) -> Message:
    """Make a sentence that follows `count`, which fills `{count}`."""
    return Message(singular, (("count", count), *arguments.items()), plural, count)


class ExplainedError(Exception):
    """The root of all errors that a person can understand: `reason` says what happened and what to do.

    Anything else that is raised is a bug.
    """

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return load_catalogue("en").render(self.reason)


class Catalogue:
    """The sentences of the program in one of `LANGUAGES`."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations

    @cached_property
    def locale(self) -> "Locale":
        """The language as Babel knows it, for writing dates and numbers."""
        from babel import Locale

        return Locale.parse(self.language)

    def gettext(self, msgid: str) -> str:
        return self._translations.gettext(msgid)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self._translations.ngettext(singular, plural, count)

    def render(self, sentence: Message) -> str:
        """Write a `Message` in this language."""
        if sentence.plural is None:
            text = self.gettext(sentence.msgid)
        else:
            text = self.ngettext(sentence.msgid, sentence.plural, sentence.count)
        if not sentence.arguments:
            return text
        return text.format(**{name: self._argument(value) for name, value in sentence.arguments})

    def _argument(self, value: Argument) -> str:
        match value:
            case Message():
                return self.render(value)
            case MonthName(month):
                return str(self.locale.months["stand-alone"]["wide"][month])
            case DayName(weekday):
                return str(self.locale.days["stand-alone"]["wide"][weekday])
            case datetime.date():
                from babel.dates import format_date

                return format_date(value, "long", locale=self.locale)
            case _:
                return str(value)


@cache
def load_catalogue(language: str) -> Catalogue:
    """Return the catalogue of `language`; one that has none answers in English.

    Raises FileNotFoundError in a checkout whose catalogues hatch_build.py has not compiled.
    """
    if language not in LANGUAGES:
        return load_catalogue("en")
    folder = find_assets() / "locale" / language
    if not folder.is_dir():
        return Catalogue(language, NullTranslations())
    with (folder / "stampgui.mo").open("rb") as file:
        return Catalogue(language, GNUTranslations(file))


def pick_language(preferred_languages: Iterable[str]) -> str:
    """Return the first of `LANGUAGES` that a person's wishes name ("id_ID.UTF-8", "en-GB"), else English."""
    for wish in preferred_languages:
        language = wish.replace("-", "_").split("_")[0].split(".")[0].lower()
        if language in ("in", "ind"):  # the codes of Indonesian before ISO 639-1:1989, and of ISO 639-2
            return "id"
        if language in LANGUAGES:
            return language
    return "en"
