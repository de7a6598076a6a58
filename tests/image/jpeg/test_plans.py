"""What is said to the core has the shape that the core reads."""

import ctypes

from stampgui.image.jpeg import core
from stampgui.image.jpeg.core_types import BLOCK_BYTES


def test_a_block_has_the_size_that_copies_tell_it_by() -> None:
    assert ctypes.sizeof(core._Block) == BLOCK_BYTES
