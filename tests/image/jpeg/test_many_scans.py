"""A small progressive JPEG can hold hundreds of scans, each of which is read in full."""

from pathlib import Path

import pytest
from PIL import Image

from stampgui.image.errors import UnusableImage
from stampgui.image.jpeg.scans import read_scan_layout
from stampgui.image.jpeg.segments import SOS, parse_jpeg
from stampgui.image.previews.preview import load_preview


def write_scans(path: Path, size: tuple[int, int], repeated: int) -> bytes:
    """A grey progressive picture of one colour whose last scan is there so many times more."""
    Image.new("L", size, 90).save(path, "JPEG", progressive=True)
    data = path.read_bytes()
    photo = parse_jpeg(data)
    last = [segment for segment in photo.segments if segment.marker == SOS][-1]
    again = data[last.start : -2] * repeated
    path.write_bytes(data[:-2] + again + data[-2:])
    return path.read_bytes()


def test_a_picture_of_hundreds_of_scans_is_refused_before_they_are_read(tmp_path: Path) -> None:
    data = write_scans(tmp_path / "a.jpg", (4000, 3000), 690)
    with pytest.raises(UnusableImage, match="layers") as refused:
        read_scan_layout(data, parse_jpeg(data))
    assert "69" in str(refused.value.reason)
    with pytest.raises(UnusableImage, match="layers"):
        load_preview(tmp_path / "a.jpg", 160)


def test_a_small_picture_may_have_as_many(tmp_path: Path) -> None:
    data = write_scans(tmp_path / "a.jpg", (640, 480), 690)
    assert len(read_scan_layout(data, parse_jpeg(data)).scans) > 690
