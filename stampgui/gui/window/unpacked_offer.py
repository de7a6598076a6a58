"""Says what came of ZIP files, and offers to delete what was unpacked from them once nothing needs it."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from stampgui.batch.archives.unpacked_folder import Deletion, UnpackedFolder
from stampgui.batch.archives.unpacking import Unpacked
from stampgui.gui.saving.open_results import open_copies
from stampgui.gui.shell.notices import Notices
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.state.unpacked_folders import UnpackedFolders
from stampgui.gui.text.unpacked_text import describe_deletion, describe_offer, describe_problems
from stampgui.gui.widgets.prompts import Prompts
from stampgui.session.photos.zip_files import describe_unpacked


class UnpackedOffer(QObject):
    """Connects the unpacked folders of a session with the notices."""

    def __init__(self, window: QWidget, session: SessionController, notices: Notices, prompts: Prompts) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._notices = notices
        self._prompts = prompts
        self._folders = UnpackedFolders(session)
        self._untold: list[Unpacked] = []
        """What was not unpacked and has not been told yet."""
        self._folders.offer_changed.connect(self._show_offer)
        self._folders.deleted.connect(self._tell_deletion)
        session.photo_import.unpacked.connect(self._tell_unpacked)
        session.photo_import.busy_changed.connect(self._tell_problems_at_end)
        notices.deletion_requested.connect(self._confirm_deletion)
        notices.keep_requested.connect(self._keep)
        notices.discard_requested.connect(self._folders.update_later)
        notices.folder_requested.connect(lambda: open_copies(session, notices))

    def close(self) -> None:
        self._folders.close()

    def _tell_unpacked(self, unpacked: Unpacked) -> None:
        if unpacked.folders:
            self._notices.show_message(describe_unpacked(unpacked))
        if unpacked.problems:
            self._untold.append(unpacked)
            if unpacked.folders:  # else what is told is that it is over
                QTimer.singleShot(0, self, self._tell_problems)

    def _tell_problems_at_end(self, busy: bool) -> None:
        if not busy and self._untold:
            QTimer.singleShot(0, self, self._tell_problems)  # once all others know of the end, too

    def _tell_problems(self) -> None:
        _ = self._session.catalogue.gettext
        while self._untold:
            unpacked = self._untold.pop(0)
            title = _("Not everything was unpacked") if unpacked.folders else _("Nothing was unpacked")
            text = describe_problems(unpacked, self._session.catalogue)
            self._prompts.alert(self._window, title, text, answer=_("OK"))

    def _show_offer(self) -> None:
        folder = self._folders.offered
        self._notices.offer_deletion(None if folder is None else describe_offer(folder))

    def _confirm_deletion(self) -> None:
        folder, _ = self._folders.offered, self._session.catalogue.gettext
        if folder is None:
            return
        title = _("Delete the folder with the unpacked photos?")
        text = _(
            "{folder}\n\nYour copies and the ZIP files stay. Of this folder, only what stampgui unpacked is deleted, "
            "and nothing that was changed or added since. Its photos leave the list; those without a copy are then "
            "only in the ZIP files."
        ).format(folder=folder.path)
        if self._prompts.ask(self._window, title, text, answers=(_("Cancel"), _("Delete the folder")), default=0) == 1:
            self._folders.delete()
            self._show_offer()

    def _keep(self) -> None:
        self._folders.keep()
        self._show_offer()

    def _tell_deletion(self, folder: UnpackedFolder, deletion: Deletion) -> None:
        # its photos have left the list, and what was said of their copies with them
        saved = self._session.save_result is not None
        self._notices.show_message(describe_deletion(folder, deletion), offers_folder=saved)
