"""Sentences as values, and the catalogues that translate them into a person's language.

Only the window and the command line write text. All code below them returns a `Message`, the English sentence with its
arguments, which they render through a `Catalogue`. Message ids are English, so English needs no catalogue file.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING, Final, TypeAlias

from stampgui.date_words import name_month, name_weekday, write_day
from stampgui.resources import find_assets
from stampgui.values import dataclass

if TYPE_CHECKING:  # importing Babel is slow, and the window is painted before it is needed
    from babel import Locale

LANGUAGES: Final[Mapping[str, str]] = {"id": "Bahasa Indonesia", "en": "English"}
"""Languages into which the whole program is translated, each under its own name, which its speakers can read whatever
language is shown. No other table lists them all."""

_THOUSANDS_SEPARATORS: Final[Mapping[str, str]] = {"id": ".", "en": ","}
"""Of the languages that are written without Babel; a test compares them with CLDR."""


@dataclass(frozen=True, slots=True)
class MonthName:
    """The name of a month (1 to 12), written in the reader's language when rendered."""

    month: int


@dataclass(frozen=True, slots=True)
class DayName:
    """The name of a weekday (Monday is 0), written in the reader's language when rendered."""

    weekday: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something, written as the reader's language groups digits: "10,000", "10.000".

    Other whole numbers, such as years and sizes in pixels, are written without such groups.
    """

    number: int


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number to one decimal place, written as the reader's language does: "8.8", "8,8"."""

    number: float


Argument: TypeAlias = "str | int | float | datetime.date | Count | Rounded | MonthName | DayName | Message"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that has not been translated yet.

    `arguments` fill the {names} in `msgid`. With `plural`, the form of the sentence depends on `count`.
    """

    msgid: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    plural: str | None = None
    count: int = 1


def message(msgid: str, /, **arguments: Argument) -> Message:
    """Make a sentence. Extraction for the catalogues finds calls by this function's name."""
    return Message(msgid, tuple(arguments.items()))


def messages(singular: str, plural: str, count: int, /, **arguments: Argument) -> Message:
    """Make a sentence whose form depends on `count`, which also fills {count}."""
    return Message(singular, (("count", Count(count)), *arguments.items()), plural, count)


class ExplainedError(Exception):
    """The base of all errors that are shown to a person: `reason` says what happened and what to do.

    Other exceptions that reach the window or the command line are bugs.
    """

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return load_catalogue("en").render(self.reason)


class Catalogue:
    """The program's sentences in one language."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations

    @cached_property
    def locale(self) -> "Locale":
        """The language as a Babel locale, for writing dates and numbers."""
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

    def fill(self, sentence: str, **arguments: str | int) -> str:
        """Fill in a translated sentence, whose whole numbers are counts."""
        texts = {
            name: self.write_count(value) if isinstance(value, int) else value for name, value in arguments.items()
        }
        return sentence.format(**texts)

    def write_count(self, count: int) -> str:
        """Write how many there are of something: "10,000" in English, "10.000" in Indonesian."""
        if abs(count) < 1000:
            return str(count)
        if self.language in _THOUSANDS_SEPARATORS:
            return f"{count:,}".replace(",", _THOUSANDS_SEPARATORS[self.language])
        from babel.numbers import format_decimal

        return format_decimal(count, locale=self.locale)

    def _argument(self, value: Argument) -> str:
        match value:
            case Count(number):
                return self.write_count(number)
            case Rounded(number):
                from babel.numbers import format_decimal

                return format_decimal(number, format="0.0", locale=self.locale)
            case Message():
                return self.render(value)
            case MonthName(month):
                return name_month(month, self.language)
            case DayName(weekday):
                return name_weekday(weekday, self.language)
            case datetime.date():
                return write_day(value, self.language)
            case _:
                return str(value)


@cache
def load_catalogue(language: str) -> Catalogue:
    """Return the catalogue of `language`, the English one for a language without a catalogue.

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
    """Return the first of `LANGUAGES` in a list of preferred locales ("id_ID.UTF-8", "en-GB"), else English."""
    for preferred in preferred_languages:
        language = preferred.replace("-", "_").split("_")[0].split(".")[0].lower()
        if language in ("in", "ind"):  # Indonesian's codes before ISO 639:1989 and in ISO 639-2
            return "id"
        if language in LANGUAGES:
            return language
    return "en"
