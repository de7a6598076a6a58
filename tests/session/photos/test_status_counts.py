"""The photos of each state are counted while they come, change and go, as if they had been counted in the end."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from session.photo_items import broken, dated, disputed, evidence, undated

from stampgui.dates.partial import PartialDate
from stampgui.session.photos.photo_item import (
    PhotoFilter,
    PhotoItem,
    matches_filter,
    select_items_to_save,
    with_user_date,
)
from stampgui.session.photos.status_counts import StatusCounts
from stampgui.stamping.outcome import Outcome, Status

KINDS = (
    dated(0, "a.jpg", "2023-01-20"),
    undated(0, "b.jpg"),
    disputed(0, "c.jpg", evidence("2023-02-03")),
    broken(0, "d.jpg"),
)


def result_of(card: PhotoItem, status: Status) -> PhotoItem:
    return replace(card, copy_result=Outcome(card.file, status))


@st.composite
def photos(draw: st.DrawFn) -> PhotoItem:
    card = with_user_date(draw(st.sampled_from(KINDS)), draw(st.sampled_from([None, PartialDate(2019)])))
    status = draw(st.sampled_from([None, Status.STAMPED, Status.FAILED, Status.SKIPPED]))
    return card if status is None else result_of(card, status)


@given(st.lists(photos()), st.lists(photos()))
def test_the_tally_is_that_of_the_photos_that_are_left(stay: list[PhotoItem], go: list[PhotoItem]) -> None:
    tally = StatusCounts(stay)
    tally.add(go)
    tally.remove(go)
    assert tally.by_filter == {chosen: sum(matches_filter(card, chosen) for card in stay) for chosen in PhotoFilter}
    assert tally.by_filter[PhotoFilter.ALL] == sum(tally.by_filter.values()) - tally.by_filter[PhotoFilter.ALL]
    pending = select_items_to_save(stay)
    assert tally.pending_count == (len(pending), bool(pending) and pending[0].saved)
