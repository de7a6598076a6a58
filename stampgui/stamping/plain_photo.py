"""Photos that are stamped without a process of their own: no decoder that a file could crash or hang reads them."""

from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import read_header_of
from stampgui.image.jpeg.core import is_core_available
from stampgui.image.photo import identify
from stampgui.stamping.job import Job


def is_plain_photo(job: Job) -> bool:
    """Whether only the native core, which is tested with any bytes, reads the picture: of a usual, whole JPEG."""
    recipe = job.recipe
    if recipe.upload_preset is not None or (job.style or recipe.style).needs_sample or job.may_be_damaged:
        return False
    try:
        header = read_header_of(identify(job.source))
    except UnusableImage:
        return False
    is_usual = header.format is Format.JPEG and not header.is_demanding and header.refusal is None
    return is_usual and is_core_available()
