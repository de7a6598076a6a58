"""Texts of the date questions that the window and the command line share."""

from typing import Final

from stampgui.i18n import Catalogue
from stampgui.session.questions.date_questions import DateQuestion

_MAX_FOLDERS: Final = 2
"""Named of those that the photos of a group are in."""


def name_folders(question: DateQuestion, catalogue: Catalogue) -> str:
    """Name the folders of a group's photos, one or two; of more say how many there are."""
    names = question.folder_names
    if len(names) > _MAX_FOLDERS:
        count = len(names)
        return catalogue.fill(catalogue.ngettext("{count} folder", "{count} folders", count), count=count)
    return catalogue.gettext("{folder} and {other}").format(folder=names[0], other=names[1]) if names[1:] else names[0]
