"""Copies that are gone before their batch has ended: somebody moved, emptied or replaced their folder meanwhile."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from stampgui.i18n import Message, message
from stampgui.stamping.outcome import Outcome, Status
from stampgui.values import replace

K = TypeVar("K")

_WRITTEN: Final = (Status.STAMPED, Status.RESTORED)


class FolderWatch:
    """Looks after the last file in each folder, which takes the same memory for any number of files."""

    def __init__(self) -> None:
        self._latest: dict[Path, Path] = {}
        self._lost: dict[Path, None] = {}

    def watch(self, outcome: Outcome) -> None:
        for file in _list_written(outcome):
            self._look_for(self._latest.get(file.parent))
            self._latest[file.parent] = file

    def explain_losses(self) -> tuple[Message, ...]:
        """A sentence for each folder that has lost files since it was watched."""
        for file in self._latest.values():
            self._look_for(file)
        return tuple(
            message(
                "Files that were written to {folder} are gone: the folder was moved, emptied or replaced meanwhile. "
                "Run the command again.",
                folder=str(folder),
            )
            for folder in self._lost
        )

    def _look_for(self, file: Path | None) -> None:
        if file is not None and not os.path.lexists(file):
            self._lost[file.parent] = None


def recheck_written(outcomes: Iterable[tuple[K, Outcome]]) -> Iterator[tuple[K, Outcome]]:
    """Pass outcomes on with their keys, and at the end once more those whose files are gone, as failed."""
    written = []
    for key, outcome in outcomes:
        if _list_written(outcome):
            written.append((key, outcome))
        yield key, outcome
    for key, outcome in written:
        if not all(map(os.path.lexists, _list_written(outcome))):
            reason = message("The file was written and is gone: its folder was moved, emptied or replaced meanwhile.")
            yield key, replace(outcome, status=Status.FAILED, reason=reason, output=None, upload_copy=None)


def _list_written(outcome: Outcome) -> tuple[Path, ...]:
    if outcome.status not in _WRITTEN:
        return ()
    upload = None if outcome.upload_copy is None else outcome.upload_copy.path
    return tuple(path for path in (outcome.output, upload) if path is not None)
