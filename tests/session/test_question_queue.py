"""The order of the questions, as a value."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from session.photo_items import dated, undated

from given import TODAY
from stampgui.session.date_questions import DateQuestion, make_name_split_work, make_question_work, make_split_work
from stampgui.session.photo_item import PhotoItem
from stampgui.session.question_queue import QuestionQueue


def sections(*cards: PhotoItem, already: frozenset[int] = frozenset()) -> list[DateQuestion]:
    found = list(make_question_work(cards, already_asked=already, today=TODAY)(lambda: False))
    return [each for each in found if isinstance(each, DateQuestion)]


def made(results: Iterable[object]) -> list[list[int]]:
    return [list(part.photos) for part in results if isinstance(part, DateQuestion)]


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
    assert made(make_split_work(section, 1, listed, today=TODAY)(lambda: False)) == [[0], [1, 4]]
    assert made(make_split_work(section, 1, listed[1:], today=TODAY)(lambda: False)) == [[1], [4]]
    assert made(make_name_split_work(section, listed, today=TODAY)(lambda: False)) == [[0, 1], [4]]


@given(st.integers(1, 6), st.data())
def test_going_on_reaches_every_section_that_is_neither_answered_nor_skipped(count: int, data: st.DataObject) -> None:
    every = [sections(undated(number, f"{number}.jpg"))[0] for number in range(count)]
    answered = data.draw(st.sets(st.sampled_from(every)))
    sitting = QuestionQueue().with_questions(every)
    for section in data.draw(st.lists(st.sampled_from(every))):
        sitting = sitting.with_skipped(section)
    reached, place = set(), 0
    while (following := sitting.find_next(place, lambda each: each not in answered)) is not None:
        reached.add(every[following])
        answered.add(every[following])
        place = following + 1
    assert reached | answered | sitting.skipped == set(every)
    assert not reached & sitting.skipped


@given(st.integers(0, 4))
def test_dividing_and_joining_give_back_the_order(place: int) -> None:
    every = [sections(undated(number, f"{number}.jpg"))[0] for number in range(5)]
    sitting = QuestionQueue().with_questions(every)
    parts = tuple(sections(undated(10, "a.jpg"), undated(11, "b1.jpg")))
    divided = sitting.with_split(every[place], parts)
    assert divided.questions[place : place + len(parts)] == parts
    assert divided.with_join(parts, every[place]) == sitting
