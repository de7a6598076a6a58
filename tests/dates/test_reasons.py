"""Which sentences about a date name two dates that disagree."""

import datetime
from itertools import permutations

import pytest

from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.dates.reasons import (
    explain_clock_doubt,
    explain_cut_off,
    explain_disagreement,
    explain_folder_difference,
    explain_hours_apart,
    explain_missing_date,
    tells_disagreement,
)
from stampgui.i18n import Message

TAKEN = Evidence(PartialDate(2022, 10, 14), Source.EXIF_ORIGINAL, "2022:10:14")
OTHER = Evidence(PartialDate(2023, 1, 20), Source.FILENAME, "20230120")


@pytest.mark.parametrize("sources", list(permutations(Source, 2)))
def test_whatever_disagrees_is_called_a_disagreement(sources: tuple[Source, Source]) -> None:
    first, second = (Evidence(PartialDate(2022), source, "2022") for source in sources)
    assert tells_disagreement(explain_disagreement(first, second))


@pytest.mark.parametrize(
    "reason",
    [
        explain_cut_off(TAKEN, datetime.date(2022, 1, 1)),
        explain_clock_doubt(TAKEN),
        explain_folder_difference(TAKEN, OTHER),
        explain_hours_apart(TAKEN, OTHER),
        explain_missing_date([OTHER]),
        explain_missing_date([]),
    ],
    ids=lambda reason: reason.msgid[:20],
)
def test_other_doubts_are_none(reason: Message) -> None:
    assert not tells_disagreement(reason)
