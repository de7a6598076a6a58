"""What happens in a process of its own stays there."""

import os

import pytest

from stampgui.i18n import message
from stampgui.image.errors import UnusableImage
from stampgui.image.isolated import run_isolated


def doubled(number: int) -> int:
    return 2 * number


def refused() -> int:
    raise UnusableImage(message("The file is empty."))


def crashed() -> int:
    os.abort()


def test_the_result_comes_back() -> None:
    assert run_isolated(doubled, 21) == 42


def test_a_reason_comes_back() -> None:
    with pytest.raises(UnusableImage, match="The file is empty"):
        run_isolated(refused)


def test_a_crash_is_a_damaged_picture() -> None:
    with pytest.raises(UnusableImage, match="damaged"):
        run_isolated(crashed)
