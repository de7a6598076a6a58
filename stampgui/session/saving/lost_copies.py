"""Copies that are gone before their batch has ended: somebody moved, emptied or replaced their folder meanwhile."""

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, TypeVar

from stampgui.batch.path_set import NameList
from stampgui.i18n import Message, message
from stampgui.stamping.outcome import Outcome, Status
from stampgui.values import replace

K = TypeVar("K")

_WRITTEN: Final = (Status.STAMPED, Status.RESTORED)
_REASON: Final = message("The file was written and is gone: its folder was moved, emptied or replaced meanwhile.")


class WrittenFiles:
    """The files that a batch has written, at some bytes each, and which of them are gone at its end.

    They are looked for by their names: some drives give a folder that stays where it is another identity at times.
    """

    def __init__(self) -> None:
        self._names: dict[tuple[str, str, Status], NameList] = {}
        """By the folder of the files, that of their photos, and what the rows say: the name of each photo, followed by
        that of its file."""
        self._latest: dict[str, str] = {}
        """The name of the last file in each folder."""
        self._lost_from: dict[str, None] = {}

    def recheck(self, outcomes: Generator[Outcome, None, None]) -> Generator[Outcome, None, None]:
        """Pass outcomes on, and at the end take back each whose files are gone by one that says so."""
        with closing(outcomes):
            for outcome in outcomes:
                for file in _list_written(outcome):
                    self._record(outcome, file)
                yield outcome
        yield from self._take_back_lost()

    def explain_losses(self) -> tuple[Message, ...]:
        """A sentence for each folder that has lost files; the last file in each is looked for once more."""
        for folder, name in self._latest.items():
            if not _has_file(folder, name):
                self._lost_from[folder] = None
        return tuple(
            message(
                "Files that were written to {folder} are gone: the folder was moved, emptied or replaced meanwhile. "
                "Run the command again.",
                folder=folder,
            )
            for folder in self._lost_from
        )

    def _record(self, outcome: Outcome, file: Path) -> None:
        (folder, name), (photo_folder, photo) = os.path.split(file), os.path.split(outcome.path)
        names = self._names.setdefault((folder, photo_folder, outcome.status), NameList())
        names.append(photo)
        names.append(name)
        self._latest[folder] = name

    def _take_back_lost(self) -> Iterator[Outcome]:
        taken_back: set[Path] = set()
        for (folder, photo_folder, status), names in self._names.items():
            pairs = iter(names)
            for photo, name in zip(pairs, pairs, strict=True):
                path = Path(photo_folder, photo)
                if path not in taken_back and not _has_file(folder, name):
                    taken_back.add(path)
                    self._lost_from[folder] = None
                    yield Outcome(path, Status.FAILED, _REASON, takes_back=status)


def recheck_written(outcomes: Iterable[tuple[K, Outcome]]) -> Iterator[tuple[K, Outcome]]:
    """Pass outcomes on with their keys, and at the end failed ones in place of those whose files are gone."""
    written = []
    for key, outcome in outcomes:
        if _list_written(outcome):
            written.append((key, outcome))
        yield key, outcome
    for key, outcome in written:
        if not all(map(os.path.lexists, _list_written(outcome))):
            yield key, replace(outcome, status=Status.FAILED, reason=_REASON, output=None, upload_copy=None)


def _has_file(folder: str, name: str) -> bool:
    return os.path.lexists(os.path.join(folder, name))  # noqa: PTH118 - a Path takes far longer


def _list_written(outcome: Outcome) -> tuple[Path, ...]:
    if outcome.status not in _WRITTEN:
        return ()
    upload = None if outcome.upload_copy is None else outcome.upload_copy.path
    return tuple(path for path in (outcome.output, upload) if path is not None)
