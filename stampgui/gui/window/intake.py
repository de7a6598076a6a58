"""Takes in what is dropped onto the window or pasted; pictures that are no files are saved as files first."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.shell.notices import Notices
from stampgui.gui.shell.transfer_data import TOO_LARGE, Offer, PictureData, Transfer, read_transfer
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.session.photos.pasted_pictures import save_pasted
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.session.work import Work
from stampgui.system_errors import explain_write_error


@dataclass(frozen=True, slots=True)
class _Pasting:
    """A picture that is to be saved, and when it was pasted."""

    picture: PictureData | QImage
    moment: datetime.datetime


@dataclass(frozen=True, slots=True)
class _Saved:
    file: Path


@dataclass(frozen=True, slots=True)
class _NotSaved:
    """`reason` says what happened; `elsewhere` tells whether another folder may help."""

    reason: Message
    elsewhere: bool


class Intake(QObject):
    """Adds files to the session, saves pictures and adds those, and says why something cannot be added.

    The folder for pictures is asked for once and remembered. They are saved one after the other, in the background.
    `picture_listed` tells that the latest one is listed as a photo.
    """

    picture_listed = Signal(int)  # PhotoId

    def __init__(
        self, window: QWidget, session: SessionController, notices: Notices, prompts: Prompts, *, pictures_folder: Path
    ) -> None:
        """`pictures_folder` is the user's own, in which a folder for pasted pictures is offered."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._notices = notices
        self._prompts = prompts
        self._pictures_folder = pictures_folder
        self._waiting: list[_Pasting] = []
        self._task: BackgroundTask | None = None
        self._result: _Saved | _NotSaved | None = None
        """What the task has come to."""
        self._asking = False
        self._latest: Path | None = None
        session.items_added.connect(self._look_for_latest)
        # later, since the other program waits for a drop to be done with
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._save_next)

    @property
    def saving(self) -> bool:
        """Whether pictures are still being saved."""
        return bool(self._waiting) or self._task is not None

    def paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        transfer = read_transfer(data)
        match transfer.offer:
            case Offer.NOTHING:
                self._notices.show_refusal(
                    message("There are no photos on the clipboard. Copy photos or a picture first, then paste them.")
                )
            case Offer.OWN_COPIES:
                self._notices.show_refusal(
                    message("The clipboard has copies that stampgui made. They are not added as photos.")
                )
        self.take(transfer)

    def take(self, transfer: Transfer) -> None:
        """Add what can be added of something dropped or pasted, and say why the rest is not."""
        if transfer.paths:
            self._session.add(transfer.paths)
        if transfer.picture is not None:
            self._waiting.append(_Pasting(transfer.picture, datetime.datetime.now().astimezone()))
            self._timer.start()
        if transfer.problem is not None:
            problem, some = transfer.problem, bool(transfer.paths)
            QTimer.singleShot(0, self, lambda: self._explain(problem, some_added=some))

    def close(self) -> None:
        """Wait for the picture that is being saved, if it takes no longer than a few seconds."""
        self._waiting.clear()
        self._timer.stop()
        if self._task is not None:
            self._task.stop()

    @property
    def folder(self) -> Path:
        """The folder for pasted pictures, or the one that is offered."""
        chosen = self._session.settings.pasted_folder
        return Path(chosen) if chosen else self._pictures_folder / self._session.catalogue.gettext("Pasted pictures")

    def _explain(self, problem: Message, *, some_added: bool) -> None:
        catalogue, _ = self._session.catalogue, self._session.catalogue.gettext
        title = _("Not everything was added") if some_added else _("Nothing was added")
        self._prompts.alert(self._window, title, catalogue.render(problem), answer=_("OK"))

    def _save_next(self) -> None:
        if self._task is not None or self._asking or not self._waiting:
            return
        if not (self._session.settings.pasted_folder or self._ask_for_folder()):
            self._waiting.clear()
            return
        self._task = BackgroundTask(
            _make_saving_work(self._waiting[0], self.folder, language=self._session.catalogue.language), self
        )
        self._task.results_ready.connect(self._keep_result)
        self._task.finished.connect(self._finish)
        self._task.start()

    def _ask_for_folder(self) -> bool:
        """Whether there is a folder for pictures now, which is remembered."""
        _ = self._session.catalogue.gettext
        title = _("Save the picture as a file?")
        text = _(
            "This picture is not a file yet. stampgui saves it, unchanged, and adds it to the list.\n\nFolder: {folder}"
            "\n\nYou are asked only once. The folder can be changed in the settings."
        ).format(folder=self.folder)
        answers = (_("Cancel"), _("Another folder…"), _("Save"))
        self._asking = True  # more may be dropped meanwhile
        pressed = self._prompts.ask(self._window, title, text, answers=answers, default=2, escape=0)
        if pressed == 2:
            self._session.update_settings(pasted_folder=str(self.folder))
        chosen = pressed == 2 or (pressed == 1 and self._choose_folder())
        self._asking = False
        return chosen

    def _choose_folder(self) -> bool:
        catalogue = self._session.catalogue
        title = catalogue.gettext("Choose the folder for pasted pictures")
        folder = self._prompts.choose_folder(self._window, catalogue, title, start=self.folder.parent)
        if folder is not None:
            self._session.update_settings(pasted_folder=str(folder))
        return folder is not None

    def _keep_result(self, results: Sequence[_Saved | _NotSaved]) -> None:
        self._result = results[0]

    def _handle(self, result: _Saved | _NotSaved | None) -> None:
        match result:
            case _Saved(file):
                self._waiting.pop(0)
                self._latest = file
                self._session.add([file])
                done = message("The picture was saved as {file} in {folder}.", file=file.name, folder=str(file.parent))
                self._notices.show_message(done)
            case _NotSaved(reason, elsewhere):
                if not (elsewhere and self._ask_what_now(reason)):
                    self._waiting.pop(0)
                if not elsewhere:
                    self._explain(reason, some_added=False)
            case None:
                self._waiting.pop(0)
                reason = message("Something unexpected happened while saving the picture. Please try again.")
                self._explain(reason, some_added=False)

    def _look_for_latest(self, items: Sequence[PhotoItem]) -> None:
        for item in items:
            if item.found.path == self._latest:
                self._latest = None
                self.picture_listed.emit(item.id)

    def _ask_what_now(self, reason: Message) -> bool:
        """Whether to try again to save the picture, which is still there, maybe into another folder."""
        catalogue, _ = self._session.catalogue, self._session.catalogue.gettext
        answers = (_("Cancel"), _("Another folder…"), _("Try again"))
        title, text = _("The picture was not saved"), catalogue.render(reason)
        pressed = self._prompts.ask(self._window, title, text, answers=answers, default=1, escape=0)
        return pressed == 2 or (pressed == 1 and self._choose_folder())

    def _finish(self, _error: Exception | None) -> None:
        result, self._result = self._result, None
        self._handle(result)  # which may ask; until it is answered, the task is there and no other picture is saved
        if self._task is not None:
            self._task.release()
            self._task = None
        self._timer.start()


def _make_saving_work(pasting: _Pasting, folder: Path, *, language: str) -> Work:
    """Work that saves one picture and yields a _Saved or a _NotSaved."""

    def work(_cancelled: Callable[[], bool]) -> Iterator[_Saved | _NotSaved]:
        picture = pasting.picture
        try:
            if isinstance(picture, QImage):
                picture = PictureData(_encode_png(picture), Format.PNG)
            yield _Saved(save_pasted(picture.data, picture.format, folder, moment=pasting.moment, language=language))
        except ExplainedError as error:
            yield _NotSaved(error.reason, elsewhere=False)
        except OSError as error:
            why = explain_write_error(error)
            reason = message("The picture cannot be written to {folder}: {why}", folder=str(folder), why=why)
            yield _NotSaved(reason, elsewhere=True)

    return work


def _encode_png(image: QImage) -> bytes:
    """The picture as the bytes of a PNG file. Raises UnusableImage where there is no memory for them.

    Some programs for Windows leave the alpha channel of what they copy empty: nobody pastes what cannot be seen.
    """
    if image.hasAlphaChannel() and not bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits()).strip(
        b"\0"
    ):
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise UnusableImage(TOO_LARGE)
    return bytes(buffer.data().data())
