"""How dates are written in names: one row for each convention of a program or of people.

Every pattern is searched for anywhere in the name, ignoring case, in the order of the table. The digits of a date
are never part of a longer number.
"""

import re
from collections.abc import Callable
from typing import Final

from stampgui.dates.calendar_words import MONTHS, join_alternatives
from stampgui.dates.evidence import Source
from stampgui.dates.names import parsers
from stampgui.dates.names.context import MESSENGERS, compile_pattern
from stampgui.dates.names.parsers import PossibleDates
from stampgui.dates.names.written_form import WrittenForm
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class NamePattern:
    """One convention: what it looks like, how to read it, what kind of evidence it is."""

    name: str
    """A unique label, for people."""
    regex: LazyPattern[str]
    """What it looks like, with a named group for each part of the date."""
    parser: Callable[[re.Match[str]], PossibleDates]
    """Reads the named groups of a match of `regex`."""
    source: Source = Source.FILENAME
    """FILENAME for dates of the capture, FILENAME_RECEIVED for those of receiving, posting or saving."""
    ambiguous: bool = False
    """Whether such a date is never enough on its own."""
    last_resort: bool = False
    """Tried only when no pattern above it matched, and not after a camera's prefix, where the digits are a counter."""
    form: WrittenForm = WrittenForm.SEPARATED
    """How the date is written, which hints at who wrote it."""


_START, _END = r"(?<![0-9])", r"(?![0-9])"
# not the middle of a row of numbers, as in 14_10_2022_08_15_30
_NOT_IN_ROW = r"(?<! (?<![0-9a-z])[0-9][-_.] ) (?<! (?<![0-9a-z])[0-9]{2}[-_.] )"
_LONE = r"(?<![0-9a-z]) (?<![0-9][-._\s]) (?<!\()"  # not the end of a longer number or word, nor in "(2019)"
_LONE_END = r"(?![0-9a-z]) (?![-.][0-9])"
_YEAR = r"(?P<year>(?:18|19|20)[0-9]{2})"
_EIGHT = _YEAR + r"(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
_DASHED = _YEAR + r"(?P<mark>[-_.\s])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
_GAP = r"[\s_.,'-]{0,3}"  # between the words of a date
_WORD = rf"(?P<word>{join_alternatives(MONTHS)})"
_DAY_NUMBER = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s+of(?=\s))?"

# digits in a row, or an hour of one or two digits with the same mark between all parts
_CLOCK = rf"""
    (?P<hour>[0-9]{{2}} | [0-9](?=[-_.:])) (?P<colon>[-_.:]?)
    (?P<minute>[0-9]{{2}}) (?P=colon) (?P<second>[0-9]{{2}})
    (?: [-.,]? (?P<fraction>[0-9]{{3}}) )? {_END}
    (?: \s? (?P<half>[ap])\.?m\b )?
"""
_AT = r"[-_\s,.T]{1,3} (?: (?:at|pukul|pkl|jam|pada|um|à|às|a\slas|alle|om|o|kl|в) [\s_.]{1,2} )?"
_MESSENGER = rf"""
    (?: (?<![a-z]) (?:{MESSENGERS}) | 微信图片 | ^line(?=_) )
    [^0-9]{{0,20}} (?<![0-9])
"""
_MAYBE_CLOCK = rf"(?: {_AT} {_CLOCK} )? {_END}"

