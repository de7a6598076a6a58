"""Keeps what a person has done, soon after it is done, and finds what was kept when the window is opened again."""

import datetime
import logging
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from stampgui.batch.finding import Found
from stampgui.batch.kept import KeptPhoto, StillThere, Work, beside, still_there, together
from stampgui.batch.kept_file import forget, keep, kept_work, set_aside
from stampgui.caption.own import NOTHING_OWN
from stampgui.caption.wording import Words
from stampgui.gui.background import Errand
from stampgui.gui.background import Work as Task
from stampgui.gui.photos import Card, unsaved

_SOON_MS: Final = 200
_REST: Final = 5
"""After writing down very many photos this many times as long is waited before they are written again."""

log = logging.getLogger(__name__)


class Keeping(QObject):
    """Writes in the background, and only while what the person decided is in no copy.

    `offered` carries a StillThere: the work that was begun earlier and may be taken up. Until it is, or until it is
    discarded, it is kept together with whatever is begun now. `damaged` carries the Path that a file got which could
    not be read to its end. Only one window at a time keeps work in one `file`.
    """

    offered = Signal(object)
    damaged = Signal(object)

    def __init__(
        self,
        file: Path,
        cards: Callable[[], Sequence[Card]],
        words: Callable[[], Words],
        *,
        today: datetime.date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._cards = cards
        self._words = words
        self._today = today
        self._lock = QLockFile(str(file.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)  # it is stale when its process is gone, however old it is
        self._before = StillThere()
        self.decided: Mapping[Path, KeptPhoto] = {}
        """The photos of the work that is being taken up, by resolved path."""
        self._errand: Errand | None = None
        self._took = 0.0
        """How many seconds the last writing took."""
        self._looked = False
        self._failed = False
        self._due = False
        """Whether something has been done since it was last written down."""
        self._waiting = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._waiting.timeout.connect(self._write)

    @property
    def works(self) -> bool:
        """Whether what was done up to the last writing is safe."""
        return self.ready and not self._failed

    @property
    def ready(self) -> bool:
        """Whether this window is the one that keeps work, and knows what was kept."""
        return self._lock.isLocked() and self._looked

    # what was kept

    def look(self) -> None:
        """Look for what was kept; `offered` comes when there is something to go on with."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.warning("work cannot be kept: %s", type(error).__name__)
        if self._lock.tryLock(0):
            self._errand = Errand(self._find, self)
            self._errand.arrived.connect(self._take_found)
            self._errand.ended.connect(self._end)
            self._errand.start()

    def take_up(self, listed: Collection[Path], words: Words) -> Words:
        """Go on with what was kept: `decided` holds its photos until it is `taken_up`.

        Returns what is said about all photos from now on, given the `listed` ones and the `words` about them.
        """
        said, self.decided = beside(listed, words, self._before.photos, self._before.words)
        return said

    def taken_up(self, listed: Collection[Path]) -> None:
        """The photos of the kept work have been read as far as they will be; the others are offered again."""
        if self.decided:
            rest = {file: each for file, each in self.decided.items() if file not in listed}
            self.decided = {}
            self._offer(StillThere(rest, self._before.words, missing=self._before.missing))
            self.keep_soon()

    def discard(self) -> None:
        """Forget what was kept."""
        self._before = StillThere()
        self.keep_soon()

    def _find(self, cancelled: Callable[[], bool]) -> Iterator[object]:
        aside = None
        try:
            stored = kept_work(self._file, today=self._today)
            if not stored.whole:
                aside = set_aside(self._file)
                if stored.work.photos:
                    keep(self._file, stored.work)
        except OSError as error:
            # nothing is written either: it would take the place of what could not be read
            log.warning("kept work could not be read: %s", type(error).__name__)
        else:
            yield still_there(stored.work), aside

    def _take_found(self, found: Sequence[tuple[StillThere, Path | None]]) -> None:
        self._looked = True
        there, aside = found[0]
        if aside is not None:
            self.damaged.emit(aside)
        self._offer(there)

    def _offer(self, found: StillThere) -> None:
        """Offer what there is; files that are away, on a stick or a share, are kept for when they are back."""
        begun = found.is_begun
        self._before = found if begun else StillThere(words=found.words, missing=found.missing)
        if begun:
            self.offered.emit(found)

    # what is being done

    def keep_soon(self) -> None:
        if self.ready:
            self._due = True
            if not self._waiting.isActive():
                self._waiting.start(max(_SOON_MS, round(1000 * _REST * self._took)))

    def keep_now(self) -> None:
        """Keep what is done up to now and wait for it."""
        self._waiting.stop()
        if not self.ready:
            return
        if self._errand is not None:
            self._errand.abandon()
            self._errand = None
            self._due = True  # nobody was told how that writing ended
        if self._due or self._failed:
            self._take_end(list(self._writing()(lambda: False)))

    def close(self) -> None:
        self.keep_now()
        self._lock.unlock()

    def _write(self) -> None:
        if self._errand is not None:
            self._waiting.start()
            return
        self._errand = Errand(self._writing(), self)
        self._errand.arrived.connect(self._take_end)
        self._errand.ended.connect(self._end)
        self._errand.start()

    def _writing(self) -> Task:
        """Work that writes what holds now, or forgets what was written where nothing is left to do.

        It yields the OSError that kept it from doing so, or None.
        """
        self._due = False
        cards, words, before = self._cards(), self._words(), self._before.work

        def work(cancelled: Callable[[], bool]) -> Iterator[object]:
            began = time.monotonic()
            try:
                if before.photos or unsaved(cards, words):
                    now = Work(tuple(as_kept(cards, today=self._today)), words)
                    keep(self._file, together(now, before) if before.photos else now)
                else:
                    forget(self._file)
            except OSError as error:
                yield error
            else:
                yield None
            self._took = time.monotonic() - began

        return work

    def _take_end(self, ends: Sequence[object]) -> None:
        self._failed = ends[-1] is not None
        if self._failed:
            # the error's text would name folders of the person's
            log.warning("work could not be kept: %s", type(ends[-1]).__name__)

    def _end(self, error: Exception | None) -> None:
        if self._errand is not None:
            self._errand.deleteLater()
            self._errand = None
        self._failed = self._failed or error is not None


def as_kept(cards: Iterable[Card], *, today: datetime.date) -> Iterator[KeptPhoto]:
    """The photos with what was decided about them, each for the file that was listed."""
    for card in cards:
        found = Found(card.found.path.absolute(), card.found.relative)
        own = NOTHING_OWN if card.photo is None else card.own
        yield KeptPhoto(found, today, card.photo, None if card.photo is None else card.answer, own)
