"""Templates for the names of copies, with examples."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.caption.template_fields import TemplateError, canonicalise_fields
from stampgui.dates.partial import PartialDate
from stampgui.image.format import Format, with_format_suffix
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.settings import Settings
from stampgui.stamping.copy_name import KEEP_PHOTO_NAME, NAME_FIELDS, NAMING_PATTERNS, check_naming, make_copy_stem
from stampgui.stamping.outcome import Status
from stampgui.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class NamingSample:
    """The photo for examples: its file name, and the values for the fields of templates.

    With `is_made_up` there is no such photo in the list.
    """

    photo_name: str
    date: PartialDate
    event_place: EventPlace = NO_EVENT_PLACE
    copy_format: Format | None = None
    is_made_up: bool = False

    def apply_naming(self, naming: str) -> str:
        """The name of this photo's copy. Raises TemplateError."""
        file = Path(self.photo_name)
        stem = make_copy_stem(naming, file=file.stem, date=self.date, event_place=self.event_place)
        called = Path(stem + file.suffix)
        return (called if self.copy_format is None else with_format_suffix(called, self.copy_format)).name


_MAX_SAMPLES: Final = 200
"""Photos among which an example is chosen: this is done anew after each change of the list."""
DEFAULT_SAMPLE: Final = NamingSample("IMG_1203.JPG", PartialDate(2022, 10, 14), is_made_up=True)


def find_sample(items: Iterable[PhotoItem], event_place: EventPlace) -> NamingSample:
    """Choose a photo that is ready, if there is one without its date in its name; `event_place` applies to all photos.

    With the date added, a name that has it already would look as if the pattern wrote it twice.
    """
    ready = tuple(islice((item for item in items if item.status is Status.READY and item.date), _MAX_SAMPLES))
    item = next((each for each in ready if not _has_date_in_name(each)), ready[0] if ready else None)
    if item is None or item.date is None:
        return replace(DEFAULT_SAMPLE, event_place=event_place)
    return NamingSample(
        item.found.relative.name,
        item.date,
        item.caption_override.apply_to_event_place(event_place),
        item.inspection.copy_format,
    )


def _has_date_in_name(item: PhotoItem) -> bool:
    """Whether the digits of its date stand in the photo's name one after the other, however they are separated."""
    day = "".join(filter(str.isdigit, item.date.iso))[:8] if item.date else ""
    return day in "".join(filter(str.isdigit, item.found.relative.stem))


def resolve_naming(settings: Settings) -> str:
    """The template for names of copies; an invalid one is replaced by the photo's own name."""
    try:
        check_naming(settings.naming)
    except TemplateError:
        return KEEP_PHOTO_NAME
    return canonicalise_fields(settings.naming, NAME_FIELDS)


def list_naming_choices(chosen: str, sample: NamingSample) -> Sequence[tuple[str, str]]:
    """List templates with examples; of those with equal examples only one, preferably `chosen`."""
    namings: dict[str, str] = {}
    for naming in (chosen, *NAMING_PATTERNS):
        namings.setdefault(sample.apply_naming(naming), naming)
    order = [*NAMING_PATTERNS, chosen]
    return sorted(((naming, name) for name, naming in namings.items()), key=lambda each: order.index(each[0]))
