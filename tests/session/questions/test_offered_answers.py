"""Which answers a question offers, and that each keeps its number while others are found."""

import datetime
from dataclasses import replace
from pathlib import Path

from stampgui.batch.grouping import Group
from stampgui.batch.suggestions import Suggestion
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import message
from stampgui.session.photos.same_pictures import SamePictureOffers
from stampgui.session.questions.date_questions import DateQuestion
from stampgui.session.questions.offered_answers import OfferedAnswer, keep_places, list_offered_answers

RECEIVED = PartialDate(2023, 1, 1)
TAKEN = PartialDate(2022, 10, 14)
REASON = message("day received")
EACH = DateQuestion(
    (1, 2),
    Group(Path("wa"), ()),
    ("a.jpg", "b.jpg"),
    (Suggestion(RECEIVED, REASON, Source.FILENAME_RECEIVED),),
    Source.FILENAME_RECEIVED,
    {1: RECEIVED, 2: TAKEN},
)


def same_as(name: str, date: PartialDate = TAKEN) -> Suggestion:
    return Suggestion(date, message("same picture: {file}", file=name), Source.SAME_PICTURE)


def from_pictures(*same: Suggestion) -> list[OfferedAnswer]:
    question = DateQuestion((1,), Group(Path("wa"), ()), ("a.jpg", "a.jpg"))
    return list(list_offered_answers(question, SamePictureOffers(same)))


def test_what_the_same_pictures_say_goes_first_where_all_is_known_from_the_start() -> None:
    same = SamePictureOffers(own_dates={1: TAKEN}, all_dates={1: TAKEN, 9: TAKEN})
    answers = [offered.answer for offered in list_offered_answers(EACH, same)]
    assert answers == [{1: TAKEN}, {1: TAKEN, 9: TAKEN}, RECEIVED, {1: RECEIVED, 2: TAKEN}]


def test_what_is_found_later_comes_last() -> None:
    early = list_offered_answers(EACH, SamePictureOffers())
    late = list_offered_answers(EACH, SamePictureOffers((same_as("a.jpg"),)))
    assert keep_places((), early) == early
    assert keep_places(early, late) == (*early, late[0])
    assert keep_places((), late) == late


def test_an_answer_for_more_photos_has_the_number_of_the_one_for_fewer() -> None:
    few = list_offered_answers(EACH, SamePictureOffers(own_dates={1: TAKEN}))
    more = list_offered_answers(EACH, SamePictureOffers(own_dates={1: TAKEN, 2: RECEIVED}))
    assert keep_places(few, more) == more


def test_an_answer_that_gives_a_photo_another_day_gets_a_number_of_its_own() -> None:
    shown = list_offered_answers(EACH, SamePictureOffers(own_dates={1: TAKEN}))
    found = list_offered_answers(EACH, SamePictureOffers(own_dates={1: PartialDate(2020), 2: TAKEN}))
    assert keep_places(shown, found) == (None, *shown[1:], found[0])


def test_a_day_has_its_number_also_from_a_more_similar_photo_and_with_a_time() -> None:
    shown = from_pictures(same_as("a.jpg"), same_as("c.jpg", RECEIVED))
    found = from_pictures(same_as("c.jpg", RECEIVED), same_as("b.jpg", replace(TAKEN, time=datetime.time(8))))
    assert keep_places(shown, found) == (found[1], found[0])


def test_the_number_of_an_answer_that_is_gone_stays_free() -> None:
    shown = from_pictures(same_as("a.jpg"), same_as("b.jpg", RECEIVED))
    found = from_pictures(same_as("b.jpg", RECEIVED), same_as("c.jpg", PartialDate(2020)))
    places = keep_places(shown, found)
    assert places == (None, found[0], found[1])
    assert keep_places(places, shown) == (None, shown[1], None, shown[0])
