"""One answer for photos with the very same bytes."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from stampgui.dates.partial import PartialDate
from stampgui.gui.model import PhotoModel
from stampgui.gui.photos import PhotoId


def with_twins(model: PhotoModel, dates: Mapping[PhotoId, PartialDate | None]) -> dict[PhotoId, PartialDate | None]:
    """The dates that are given, and the same ones for twins that are not given any."""
    shared = dict(dates)
    for twins in _sets(model, dates):
        date = next(dates[photo] for photo in twins if photo in dates)
        shared.update((photo, date) for photo in twins if photo not in dates)
    return shared


def known_of_twins(model: PhotoModel, photos: Iterable[PhotoId]) -> dict[PhotoId, PartialDate]:
    """The dates for those of the photos, and of their twins, that have none while a twin was given one.

    Where twins were given different dates they are told nothing.
    """
    dates: dict[PhotoId, PartialDate] = {}
    for twins in _sets(model, photos):
        alike = [card for photo in twins if (card := model.card(photo))]
        answers = {card.answer for card in alike if card.answer is not None}
        if len(answers) == 1:
            date = answers.pop()
            dates.update((card.id, date) for card in alike if card.answer is None)
    return dates


def _sets(model: PhotoModel, photos: Iterable[PhotoId]) -> Iterator[Collection[PhotoId]]:
    """All twins of those photos that have any, each set once."""
    done: set[PhotoId] = set()
    for photo in photos:
        if photo not in done and len(twins := model.twins(photo)) > 1:
            done.update(twins)
            yield twins
