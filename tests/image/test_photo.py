"""A file is read as a whole, also while others write it."""

from pathlib import Path

import pytest

from stampgui.image.errors import UnusableImage, truncated_error
from stampgui.image.photo import read_steadily


def test_what_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    """As a photo is that is still being copied into its folder."""
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"1")
    contents = [b"12", b"123"]

    def read() -> bytes:
        found = path.read_bytes()
        if contents:
            path.write_bytes(contents.pop(0))
        return found

    assert read_steadily(path, read) == b"123"
    contents = [b"4" * size for size in range(10, 30)]  # it never ends
    assert read_steadily(path, read).startswith(b"4")


def test_a_file_that_is_cut_off_while_it_is_being_copied_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"1")

    def read() -> bytes:
        found = path.read_bytes()
        if len(found) < 3:
            path.write_bytes(b"123")
            raise truncated_error()
        return found

    assert read_steadily(path, read) == b"123"


def test_a_damaged_file_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"1")
    readings = []

    def read() -> bytes:
        readings.append(path.read_bytes())
        raise truncated_error()

    with pytest.raises(UnusableImage):
        read_steadily(path, read)
    assert len(readings) == 1
