"""The names of copies: "{date} {file}" gives "2022-10-14 IMG_1203" for IMG_1203."""

import re
from collections.abc import Mapping
from typing import Final

from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace, to_single_line
from stampgui.caption.template_fields import TemplateError, canonicalise_fields, fill_template
from stampgui.caption.template_precision import remove_fields
from stampgui.dates.partial import PartialDate
from stampgui.file_names import FORBIDDEN_CHARACTERS, avoid_reserved_name, has_forbidden_character
from stampgui.i18n import message

KEEP_PHOTO_NAME: Final = "{file}"
"""Copies keep the names of their photos."""
NAMING_PATTERNS: Final = (KEEP_PHOTO_NAME, "{date} {file}", "{file} {date}", "{date} {event} {file}")
"""The patterns that are offered. All sort well, and include the photo's own name."""
NAME_FIELDS: Final = ("date", "time", "event", "place", "file")

_MAX_BYTES: Final = 200
"""Bytes of a name in UTF-8. File systems allow 255; a number and an extension are added to it."""
_LONGEST_VALUES: Final = {"date": "ca. 2022-10-14", "time": "09.41.07", "event": "", "place": "", "file": "x" * 80}
"""Values for which a pattern must leave enough room; longer events, places and names of photos are cut."""


def check_naming(naming: str) -> None:
    """Raise TemplateError for a pattern without the photo's own name, and for one that makes invalid file names."""
    template = canonicalise_fields(naming, NAME_FIELDS)
    if KEEP_PHOTO_NAME not in template:
        raise TemplateError(
            message("Include {berkas} or {file}, the photo's own name, so that the copies can be told apart.")
        )
    words = fill_template(template, dict.fromkeys(NAME_FIELDS, ""))
    if has_forbidden_character(words):
        raise TemplateError(
            message("File names cannot contain any of these: {letters}", letters=" ".join(FORBIDDEN_CHARACTERS))
        )
    if len(fill_template(template, _LONGEST_VALUES).encode()) > _MAX_BYTES:
        raise TemplateError(message("That name is too long. Choose a shorter one."))


def make_copy_stem(
    naming: str, *, file: str, date: PartialDate | None, event_place: EventPlace = NO_EVENT_PLACE
) -> str:
    """Return the name of the copy of the photo called `file`, both without their extensions.

    Dates are written so that names sort by them, and only as far as they are known: "2022-10-14", "2022-10". What is
    not known is left out, with one separator next to it. Raises TemplateError as `check_naming` does.
    """
    if naming == KEEP_PHOTO_NAME:
        return file
    check_naming(naming)
    template = canonicalise_fields(naming, NAME_FIELDS)
    values = {
        "date": "" if date is None else _format_day(date),
        "time": "" if date is None or date.time is None else f"{date.time:%H.%M.%S}",
        "event": _remove_forbidden(event_place.event),
        "place": _remove_forbidden(event_place.place),
        "file": file,
    }
    for field in ("place", "event", "file"):
        excess = len(_fill_name(template, values).encode(errors="surrogatepass")) - _MAX_BYTES
        if excess > 0:
            values[field] = _cut_bytes(values[field], excess)
    return avoid_reserved_name(_fill_name(template, values)) or "_"


def _fill_name(template: str, values: Mapping[str, str]) -> str:
    known = remove_fields(template, [name for name in NAME_FIELDS if not values[name]])
    # Windows drops dots and spaces at the end of a name; other systems hide files whose names begin with a dot
    return fill_template(known, values).lstrip(". ").rstrip(". ")


def _format_day(date: PartialDate) -> str:
    return f"ca. {date.iso}" if date.approximate else date.iso


def _remove_forbidden(text: str) -> str:
    """Return a person's text without what file names cannot have: "Rapat anggaran" for "Rapat: anggaran"."""
    return " ".join(re.sub(f"[{re.escape(FORBIDDEN_CHARACTERS)}]+", " ", to_single_line(text)).split())


def _cut_bytes(text: str, excess: int) -> str:
    """Return the text shortened by at least `excess` bytes of UTF-8."""
    encoded = text.encode(errors="surrogatepass")
    end = max(0, len(encoded) - excess)
    while end and encoded[end] & 0xC0 == 0x80:  # inside a character
        end -= 1
    return encoded[:end].decode(errors="surrogatepass").rstrip()
