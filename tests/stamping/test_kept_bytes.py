"""A copy gets its name only if the disk kept every byte of it."""

from pathlib import Path
from typing import IO

import pytest

from stampgui import atomic_write
from stampgui.image.photo import identify
from stampgui.stamping.copy_file import WriteError, write_copy

PIECES = (bytes(range(256)) * 2_000, b"", memoryview(b"of the source and edited")[14:], b"end")
"""Of a copy: more than is compared at once, nothing, a part of other bytes, and a few."""
WHOLE = b"".join(PIECES)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"photo")
    return path


def test_all_pieces_are_there_one_behind_the_other(photo: Path, tmp_path: Path) -> None:
    write_copy(PIECES, tmp_path / "copy.jpg", identify(photo))
    assert (tmp_path / "copy.jpg").read_bytes() == WHOLE


@pytest.mark.parametrize("place", [0, 262_143, 262_144, 511_999, 512_000, len(WHOLE) - 3, len(WHOLE) - 1])
def test_a_copy_of_which_the_disk_kept_one_byte_otherwise_gets_no_name(
    place: int, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch, WHOLE[:place] + bytes((WHOLE[place] ^ 1,)) + WHOLE[place + 1 :])
    with pytest.raises(WriteError, match="did not keep the copy"):
        write_copy(PIECES, tmp_path / "copy.jpg", identify(photo))
    assert list(tmp_path.iterdir()) == [photo]


@pytest.mark.parametrize("kept", [b"", WHOLE[:-1], WHOLE + b"\0"])
def test_a_copy_that_the_disk_made_shorter_or_longer_gets_no_name(
    kept: bytes, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch, kept)
    with pytest.raises(WriteError, match="did not keep the copy"):
        write_copy(PIECES, tmp_path / "copy.jpg", identify(photo))
    assert list(tmp_path.iterdir()) == [photo]


def spoil(monkeypatch: pytest.MonkeyPatch, kept: bytes) -> None:
    """Let the disk keep this in place of what is written."""

    def keep_otherwise(file: IO[bytes]) -> None:
        file.flush()
        Path(file.name).write_bytes(kept)

    monkeypatch.setattr(atomic_write, "flush_to_disk", keep_otherwise)
