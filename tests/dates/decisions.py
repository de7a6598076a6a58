"""What the tests of the decision share."""

import datetime
from dataclasses import replace
from pathlib import PurePosixPath

from stampgui.dates.clues import Clues
from stampgui.dates.decision import Decision, Known, NeedsCheck, NeedsDate
from stampgui.dates.evidence import Evidence
from stampgui.i18n import Message, load_catalogue

TODAY = datetime.date(2024, 6, 1)
WIB = datetime.timezone(datetime.timedelta(hours=7))
COPIED = datetime.datetime(2024, 5, 20, 9, 0, tzinfo=WIB)
OCTOBER_14 = "2022:10:14 08:15:30"


def clues(path: str = "DSC_0001.JPG", **exif: str) -> Clues:
    return Clues(path=PurePosixPath("/home/budi") / path, exif=exif, modified=COPIED, today=TODAY)


def known(decision: Decision) -> Known:
    assert isinstance(decision, Known), decision
    return decision


def needs_check(decision: Decision) -> NeedsCheck:
    assert isinstance(decision, NeedsCheck), decision
    return decision


def needs_date(decision: Decision) -> NeedsDate:
    assert isinstance(decision, NeedsDate), decision
    return decision


def english(sentence: Message) -> str:
    return load_catalogue("en").render(sentence)


def listed(candidates: tuple[Evidence, ...]) -> list[str]:
    return [f"{evidence.source} {evidence.date.iso}" for evidence in candidates]


def with_xmp(packet: dict[str, str], path: str = "foto.jpg", **exif: str) -> Clues:
    return replace(clues(path, **exif), xmp=packet)
