"""Cards for tests, and the list as it is seen, line by line."""

from collections.abc import Iterable
from pathlib import Path

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.gui.text.photo_badge import choose_badge
from stampgui.gui.text.photo_text import format_heading
from stampgui.i18n import Catalogue, message
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.stamping.outcome import Outcome, Status

REASON = message("Nothing says when it was taken.")


def evidence(iso: str, source: Source = Source.EXIF_ORIGINAL) -> Evidence:
    year, month, day = ([int(part) for part in iso.split("-")] + [None, None])[:3]
    assert year is not None
    return Evidence(PartialDate(year, month, day), source, iso)


def dated(number: int, name: str, iso: str, source: Source = Source.EXIF_ORIGINAL) -> PhotoItem:
    chosen = evidence(iso, source)
    outcome = Outcome(Path(name), Status.READY, evidence=chosen, candidates=(chosen,), displayed=(640, 480))
    return _card(number, name, outcome)


def undated(number: int, name: str, *suggestions: Evidence) -> PhotoItem:
    return _card(number, name, Outcome(Path(name), Status.NEEDS_DATE, REASON, candidates=suggestions))


def disputed(number: int, name: str, *candidates: Evidence) -> PhotoItem:
    return _card(number, name, Outcome(Path(name), Status.NEEDS_CHECK, REASON, candidates=candidates))


def broken(number: int, name: str) -> PhotoItem:
    return _card(number, name, Outcome(Path(name), Status.FAILED, message("The file is damaged.")))


def seen(cards: Iterable[PhotoItem], catalogue: Catalogue) -> str:
    """One line per card, as it reads on the screen."""
    return "\n".join(
        f"{'✓' if card.saved else ' '} {format_heading(card, catalogue)} | {card.found.path.name}"
        f" | {choose_badge(card, catalogue).text}"
        for card in cards
    )


def _card(number: int, name: str, outcome: Outcome) -> PhotoItem:
    return PhotoItem(number, FoundPhoto(Path(name), Path(name)), Path("/photos") / name, outcome)
