"""A folder for the parsers that are given a file, in memory where there is such a place."""

import tempfile
from functools import cache
from pathlib import Path


def make_scratch_folder() -> "tempfile.TemporaryDirectory[str]":
    """A new one, to be deleted by whoever asked for it."""
    memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix="fuzz-", dir=memory if memory.is_dir() else None)


@cache
def share_scratch_folder() -> Path:
    """The same one for all parsers; it is deleted when the program ends."""
    return Path(_make_kept_folder().name)


@cache
def _make_kept_folder() -> "tempfile.TemporaryDirectory[str]":
    return make_scratch_folder()
