"""Keeps what a person has done, soon after it is done, and finds what was kept when the window is opened again."""

import datetime
import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from stampgui.batch.kept import StillThere, as_kept, forget, keep, kept_work, still_there, together
from stampgui.dates.partial import PartialDate
from stampgui.gui.background import Errand, Work
from stampgui.gui.photos import Card, unsaved
from stampgui.image.photo import Photo

_SOON_MS: Final = 200

log = logging.getLogger(__name__)


class Keeping(QObject):
    """Writes in the background, and only while the person's dates are in no copy.

    `offered` carries a StillThere: the work that was begun earlier and may be taken up. Until it is, or until it is
    discarded, it is kept together with whatever is begun now. Only one window at a time keeps work in one `file`.
    """

    offered = Signal(object)

    def __init__(
        self, file: Path, cards: Callable[[], Sequence[Card]], *, today: datetime.date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._cards = cards
        self._today = today
        self._lock = QLockFile(str(file.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)  # it is stale when its process is gone, however old it is
        self._before = StillThere({})
        self.dates: Mapping[Path, PartialDate] = {}
        """The dates of the work that is being taken up, by resolved path."""
        self._known: dict[tuple[Path, PartialDate], Photo] = {}
        self._errand: Errand | None = None
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
        """Look for what was kept; `offered` comes when there are dates among it."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.warning("work cannot be kept: %s", type(error).__name__)
        if self._lock.tryLock(0):
            self._errand = Errand(self._find, self)
            self._errand.arrived.connect(self._take_found)
            self._errand.ended.connect(self._end)
            self._errand.start()

    def take_up(self) -> StillThere:
        """Go on with what was kept: `dates` holds its dates until it is `taken_up`."""
        self.dates = self._before.dates
        return self._before

    def taken_up(self, listed: Collection[Path]) -> None:
        """The photos of the kept work have been read as far as they will be; the others are offered again."""
        if self.dates:
            self.dates = {}
            rest = {file: each for file, each in self._before.photos.items() if file not in listed}
            self._offer(StillThere(rest, missing=self._before.missing))
            self.keep_soon()

    def discard(self) -> None:
        """Forget what was kept."""
        self._before = StillThere({})
        self.keep_soon()

    def _find(self, cancelled: Callable[[], bool]) -> Iterator[object]:
        yield still_there(kept_work(self._file, today=self._today))

    def _take_found(self, found: Sequence[StillThere]) -> None:
        self._looked = True
        self._offer(found[0])

    def _offer(self, found: StillThere) -> None:
        """Offer what has dates; files that are away, on a stick or a share, are kept for when they are back."""
        self._before = found if found.dates else StillThere({}, missing=found.missing)
        if found.dates:
            self.offered.emit(found)

    # what is being done

    def keep_soon(self) -> None:
        if self.ready:
            self._due = True
            if not self._waiting.isActive():
                self._waiting.start()

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

    def _writing(self) -> Work:
        """Work that writes what holds now, or forgets what was written where nothing is left to do.

        It yields the OSError that kept it from doing so, or None.
        """
        self._due = False
        cards, before = self._cards(), (*self._before.photos.values(), *self._before.missing)

        def work(cancelled: Callable[[], bool]) -> Iterator[object]:
            try:
                if before or unsaved(cards):
                    photos = ((card.found, card.answer) for card in cards)
                    keep(self._file, together(as_kept(photos, self._known, today=self._today), before))
                else:
                    forget(self._file)
            except OSError as error:
                yield error
            else:
                yield None

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
