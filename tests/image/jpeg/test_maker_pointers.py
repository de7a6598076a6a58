"""Cameras that note in their maker's notes where a preview lies behind the picture (Minolta)."""

import hashlib
import io

import piexif
import pytest
from PIL import Image

from given import SAMPLES
from stampgui.caption.drawing import draw_caption
from stampgui.caption.style import Style
from stampgui.image.captioning import apply_caption
from stampgui.image.header import read_header
from stampgui.image.jpeg.restore import restore_source
from stampgui.image.jpeg.segments import EXIF, find_exif_segments, parse_jpeg
from stampgui.image.mark import Mark

NOTE = b"MINOLTA:"


def preview() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(file, "JPEG")
    return file.getvalue()


def photo(*, from_tiff: bool) -> bytes:
    """A photo with a preview behind its end, and a maker note of NOTE and the four bytes that say where."""
    with Image.open(SAMPLES / "rapat-balai-desa.jpg") as image:
        file = io.BytesIO()
        note = NOTE + b"????"
        image.save(file, "JPEG", exif=piexif.dump({"Exif": {piexif.ExifIFD.MakerNote: note}}))
    data = file.getvalue()
    place = len(data) - (base(data) if from_tiff else 0)
    return data.replace(NOTE + b"????", NOTE + place.to_bytes(4, "big")) + preview()


def base(data: bytes) -> int:
    (segment,) = find_exif_segments(parse_jpeg(data).segments)
    return segment.payload_offset + len(EXIF)


@pytest.mark.parametrize("from_tiff", [False, True])
def test_a_preview_behind_the_picture_is_found_where_the_makers_note_says(from_tiff: bool) -> None:
    source = photo(from_tiff=from_tiff)
    header = read_header(io.BytesIO(source))
    mark = Mark("difoto", "2022-10-14", hashlib.sha256(source).hexdigest())
    tile = draw_caption("difoto tanggal 14 Oktober 2022", Style(), header.displayed_size)
    copy = apply_caption(source, header, tile, mark=mark, tiff=None).data
    at = copy.index(NOTE) + len(NOTE)
    place = int.from_bytes(copy[at : at + 4], "big") + (base(copy) if from_tiff else 0)
    assert copy[place:] == preview()
    assert restore_source(copy) == source
