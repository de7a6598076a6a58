"""Paths with * and ? in them, which shells of Windows hand on as they are."""

import glob
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from stampgui.batch.folder_scan import natural_sort_key


def expand_wildcards(paths: Iterable[Path], *, platform: str = sys.platform) -> Iterator[Path]:
    """What the paths stand for, in natural order; a path that nothing answers to stays, to get its row."""
    for path in paths:
        text = str(path)
        if platform != "win32" or not ("*" in text or "?" in text):
            yield path
            continue
        # brackets are letters there, as in "foto [1].jpg"
        found = sorted(glob.glob(text.replace("[", "[[]")), key=natural_sort_key)  # noqa: PTH207
        yield from map(Path, found or [text])
