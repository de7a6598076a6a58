"""What copies are called, shown by the example of one photo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.caption.template_fields import TemplateError, canonicalise_fields
from stampgui.dates.partial import PartialDate
from stampgui.image.format import Format, with_format_suffix
from stampgui.session.photo_item import PhotoItem
from stampgui.settings import Settings
from stampgui.stamping.copy_name import KEEP_PHOTO_NAME, NAME_FIELDS, NAMING_PATTERNS, check_naming, make_copy_stem
from stampgui.stamping.outcome import Status


@dataclass(frozen=True, slots=True)
class NamingSample:
    """A photo by its file's name, and what names of copies may tell of it."""

    photo_name: str
    date: PartialDate
    event_place: EventPlace = NO_EVENT_PLACE
    copy_format: Format | None = None

    def apply_naming(self, naming: str) -> str:
        """What this photo's copy is called. Raises TemplateError."""
        file = Path(self.photo_name)
        stem = make_copy_stem(naming, file=file.stem, date=self.date, event_place=self.event_place)
        called = Path(stem + file.suffix)
        return (called if self.copy_format is None else with_format_suffix(called, self.copy_format)).name


DEFAULT_SAMPLE: Final = NamingSample("IMG_1203.JPG", PartialDate(2022, 10, 14))


def find_sample(cards: Iterable[PhotoItem], event_place: EventPlace) -> NamingSample:
    """The first photo that is ready; `words` are about all photos."""
    for card in cards:
        if card.status is Status.READY and card.date is not None:
            return NamingSample(
                card.found.relative.name,
                card.date,
                card.caption_override.apply_to_event_place(event_place),
                card.inspection.copy_format,
            )
    return NamingSample(DEFAULT_SAMPLE.photo_name, DEFAULT_SAMPLE.date, event_place)


def resolve_naming(settings: Settings) -> str:
    """What copies are called; what cannot be used gives way to their photos' names."""
    try:
        check_naming(settings.naming)
    except TemplateError:
        return KEEP_PHOTO_NAME
    return canonicalise_fields(settings.naming, NAME_FIELDS)


def list_naming_choices(chosen: str, sample: NamingSample) -> Sequence[tuple[str, str]]:
    """What copies can be called, each with its example; of those that make the same only one, if need be the chosen."""
    namings: dict[str, str] = {}
    for naming in (chosen, *NAMING_PATTERNS):
        namings.setdefault(sample.apply_naming(naming), naming)
    order = [*NAMING_PATTERNS, chosen]
    return sorted(((naming, name) for name, naming in namings.items()), key=lambda each: order.index(each[0]))
