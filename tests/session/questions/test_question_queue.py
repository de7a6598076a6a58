"""The order of the questions, as a value."""

from hypothesis import given
from hypothesis import strategies as st
from session.photo_items import dated, undated

from given import TODAY
from stampgui.batch.jobs import never
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.session.questions.date_questions import (
    DateQuestion,
    QuestionState,
    QuestionStatus,
    QuestionWork,
    make_name_split_work,
    make_question_work,
    make_split_work,
)
from stampgui.session.questions.question_queue import QuestionQueue, SkipStep, SplitStep


def questions(*cards: PhotoItem, already: frozenset[int] = frozenset()) -> list[DateQuestion]:
    return list(make_question_work(cards, already_asked=already, today=TODAY)(never))


def made(work: QuestionWork) -> list[list[int]]:
    return [list(part.photos) for part in work(never)]


CARDS = [
    undated(0, "scan 1.jpg"),
    undated(1, "scan 2.jpg"),
    dated(2, "IMG_1.jpg", "2022-10-14"),
    undated(3, "IMG_200.jpg"),
    undated(4, "scan 3.jpg"),
]


def test_only_photos_that_wait_are_asked_for_and_only_once() -> None:
    assert [each.photos for each in questions(*CARDS)] == [(0, 1, 4), (3,)]
    assert [each.photos for each in questions(*CARDS, already=frozenset({0, 1, 4}))] == [(3,)]


def test_a_question_is_split_before_the_chosen_photo_of_those_that_are_still_listed() -> None:
    question = questions(*CARDS)[0]
    listed = [CARDS[0], CARDS[1], CARDS[4]]
    assert made(make_split_work(question, 1, listed, today=TODAY)) == [[0], [1, 4]]
    assert made(make_split_work(question, 1, listed[1:], today=TODAY)) == [[1], [4]]
    assert made(make_name_split_work(question, listed, today=TODAY)) == [[0, 1], [4]]


@given(st.integers(1, 6), st.data())
def test_going_on_reaches_every_question_that_is_neither_answered_nor_skipped(count: int, data: st.DataObject) -> None:
    every = [questions(undated(number, f"{number}.jpg"))[0] for number in range(count)]
    answered = data.draw(st.sets(st.sampled_from(every)))
    queue = QuestionQueue().with_questions(every)
    for question in data.draw(st.lists(st.sampled_from(every))):
        queue = queue.apply(SkipStep(question))

    def find_state(question: DateQuestion) -> QuestionState:
        return QuestionState(QuestionStatus.ANSWERED if question in answered else QuestionStatus.WAITING)

    reached = set()
    while (following := queue.find_next(find_state)) is not None:
        reached.add(following)
        answered.add(following)
        queue = queue.with_current(following)
    assert reached | answered | queue.skipped == set(every)
    assert not reached & queue.skipped


@given(st.integers(0, 4))
def test_a_split_and_its_undoing_give_back_the_order(place: int) -> None:
    every = [questions(undated(number, f"{number}.jpg"))[0] for number in range(5)]
    queue = QuestionQueue().with_questions(every).with_current(every[place])
    parts = tuple(questions(undated(10, "a.jpg"), undated(11, "b1.jpg")))
    step = SplitStep(every[place], parts)
    divided = queue.apply(step)
    assert divided.questions[place : place + len(parts)] == parts
    assert divided.current is parts[0]
    assert divided.revert(step) == queue
