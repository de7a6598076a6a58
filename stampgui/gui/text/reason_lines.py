"""Lines that say why something was not done, each reason once with the photos it holds for."""

from collections.abc import Iterable

from stampgui.i18n import Catalogue, Message
from stampgui.stamping.outcome import Outcome

_MAX_NAMES = 2
"""File names listed with each reason."""


def list_reasons(outcomes: Iterable[Outcome], catalogue: Catalogue, *, most: int) -> tuple[list[str], int]:
    """List the first `most` reasons as "a.jpg, b.jpg and 4 more: The file is damaged.".

    Also return how many photos have other reasons. Outcomes without a reason are left out.
    """
    names: dict[Message, list[str]] = {}
    for outcome in outcomes:
        if outcome.reason is not None:
            names.setdefault(outcome.reason, []).append(outcome.path.name)
    reasons = list(names.items())
    lines = [f"{_name_photos(photos, catalogue)}: {catalogue.render(reason)}" for reason, photos in reasons[:most]]
    return lines, sum(len(photos) for _reason, photos in reasons[most:])


def _name_photos(names: list[str], catalogue: Catalogue) -> str:
    more = len(names) - _MAX_NAMES
    rest = (
        catalogue.fill(catalogue.ngettext(" and {count} more", " and {count} more", more), count=more)
        if more > 0
        else ""
    )
    return ", ".join(names[:_MAX_NAMES]) + rest
