"""Lines that say why something was not done, each reason once with the photos it holds for."""

from collections.abc import Iterable

from stampgui.gui.text.photo_badge import capitalize_first
from stampgui.i18n import Catalogue, Message
from stampgui.stamping.outcome import Outcome, name_cause

_MAX_NAMES = 2
"""File names listed with each reason."""


def list_reasons(outcomes: Iterable[Outcome], catalogue: Catalogue, *, most: int) -> tuple[list[str], int]:
    """List the first `most` reasons as "a.jpg, b.jpg and 4 more: The file is damaged.".

    Also return how many photos have other reasons. Outcomes without a reason are left out.
    """
    reasons = _group_by_reason(outcomes)
    lines = [
        f"{_name_photos(photos, catalogue)}: {capitalize_first(catalogue.render(reason))}"
        for reason, photos in reasons[:most]
    ]
    return lines, sum(len(photos) for _reason, photos in reasons[most:])


def summarize_reasons(outcomes: Iterable[Outcome], catalogue: Catalogue) -> str:
    """Say in one line "The disk is full: a.jpg, b.jpg and 4 more.", with names where it will be cut off.

    What to do about it, which further sentences of a reason say, has no place there.
    """
    causes = (
        (capitalize_first(catalogue.render(name_cause(reason))).partition(". ")[0].removesuffix("."), photos)
        for reason, photos in _group_by_reason(outcomes)
    )
    return " ".join(f"{cause}: {_name_photos(photos, catalogue)}." for cause, photos in causes)


def _group_by_reason(outcomes: Iterable[Outcome]) -> list[tuple[Message, list[str]]]:
    names: dict[Message, list[str]] = {}
    for outcome in outcomes:
        if outcome.reason is not None:
            names.setdefault(outcome.reason, []).append(outcome.path.name)
    return list(names.items())


def _name_photos(names: list[str], catalogue: Catalogue) -> str:
    more = len(names) - _MAX_NAMES
    rest = (
        catalogue.fill(catalogue.ngettext(" and {count} more", " and {count} more", more), count=more)
        if more > 0
        else ""
    )
    return ", ".join(names[:_MAX_NAMES]) + rest
