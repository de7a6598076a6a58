"""What copies are called: "{date} {file}" makes "2022-10-14 IMG_1203" of IMG_1203."""

import re
from collections.abc import Mapping
from typing import Final

from stampgui.caption.fields import TemplateError, canonical, filled
from stampgui.caption.fitting import without
from stampgui.caption.wording import NOTHING_SAID, Words, on_one_line
from stampgui.dates.partial import PartialDate
from stampgui.i18n import message

AS_PHOTO: Final = "{file}"
"""Copies have the names of their photos."""
NAMINGS: Final = (AS_PHOTO, "{date} {file}", "{file} {date}", "{date} {event} {file}")
"""What is offered; all of them sort well, and every photo is found again by its name."""
NAME_FIELDS: Final = ("date", "time", "event", "place", "file")

_FORBIDDEN: Final = r'\/:*?"<>|'
"""What names on Windows cannot hold: https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""
_RESERVED = re.compile(r"^(con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending."""
_MOST: Final = 200
"""Bytes of a name in UTF-8; file systems have 255, and an ending and a number come to it."""
_LONG: Final = {"date": "ca. 2022-10-14", "time": "09.41.07", "event": "", "place": "", "file": "x" * 80}
"""What a name has to have room for; more of what a person wrote, and of the photo's name, is cut off."""


def check_naming(naming: str) -> None:
    """Raise TemplateError for names without their photo's own, which tells copies apart, or that no disk takes."""
    template = canonical(naming, NAME_FIELDS)
    if AS_PHOTO not in template:
        raise TemplateError(message("Put {berkas} or {file} in it, the photo's own name: it tells the copies apart."))
    words = filled(template, dict.fromkeys(NAME_FIELDS, ""))
    if any(letter in _FORBIDDEN or not letter.isprintable() for letter in words):
        raise TemplateError(message("File names cannot have any of these: {letters}", letters=" ".join(_FORBIDDEN)))
    if len(filled(template, _LONG).encode()) > _MOST:
        raise TemplateError(message("That name is too long. Choose a shorter one."))


def stem_of_copy(naming: str, *, file: str, date: PartialDate | None, words: Words = NOTHING_SAID) -> str:
    """The name, without its ending, of the copy of the photo called `file` (also without).

    Dates are written so that names sort by them, and only as far as they are known: "2022-10-14", "2022-10". What is
    not known is left out, with one separator beside it. Raises TemplateError as `check_naming` does.
    """
    if naming == AS_PHOTO:
        return file
    check_naming(naming)
    template = canonical(naming, NAME_FIELDS)
    values = {
        "date": "" if date is None else _day(date),
        "time": "" if date is None or date.time is None else f"{date.time:%H.%M.%S}",
        "event": _allowed(words.event),
        "place": _allowed(words.place),
        "file": file,
    }
    for longest in ("place", "event", "file"):
        over = len(_name(template, values).encode(errors="surrogatepass")) - _MOST
        if over > 0:
            values[longest] = _shorter(values[longest], over)
    return _RESERVED.sub(r"\1_", _name(template, values)) or "_"


def _name(template: str, values: Mapping[str, str]) -> str:
    known = without(template, [name for name in NAME_FIELDS if not values[name]])
    # Windows drops dots and spaces at the end of a name, and hides nothing that begins with a dot
    return filled(known, values).lstrip(". ").rstrip(". ")


def _day(date: PartialDate) -> str:
    return f"ca. {date.iso}" if date.approximate else date.iso


def _allowed(text: str) -> str:
    """A person's words as they can be in a name: "Rapat: anggaran" as "Rapat anggaran"."""
    return " ".join(re.sub(f"[{re.escape(_FORBIDDEN)}]+", " ", on_one_line(text)).split())


def _shorter(text: str, by: int) -> str:
    letters = text.encode(errors="surrogatepass")
    end = max(0, len(letters) - by)
    while end and letters[end] & 0xC0 == 0x80:  # inside a letter
        end -= 1
    return letters[:end].decode(errors="surrogatepass").rstrip()
