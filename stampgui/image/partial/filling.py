"""What of a picture is there, where its file is cut off and only a decoder can tell.

What is missing is filled, each time with other bytes: rows that come out the same whatever follows are there.
"""

import random
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from PIL import Image, ImageChops

from stampgui.image.damage import Damage
from stampgui.image.errors import truncated_error

_RANDOM_BYTES: Final = 1 << 16
_COMPARED: Final = 3
"""Pictures that are compared: decoders do not take each filling for a picture."""


def make_fillings(length: int) -> Iterator[bytes]:
    """Yield bytes that may stand for the rest of a compressed picture; none of them is 255, as JPEG markers begin."""
    patterns = [b"\0", b"\x55", b"\xaa", b"\x33", b"\xcc", b"\xfe"]
    patterns += [random.Random(seed).randbytes(_RANDOM_BYTES).replace(b"\xff", b"") for seed in range(len(patterns))]
    for pattern in patterns:
        yield (pattern * (length // len(pattern) + 1))[:length]


def compare_filled(pictures: Iterable[Image.Image]) -> tuple[Image.Image, Damage]:
    """The first picture, and what of it is there. Raises UnusableImage where there are too few to tell."""
    remaining = iter(pictures)
    first, others = next(remaining, None), 0
    rows = 0 if first is None else first.height
    for other in islice(remaining, _COMPARED - 1):
        assert first is not None
        changed = ImageChops.difference(first, other).getbbox(alpha_only=False)
        rows, others = rows if changed is None else min(rows, changed[1]), others + 1
    if first is None or not others:
        raise truncated_error()
    return first, Damage(1 - rows / first.height, rows)
