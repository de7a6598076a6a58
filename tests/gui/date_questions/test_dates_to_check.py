"""Photos with a date that has to be checked: how many they are, and saying of many at once that it is right."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from session.photo_items import disputed, evidence

from given import TODAY, MakePhoto
from stampgui.batch.grouping import Group
from stampgui.dates.evidence import Source
from stampgui.gui.text.date_question_text import describe_offered_answer, name_photos
from stampgui.i18n import load_catalogue
from stampgui.session.photos.same_pictures import SamePictureOffers
from stampgui.session.questions.date_questions import DateQuestion, find_first_and_last, make_question_work
from stampgui.session.questions.offered_answers import list_offered_answers
from stampgui.stamping.outcome import Outcome, Status

SOURCES = (Source.EXIF_ORIGINAL, Source.FILENAME)


def test_dates_that_are_right_are_confirmed_together(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(
        make_photo("a.jpg", taken="2023:01:20 08:00:00"),
        make_photo("IMG_20230203_101112.jpg"),
        make_photo("2019-05-05 pasar.jpg", taken="2022:10:14 08:00:00"),
        make_photo("tanpa.jpg"),
    )
    window.choose_cut_off("2023")
    window.settings.root.close()
    window.qtbot.waitUntil(lambda: "4 photos are waiting for a date." in window.page.text("bannerText"), timeout=SOON)
    assert "1 without a date, 3 to check." in window.page.text("bannerText")
    window.select_all()
    window.inspector.press("The dates of 2 photos are right")
    assert window.list.splitlines() == [
        "  January 20, 2023 | a.jpg | Camera data, confirmed",
        "  February 3, 2023 | IMG_20230203_101112.jpg | File name, confirmed",
        "  Dates differ | 2019-05-05 pasar.jpg | To check",
        "  No date yet | tanpa.jpg | Please fill in",
    ]
    window.undo()
    assert window.list.count("?") == 2


def test_of_a_group_each_date_that_is_shown_is_confirmed() -> None:
    days = [f"2023-01-{day}" for day in range(10, 30)]
    items = [
        disputed(number, f"rapat {number}.jpg", evidence(day, SOURCES[number % 2])) for number, day in enumerate(days)
    ]
    work = make_question_work(items, already_asked=(), today=TODAY)
    (question,) = work(lambda: False)
    english = load_catalogue("en")
    offered = list_offered_answers(question, SamePictureOffers())
    assert any("the date of each photo is right" in describe_offered_answer(each, english) for each in offered)
    assert question.own_dates is not None
    assert [date.iso for date in question.own_dates.values()] == days


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["scan 1.jpg"], "scan 1.jpg"),
        (["scan 1.jpg", "scan 6.jpg"], "scan 1 – 6"),
        (["IMG-20220308-WA0001.jpg", "IMG-20220308-WA0013.jpg"], "IMG-20220308-WA0001 – 0013"),
        (["rapat.jpg", "rabu.jpg"], "rabu – rapat"),
        (["a1.jpg", "a.jpg"], "a1 – a"),
        (["IMG_0930.jpg", "IMG_0900.jpg", "IMG_0958.jpg", "IMG_0945.jpg"], "IMG_0900 – 0958"),
        (["IMG_10.jpg", "IMG_9.jpg"], "IMG_9 – 10"),
    ],
)
def test_a_group_is_called_by_its_photos(names: list[str], shown: str) -> None:
    outcomes = tuple(Outcome(Path("Album") / name, Status.NEEDS_DATE) for name in names)
    question = DateQuestion(tuple(range(len(names))), Group(Path("Album"), outcomes), find_first_and_last(names))
    assert name_photos(question) == shown
