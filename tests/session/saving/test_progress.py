"""How long it still takes."""

import pytest

from stampgui.gui.text.progress_text import format_progress
from stampgui.i18n import load_catalogue
from stampgui.session.saving.progress import Progress


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        (Progress(0, 128, 0.0), ""),
        (Progress(1, 128, 3.0), ""),
        (Progress(43, 120, 5.0), "about 9 seconds left · 8.6 photos a second"),
        (Progress(100, 130, 5.0), "about 2 seconds left · 20 photos a second"),
        (Progress(10, 100, 30.0), "about 4 minutes left · 20 photos a minute"),
    ],
)
def test_time_left_and_speed_are_told_once_they_are_known(pace: Progress, words: str) -> None:
    assert format_progress(pace, load_catalogue("en")) == words
