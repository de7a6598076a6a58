"""How long it still takes."""

import pytest

from stampgui.gui.pace import Pace, pace_words
from stampgui.i18n import catalogue


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        (Pace(0, 128, 0.0), ""),
        (Pace(1, 128, 3.0), ""),
        (Pace(43, 120, 5.0), "about 9 seconds left · 8.6 photos a second"),
        (Pace(100, 130, 5.0), "about 2 seconds left · 20 photos a second"),
        (Pace(10, 100, 30.0), "about 4 minutes left · 20 photos a minute"),
    ],
)
def test_time_left_and_speed_are_told_once_they_are_known(pace: Pace, words: str) -> None:
    assert pace_words(pace, catalogue("en")) == words
