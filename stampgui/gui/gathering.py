"""From dropped files and folders to cards, off the main thread and in handfuls."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from stampgui.batch.finding import Found
from stampgui.batch.run import examine_all
from stampgui.batch.twins import Content, Twins
from stampgui.gui.background import Errand, Work
from stampgui.gui.dating import Dating
from stampgui.gui.photos import Card, PhotoId
from stampgui.image.photo import Photo, listed, real_path
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome

_TOGETHER_MS: Final = 200
"""Photos read within this time come as one handful: the view lays out all its cards anew for each."""


@dataclass(frozen=True, slots=True)
class Read:
    """One photo as it was read: `file` is its resolved path, `photo` None where it cannot be looked at."""

    found: Found
    file: Path
    photo: Photo | None
    content: Content | None
    outcome: Outcome
    dating: Dating


@dataclass(frozen=True, slots=True)
class Twin:
    """A photo, by its resolved path, whose bytes are those of one that was listed earlier."""

    file: Path
    content: Content


@dataclass(frozen=True, slots=True)
class Changed:
    """A listed photo, by its resolved path, whose file is not what it was."""

    file: Path


def examined_photos(
    photos: Iterable[Found],
    recipe: Recipe,
    dating: Dating,
    *,
    known: Mapping[Path, Photo | None],
    twins: Twins,
    workers: int,
) -> Work:
    """Work that yields a `Read` for each of the `photos` that is not `known`, and a `Changed` or a `Twin` for some.

    `known` has the listed photos by their resolved paths, None for those to be read again. `recipe` reads dates as
    `dating` says. `twins` knows the photos that were read before.
    """

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        waiting: deque[tuple[Found, Path, Photo | None]] = deque()
        changed: list[Changed] = []
        seen: set[Path] = set()

        def jobs() -> Iterator[Job]:
            for found in photos:
                if cancelled():
                    return
                file = Path(real_path(found.path))
                if file in seen:
                    continue
                seen.add(file)
                # before it is read, so that whatever changes it since is noticed
                photo = listed(found.path)
                if file not in known:
                    waiting.append((found, file, photo))
                    yield Job(found.path, recipe)
                elif photo is not None and not _is_as(photo, known[file]):
                    changed.append(Changed(file))

        for outcome in examine_all(jobs(), workers=workers, cancelled=cancelled):
            found, file, photo = waiting.popleft()
            content = None if photo is None else twins.content(photo, file)
            yield Read(found, file, photo, content, outcome, dating)
        yield from changed
        for file, content in twins.compared(cancelled):
            yield Twin(file, content)

    return work


def _is_as(photo: Photo, before: Photo | None) -> bool:
    return before is not None and photo.is_as(before)


class Gathering(QObject):
    """Reads what was added, one drop after the other.

    `gathered` carries new cards, `matched` {resolved path: Content} of photos that turned out to be the same as others.
    `changed` carries the resolved paths of listed photos whose files are not what they were.
    `busy` says whether something is being read. `found_nothing` says that a drop had no photo that is not listed
    already, `broken` carries the error that ended the reading of one.
    """

    gathered = Signal(object)
    matched = Signal(object)
    changed = Signal(object)
    busy = Signal(bool)
    found_nothing = Signal()
    broken = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], Work]] = []
        self._errand: Errand | None = None
        self._next_id: PhotoId = 0
        self.twins = Twins()
        self._found_any = False
        self._held: list[Card] = []
        self._holding = QTimer(self, interval=_TOGETHER_MS, singleShot=True)
        self._holding.timeout.connect(self._hand_over)

    def add(self, make_work: Callable[[], Work]) -> None:
        """Read once what waits has been read; `make_work` is called then, when the photos so far are known."""
        self._waiting.append(make_work)
        if self._errand is None:
            self._start_next()

    def cancel(self) -> None:
        self._waiting.clear()
        if self._errand is not None:
            self._errand.cancel()

    def close(self) -> None:
        self._waiting.clear()
        self._holding.stop()
        if self._errand is not None:
            self._errand.abandon()

    @property
    def running(self) -> bool:
        return self._errand is not None

    def _start_next(self) -> None:
        if not self._waiting:
            self.busy.emit(False)
            return
        self._errand = Errand(self._waiting.pop(0)(), self)
        self._errand.arrived.connect(self._take)
        self._errand.ended.connect(self._end)
        self._found_any = False
        self._errand.start()
        self.busy.emit(True)

    def _take(self, results: Iterable[Read | Twin | Changed]) -> None:
        self._found_any = True
        matched: dict[Path, Content] = {}
        changed: set[Path] = set()
        for result in results:
            match result:
                case Twin(file, content):
                    matched[file] = content
                case Changed(file):
                    changed.add(file)
                case Read():
                    self._held.append(self._card(result))
        if not self._holding.isActive():
            self._hand_over()
        if changed:
            self.changed.emit(changed)
        if matched:
            self._hand_over()  # among them may be the twins
            self.matched.emit(matched)

    def _hand_over(self) -> None:
        cards, self._held = self._held, []
        if cards:
            self._holding.start()
            self.gathered.emit(cards)

    def _card(self, read: Read) -> Card:
        number, self._next_id = self._next_id, self._next_id + 1
        # the caption is made when the copy is: what is chosen now may not be what is saved
        examined = replace(read.outcome, caption=None)
        return Card(number, read.found, read.file, examined, dating=read.dating, photo=read.photo, content=read.content)

    def _end(self, error: Exception | None) -> None:
        self._hand_over()
        cancelled = self._errand is not None and self._errand.cancelled
        if self._errand is not None:
            self._errand.deleteLater()
            self._errand = None
        self._start_next()
        if error is not None:
            self.broken.emit(error)
        elif not self._found_any and not cancelled:
            self.found_nothing.emit()
