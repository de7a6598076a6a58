"""Which of the files that a person gives are ZIP files of photos; their readers are loaded only for them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

ARCHIVE_SUFFIX: Final = ".zip"


def is_archive_name(path: Path) -> bool:
    """Whether a file is taken for a ZIP of photos, by its name: office documents are ZIP files, too."""
    return path.suffix.lower() == ARCHIVE_SUFFIX


def find_archives(paths: Iterable[Path]) -> list[Path]:
    """The ZIP files among files and folders; asks the disk."""
    # unlike Path's, isdir never raises
    return [path for path in paths if is_archive_name(path) and not os.path.isdir(path)]  # noqa: PTH112
