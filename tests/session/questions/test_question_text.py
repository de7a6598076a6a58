"""What the window and the command line say of a group."""

from pathlib import Path

import pytest

from stampgui.batch.grouping import Group
from stampgui.i18n import load_catalogue
from stampgui.session.questions.date_questions import DateQuestion
from stampgui.session.questions.question_text import name_folders


@pytest.mark.parametrize(
    ("folders", "told"),
    [
        (["Rapat Desa"], "Rapat Desa"),
        (["Arsip 2023", "Rapat Desa"], "Arsip 2023 dan Rapat Desa"),
        (["Arsip 2023", "Rapat Desa", "Panen"], "3 folder"),
    ],
)
def test_a_group_of_duplicates_names_all_of_its_folders(folders: list[str], told: str) -> None:
    paths = tuple(Path(folder) for folder in folders)
    question = DateQuestion((1, 2), Group(paths[0], ()), ("a.jpg", "b.jpg"), folders=paths)
    assert name_folders(question, load_catalogue("id")) == told