PATTERNS: Final = (
    # a messenger names a file by when it was received or saved, not by when it was taken
    NamePattern(
        "whatsapp-number",
        compile_pattern(rf"{_START} {_EIGHT} [-_]WA[0-9]+"),
        parsers.parse_numeric,
        Source.FILENAME_RECEIVED,
    ),
    NamePattern(
        "whatsapp-words",
        compile_pattern(rf"whatsapp [^0-9]{{0,20}} {_DASHED} {_MAYBE_CLOCK}"),
        parsers.parse_numeric,
        Source.FILENAME_RECEIVED,
    ),
    NamePattern(  # WhatsApp's chat export on iOS
        "whatsapp-export",
        compile_pattern(rf"(?:{_START} [0-9]{{8}}-)? (?<![a-z]) (?:photo|video|gif|sticker) - {_DASHED} - {_CLOCK}"),
        parsers.parse_numeric,
        Source.FILENAME_RECEIVED,
    ),
    NamePattern(  # the time of the download or of pasting, tdesktop#1586 and #4951
        "telegram",
        compile_pattern(rf"(?:photo|image|video|telegram|file) (?:_[0-9]+)? [_@\s] {_DASHED} [_\s] {_CLOCK}"),
        parsers.parse_numeric,
        Source.FILENAME_RECEIVED,
    ),
    NamePattern(
        "telegram-export",
        compile_pattern(rf"@ (?P<day>[0-9]{{2}})-(?P<month>[0-9]{{2}})-{_YEAR} _ {_CLOCK}"),
        parsers.parse_numeric,
        Source.FILENAME_RECEIVED,
    ),
    NamePattern(  # the time of saving, Signal-Desktop#7900
        "signal",
        compile_pattern(rf"signal-(?:attachment-)? {_DASHED} {_MAYBE_CLOCK}"),
        parsers.parse_numeric,
        Source.FILENAME_RECEIVED,
    ),
    NamePattern(
        "facebook",
        compile_pattern(rf"FB_IMG_ (?P<epoch>1[0-9]{{12}}) {_END}"),
        parsers.parse_epoch_digits,
        Source.FILENAME_RECEIVED,
    ),
    *(
        NamePattern(f"messenger-{form}", compile_pattern(rf"{_MESSENGER} {date}"), reading, Source.FILENAME_RECEIVED)
        for form, date, reading in (
            ("compact", rf"{_EIGHT} (?: [-_\s.T]? {_CLOCK} )? {_END}", parsers.parse_numeric),
            ("dashed", rf"{_DASHED} {_MAYBE_CLOCK}", parsers.parse_numeric),
            ("words", rf"{_DAY_NUMBER} {_GAP} {_WORD} {_GAP} {_YEAR} {_MAYBE_CLOCK}", parsers.parse_with_month_name),
        )
    ),
    NamePattern(  # the time of posting
        "instaloader",
        compile_pattern(rf"{_START} {_DASHED} _ {_CLOCK} _UTC(?![a-z])"),
        parsers.parse_utc,
        Source.FILENAME_RECEIVED,
    ),
    # cameras and phones
    NamePattern(
        "burst-epoch",
        compile_pattern(rf"BURST (?P<epoch>1[0-9]{{12}}) {_END}"),
        parsers.parse_epoch_digits,
        form=WrittenForm.FUSED,
    ),
    NamePattern("pixel", compile_pattern(rf"(?<=PXL_) {_EIGHT} _ {_CLOCK}"), parsers.parse_utc, form=WrittenForm.FUSED),
    NamePattern(
        "ios-camera-roll",
        compile_pattern(rf"{_START} {_EIGHT} _ {_CLOCK} _iOS"),
        parsers.parse_utc,
        form=WrittenForm.FUSED,
    ),
    NamePattern(
        "compact-utc",
        compile_pattern(rf"{_START} {_EIGHT} T {_CLOCK} Z(?![a-z])"),
        parsers.parse_utc,
        form=WrittenForm.FUSED,
    ),
    NamePattern("dashed-utc", compile_pattern(rf"{_START} {_DASHED} T {_CLOCK} Z(?![a-z])"), parsers.parse_utc),
    NamePattern(
        "epson-scan",
        compile_pattern(rf"^img {_EIGHT} _[0-9]{{8}}$"),
        parsers.parse_numeric,
        ambiguous=True,
        form=WrittenForm.FUSED,
    ),
    NamePattern(
        "canon-scan",
        compile_pattern(rf"^(?:img|image)_ {_EIGHT} _[0-9]{{4}} (?![0-9])"),
        parsers.parse_numeric,
        ambiguous=True,
        form=WrittenForm.FUSED,
    ),
    NamePattern(
        "compact",
        compile_pattern(rf"{_START} {_EIGHT} (?: [-_\s.T]? {_CLOCK} )? {_END}"),
        parsers.parse_numeric,
        form=WrittenForm.FUSED,
    ),
    NamePattern(  # dashboard cameras
        "split-compact",
        compile_pattern(rf"^{_YEAR} _ (?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}}) _ {_CLOCK}"),
        parsers.parse_numeric,
        form=WrittenForm.FUSED,
    ),
    NamePattern("dashed", compile_pattern(rf"{_START} {_NOT_IN_ROW} {_DASHED} {_MAYBE_CLOCK}"), parsers.parse_numeric),
    NamePattern(
        "nextcloud",
        compile_pattern(rf"^(?P<yy>[0-9]{{2}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}}) [\s_] {_CLOCK}"),
        parsers.parse_two_digit_year,
    ),
    # people
    NamePattern(
        "day-word-year",
        compile_pattern(rf"{_START} {_DAY_NUMBER} {_GAP} {_WORD} {_GAP} {_YEAR} {_MAYBE_CLOCK}"),
        parsers.parse_with_month_name,
        form=WrittenForm.WORDED,
    ),
    NamePattern(
        "word-day-year",
        compile_pattern(rf"(?<![a-z]) {_WORD} {_GAP} {_DAY_NUMBER} [\s_.,-]{{1,3}} {_YEAR} {_MAYBE_CLOCK}"),
        parsers.parse_with_month_name,
        form=WrittenForm.WORDED,
    ),
    NamePattern(
        "year-word-day",
        compile_pattern(rf"{_START} {_YEAR} {_GAP} {_WORD} {_GAP} {_DAY_NUMBER} {_END}"),
        parsers.parse_with_month_name,
        form=WrittenForm.WORDED,
    ),
    NamePattern(
        "day-first",
        compile_pattern(
            rf"""{_START} (?<![0-9][-.]) (?P<one>[0-9]{{1,2}}) (?P<mark>[-_.\s]) (?P<two>[0-9]{{1,2}})
                 (?P=mark) {_YEAR} {_MAYBE_CLOCK}"""
        ),
        parsers.parse_day_first,
    ),
    NamePattern(
        "day-first-compact",
        compile_pattern(rf"{_START} (?P<one>[0-9]{{2}})(?P<two>[0-9]{{2}}) {_YEAR} {_MAYBE_CLOCK}"),
        parsers.parse_day_first,
        ambiguous=True,
        form=WrittenForm.FUSED,
    ),
    # less than a full date, or more than one reading
    NamePattern(
        "word-year",
        compile_pattern(rf"(?<![0-9a-z]) (?<![0-9][\s_.-]) {_WORD} {_GAP} {_YEAR} {_END}"),
        parsers.parse_with_month_name,
        last_resort=True,
        form=WrittenForm.WORDED,
    ),
    NamePattern(
        "year-month",
        compile_pattern(rf"{_LONE} {_YEAR} [-_.] (?P<month>[0-9]{{2}}) {_LONE_END}"),
        parsers.parse_year_month,
        last_resort=True,
    ),
    NamePattern(
        "month-year",
        compile_pattern(rf"{_LONE} (?P<month>[0-9]{{1,2}}) [-_.] {_YEAR} {_LONE_END}"),
        parsers.parse_year_month,
        ambiguous=True,
        last_resort=True,
    ),
    NamePattern(
        "short-year",
        compile_pattern(
            rf"""{_LONE} (?P<one>[0-9]{{2}}) (?P<mark>[-._]?) (?P<two>[0-9]{{2}}) (?P=mark)
                 (?P<three>[0-9]{{2}}) {_LONE_END}"""
        ),
        parsers.parse_digit_pairs,
        ambiguous=True,
        last_resort=True,
    ),
    NamePattern(
        "word-short-year",
        compile_pattern(rf"{_START} {_DAY_NUMBER} {_GAP} {_WORD} {_GAP} '?(?P<yy>[0-9]{{2}}) {_LONE_END}"),
        parsers.parse_two_digit_year,
        ambiguous=True,
        last_resort=True,
        form=WrittenForm.WORDED,
    ),
    NamePattern(
        "year",
        compile_pattern(rf"{_LONE} {_YEAR} {_LONE_END}"),
        parsers.parse_numeric,
        ambiguous=True,
        last_resort=True,
    ),
    NamePattern(
        "number-milliseconds",
        compile_pattern(r"^(?P<epoch>1[0-9]{12}) (?: [\s_(~-].{0,12} )?$"),
        parsers.parse_epoch_digits,
        Source.FILENAME_RECEIVED,
        ambiguous=True,  # any program may number its pictures like that
        last_resort=True,
    ),
    NamePattern(
        "epoch-milliseconds",
        compile_pattern(r"^[a-z_\s-]{1,20} (?P<epoch>1[0-9]{12}) (?: [\s_(~-].{0,12} )?$"),
        parsers.parse_epoch_digits,
        Source.FILENAME_RECEIVED,
        last_resort=True,
    ),
    NamePattern(
        "number-seconds",  # or the id that Android's photo picker gives a picture
        compile_pattern(r"^(?P<epoch>1[1-9][0-9]{8})$"),
        parsers.parse_epoch_digits,
        Source.FILENAME_RECEIVED,
        ambiguous=True,
        last_resort=True,
    ),
)

_MESSENGER_NAMES: Final = {
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "signal": "Signal",
    "facebook": "Facebook",
    "instaloader": "Instagram",
}
"""What programs are called, by the first word of the pattern that their names match."""


def find_messenger(name: str) -> str | None:
    """The program that named a file, without its extension, when it was received; None where that is not sure."""
    matching = (each for each in PATTERNS if each.source is Source.FILENAME_RECEIVED and each.regex.search(name))
    return next((_MESSENGER_NAMES.get(pattern.name.partition("-")[0]) for pattern in matching), None)
