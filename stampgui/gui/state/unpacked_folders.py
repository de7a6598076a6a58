"""The folders that ZIP files were unpacked into, and which of them can be deleted."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from stampgui.batch.archives.unpacked_folder import (
    Deletion,
    UnpackedFolder,
    delete_unpacked,
    find_container,
    find_unpacked_folders,
    mark_kept,
)
from stampgui.batch.archives.unpacking import Unpacked
from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.background.brief_call import call_within
from stampgui.gui.state.session_controller import SessionController
from stampgui.session.photos.zip_files import is_needed, select_unpacked

T = TypeVar("T")
_PATIENCE: Final = 2.0
"""Seconds that closing waits for a drive."""


class UnpackedFolders(QObject):
    """Knows the folders of this session, and those of earlier ones that are beside the copies.

    `offer_changed` tells that `offered` may be another folder; `deleted` carries one that was to be deleted, and what
    came of it.
    """

    offer_changed = Signal()
    deleted = Signal(UnpackedFolder, Deletion)

    def __init__(self, session: SessionController) -> None:
        super().__init__(session)
        self._session = session
        self._folders: dict[Path, UnpackedFolder] = {}
        self._unmarked: list[UnpackedFolder] = []
        """Folders to keep, as long as that is not written down."""
        self._tasks: list[BackgroundTask] = []
        self.offered: UnpackedFolder | None = None
        """A folder that nothing needs any more."""
        # a moment later, since changes come in great numbers
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._update)
        session.photo_import.unpacked.connect(self._add_unpacked)
        session.autosave.loaded.connect(self._find)
        for changed in (
            session.photo_import.busy_changed,
            session.autosave.work_found,
            session.saving_finished,
            session.copies_outdated,
            session.undo_stack.indexChanged,
        ):
            changed.connect(self._timer.start)

    def update_later(self) -> None:
        """Look again which folder can be deleted, after unfinished work was discarded."""
        self._timer.start()

    def keep(self) -> None:
        """Never offer the folder again, not even after another start."""
        folder, self.offered = self.offered, None
        if folder is not None:
            del self._folders[folder.path]
            self._unmarked.append(folder)
            self._run(lambda _cancelled: mark_kept(folder), lambda _none: self._unmarked.remove(folder))
        self._timer.start()

    def delete(self) -> None:
        """Delete the offered folder; its photos leave the list, which cannot be undone."""
        folder, self.offered = self.offered, None
        if folder is None:
            return
        del self._folders[folder.path]
        if photos := select_unpacked(folder, self._session.model.items):
            self._session.remove_photos(photos)
            self._session.undo_stack.clear()

        self._run(
            lambda cancelled: delete_unpacked(folder, cancelled=cancelled),
            lambda deletion: self.deleted.emit(folder, deletion),
        )
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        for task in self._tasks:
            task.stop()
        for folder in self._unmarked:
            with suppress(OSError, TimeoutError):  # it will be offered again
                call_within(_PATIENCE, partial(mark_kept, folder))

    def _find(self) -> None:
        """Look for folders of earlier sessions, once their unfinished work is known, which may need them."""
        container = find_container(self._session.copy_folder)
        self._run(lambda _cancelled: tuple(find_unpacked_folders(container)), self._add)

    def _add_unpacked(self, unpacked: Unpacked) -> None:
        self._add(unpacked.folders)

    def _add(self, folders: Sequence[UnpackedFolder]) -> None:
        self._folders |= {folder.path: folder for folder in folders if not folder.is_kept}
        self._timer.start()

    def _update(self) -> None:
        session = self._session
        now = None
        if session.autosave.is_ready and not (session.photo_import.running or session.save_run.running):
            items, unfinished = session.model.items, session.autosave.resumable_files
            now = next((each for each in self._folders.values() if not is_needed(each, items, unfinished)), None)
        if now != self.offered:
            self.offered = now
            self.offer_changed.emit()

    def _run(self, do: Callable[[Callable[[], bool]], T], use: Callable[[T], object]) -> None:
        """Do something in the background, which may take long, and use what it returns."""

        def work(cancelled: Callable[[], bool]) -> Iterator[T]:
            yield do(cancelled)

        task = BackgroundTask(work, self)
        self._tasks.append(task)
        task.results_ready.connect(lambda results: use(results[0]))
        task.finished.connect(lambda _error: self._forget(task))
        task.start()

    def _forget(self, task: BackgroundTask) -> None:
        self._tasks.remove(task)
        task.release()
