"""Month and weekday names as people write them in Indonesian and English, old spellings included."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

_MONTH_SPELLINGS: Final = (
    "januari january djanuari jan",
    "februari february pebruari feb febr peb",
    "maret march maart mar mrt",
    "april apr",
    "mei may mai",
    "juni june djuni jun",
    "juli july djuli jul",
    "agustus august agustos agst agt ags agu agus aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)

_WEEKDAY_SPELLINGS: Final = (
    "senin senen monday sen mon",
    "selasa tuesday sel tue tues",
    "rabu rebo wednesday rab wed",
    "kamis thursday kam thu thur thurs",
    "jumat jum'at jumaat friday jum jmt fri",
    "sabtu saturday sab sat",
    "minggu ahad sunday min mgg ming sun",
)

MONTHS: Final = {name: month for month, names in enumerate(_MONTH_SPELLINGS, 1) for name in names.split()}
"""Lower-case spellings to month numbers, 1 to 12."""

WEEKDAYS: Final = {name: day for day, names in enumerate(_WEEKDAY_SPELLINGS) for name in names.split()}
"""Lower-case spellings to weekdays; Monday is 0."""

_SHORTEST_BEGINNING: Final = 3


def _list_beginnings(names: Mapping[str, int]) -> dict[str, int]:
    """Every beginning of three letters or more that belongs to one month alone, with its month."""
    months = defaultdict[str, set[int]](set)
    for name, month in names.items():
        for length in range(_SHORTEST_BEGINNING, len(name) + 1):
            months[name[:length]].add(month)
    return {beginning: found.pop() for beginning, found in months.items() if len(found) == 1}


TYPED_MONTHS: Final = {**_list_beginnings(MONTHS), **MONTHS}
"""`MONTHS` and their unambiguous beginnings ("novem"). For typed dates only, where every word is part of a date."""

AROUND_PATTERN: Final = r"""
    sekitar(?:an)? | kira\s?-?\s?kira | kira2 | kurang[\s_]lebih | lebih[\s_]kurang | perkiraan
  | circa | around | about | approx(?:imately|\.)? | roughly | \+\s?/?\s?- | ±
"""
"""What people write next to a date that they are not sure of, as alternatives of a verbose regular expression."""

_ROMAN_NUMBERS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

ROMAN_MONTHS: Final = {name: month for month, name in enumerate(_ROMAN_NUMBERS, 1)}
"""Months as official Indonesian letters number them: 17-VIII-1945."""


def join_alternatives(names: dict[str, int]) -> str:
    """Return the names as alternatives for a regular expression, the longest first."""
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))
