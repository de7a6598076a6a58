"""How long work on one photo may take before it counts as hanging.

The limit is for decoders that never return, not for slow computers: it is about a hundred times what a photo of that
size takes on a computer that is ten years old.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stampgui.image.header import read_header
from stampgui.image.photo import identify
from stampgui.regular_file import open_regular

if TYPE_CHECKING:
    from stampgui.stamping.job import Job

_BASE_SECONDS: Final = 120.0
"""For any photo: a disk may have to wake up, or a virus scanner reads the file first."""
_SECONDS_PER_MEGABYTE: Final = 10.0
"""Reading and writing at 100 kB/s each, as over a bad connection to a shared folder."""
_SECONDS_PER_MEGAPIXEL: Final = 5.0
"""The slowest encoder, lossless WebP, takes about one second for each."""


def foresee_time_limit(job: "Job") -> float | None:
    """Seconds that a job may take, where its photo has been examined; None where its file is to be asked.

    One that has changed since is refused before any work on it.
    """
    if job.expected_file is None or job.expected_size is None:
        return None
    return _limit_seconds(job.expected_file.size, job.expected_size)


def estimate_time_limit(path: Path) -> float:
    """Seconds that stamping the photo, or restoring its original, may take; its header is read for it."""
    size, pixels = 0, (0, 0)
    with suppress(Exception):  # the work itself will report what is wrong with the file
        size = identify(path).size
        with open_regular(path) as file:
            pixels = read_header(file).stored_size
    return _limit_seconds(size, pixels)


def _limit_seconds(size: int, pixels: tuple[int, int]) -> float:
    pixel_count = pixels[0] * pixels[1]
    return _BASE_SECONDS + _SECONDS_PER_MEGABYTE * size / 1e6 + _SECONDS_PER_MEGAPIXEL * pixel_count / 1e6
