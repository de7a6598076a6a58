"""The order of the questions, as a value."""

from collections.abc import Iterable

from gui.rows import dated, undated
from hypothesis import given
from hypothesis import strategies as st

from given import TODAY
from stampgui.gui.filling.sections import Section, asked_for, divided_at, divided_by_names
from stampgui.gui.filling.sitting import Sitting
from stampgui.gui.photos import Card


def sections(*cards: Card, already: frozenset[int] = frozenset()) -> list[Section]:
    found = list(asked_for(cards, already=already, today=TODAY)(lambda: False))
    return [each for each in found if isinstance(each, Section)]


def made(results: Iterable[object]) -> list[list[int]]:
    return [list(part.photos) for part in results if isinstance(part, Section)]


CARDS = [
    undated(0, "scan 1.jpg"),
    undated(1, "scan 2.jpg"),
    dated(2, "IMG_1.jpg", "2022-10-14"),
    undated(3, "IMG_200.jpg"),
    undated(4, "scan 3.jpg"),
]


def test_only_photos_that_wait_are_asked_for_and_only_once() -> None:
    assert [each.photos for each in sections(*CARDS)] == [(0, 1, 4), (3,)]
    assert [each.photos for each in sections(*CARDS, already=frozenset({0, 1, 4}))] == [(3,)]


def test_a_section_is_divided_before_the_chosen_photo_of_those_that_are_still_listed() -> None:
    section = sections(*CARDS)[0]
    listed = [CARDS[0], CARDS[1], CARDS[4]]
    assert made(divided_at(section, 1, listed, today=TODAY)(lambda: False)) == [[0], [1, 4]]
    assert made(divided_at(section, 1, listed[1:], today=TODAY)(lambda: False)) == [[1], [4]]
    assert made(divided_by_names(section, listed, today=TODAY)(lambda: False)) == [[0, 1], [4]]


@given(st.integers(1, 6), st.data())
def test_going_on_reaches_every_section_that_is_neither_answered_nor_skipped(count: int, data: st.DataObject) -> None:
    every = [sections(undated(number, f"{number}.jpg"))[0] for number in range(count)]
    answered = data.draw(st.sets(st.sampled_from(every)))
    sitting = Sitting().with_more(every)
    for section in data.draw(st.lists(st.sampled_from(every))):
        sitting = sitting.skipping(section)
    reached, place = set(), 0
    while (following := sitting.next_after(place, lambda each: each not in answered)) is not None:
        reached.add(every[following])
        answered.add(every[following])
        place = following + 1
    assert reached | answered | sitting.skipped == set(every)
    assert not reached & sitting.skipped


@given(st.integers(0, 4))
def test_dividing_and_joining_give_back_the_order(place: int) -> None:
    every = [sections(undated(number, f"{number}.jpg"))[0] for number in range(5)]
    sitting = Sitting().with_more(every)
    parts = tuple(sections(undated(10, "a.jpg"), undated(11, "b1.jpg")))
    divided = sitting.divided(every[place], parts)
    assert divided.sections[place : place + len(parts)] == parts
    assert divided.joined(parts, every[place]) == sitting
