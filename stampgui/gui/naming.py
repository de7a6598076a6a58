"""What copies are called, shown by the example of one photo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stampgui.caption.fields import TemplateError, canonical
from stampgui.caption.wording import NOTHING_SAID, Words
from stampgui.dates.partial import PartialDate
from stampgui.gui.photos import Card
from stampgui.image.format import Format, named
from stampgui.settings import Settings
from stampgui.stamping.copy_name import AS_PHOTO, NAME_FIELDS, NAMINGS, check_naming, stem_of_copy
from stampgui.stamping.outcome import Status


@dataclass(frozen=True, slots=True)
class Example:
    """A photo by its file's name, and what names of copies may tell of it."""

    photo: str
    date: PartialDate
    words: Words = NOTHING_SAID
    copy: Format | None = None

    def named(self, naming: str) -> str:
        """What this photo's copy is called. Raises TemplateError."""
        file = Path(self.photo)
        stem = stem_of_copy(naming, file=file.stem, date=self.date, words=self.words)
        called = Path(stem + file.suffix)
        return (called if self.copy is None else named(called, self.copy)).name


SOME_PHOTO: Final = Example("IMG_1203.JPG", PartialDate(2022, 10, 14))


def example_among(cards: Iterable[Card], words: Words) -> Example:
    """The first photo that is ready; `words` are about all photos."""
    for card in cards:
        if card.status is Status.READY and card.date is not None:
            return Example(card.found.relative.name, card.date, card.own.words_on(words), card.examined.copy)
    return Example(SOME_PHOTO.photo, SOME_PHOTO.date, words)


def naming_of(settings: Settings) -> str:
    """What copies are called; what cannot be used gives way to their photos' names."""
    try:
        check_naming(settings.naming)
    except TemplateError:
        return AS_PHOTO
    return canonical(settings.naming, NAME_FIELDS)


def offered(chosen: str, example: Example) -> Sequence[tuple[str, str]]:
    """What copies can be called, each with its example; of those that make the same only one, if need be the chosen."""
    namings: dict[str, str] = {}
    for naming in (chosen, *NAMINGS):
        namings.setdefault(example.named(naming), naming)
    order = [*NAMINGS, chosen]
    return sorted(((naming, name) for name, naming in namings.items()), key=lambda each: order.index(each[0]))
