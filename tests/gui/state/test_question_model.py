"""The rows of the date questions."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stampgui.batch.grouping import Group
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.gui.state.question_model import QuestionModel
from stampgui.gui.text.date_question_text import describe_folder
from stampgui.i18n import load_catalogue
from stampgui.session.questions.date_questions import DateQuestion

ENGLISH = load_catalogue("en")


@pytest.mark.parametrize(
    ("folders", "told"), [(("Rapat", "Rapat"), "1 photo"), (("Rapat", "Panen"), "1 photo · Rapat")]
)
def test_the_folder_is_named_where_it_tells_groups_apart(folders: tuple[str, ...], told: str, qtbot: QtBot) -> None:
    model = QuestionModel(PhotoModel(ENGLISH), ENGLISH)
    questions = [
        DateQuestion((number,), Group(Path(folder), ()), ("a.jpg", "a.jpg"), folders=(Path(folder),))
        for number, folder in enumerate(folders)
    ]
    model.add(questions)
    assert describe_folder(questions[0], ENGLISH, names_folder=not model.has_one_folder) == told
    model.clear()
    model.add(questions[:1])
    assert model.has_one_folder
