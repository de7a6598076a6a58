"""What the tests share: places, the day they are run on, and a way to see that nothing changed."""

import contextlib
import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "assets" / "samples"
SHARED = ROOT.parent / "shared"
TODAY = datetime.date(2026, 11, 22)

MakePhoto = Callable[..., Path]
Rows = Callable[[], list[dict[str, object]]]
"""The rows that --json has printed since the last call."""


def fingerprint(folder: Path) -> dict[str, tuple[str, int]]:
    """Content and modification time of every file below `folder`."""
    return {
        str(path.relative_to(folder)): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def under_many_names(photo: Path, count: int) -> list[Path]:
    """One large photo as so many, without making it so many times: 0.jpg, 1.jpg and so on beside it."""
    names = [photo.with_name(f"{number}{photo.suffix}") for number in range(count)]
    for name in names:
        if not name.exists():
            name.hardlink_to(photo)
    return names


def symbolic_link(path: Path, to: Path | str, *, to_folder: bool = False) -> None:
    """Make a link; on Windows most people may not."""
    with contextlib.suppress(OSError):
        path.symlink_to(to, target_is_directory=to_folder)
    if not path.is_symlink():
        pytest.skip("symbolic links cannot be made here")
