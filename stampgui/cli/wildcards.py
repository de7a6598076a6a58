"""Expands * and ? in paths, which the shells of Windows do not do."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from stampgui.batch.folder_scan import natural_sort_key


def expand_wildcards(paths: Iterable[Path], *, platform: str = sys.platform) -> Iterator[Path]:
    """Expand paths in natural order; a pattern without a match is kept, so that it gets a row."""
    for path in paths:
        text = str(path)
        if platform != "win32" or not ("*" in text or "?" in text):
            yield path
            continue
        import glob  # late: only on Windows

        # brackets are part of names, as in "foto [1].jpg"
        found = sorted(glob.glob(text.replace("[", "[[]")), key=natural_sort_key)  # noqa: PTH207 - takes whole paths
        yield from map(Path, found or [text])
