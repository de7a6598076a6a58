"""What the window says on its own account: lines below the photos, and the hints of the first start."""

from pathlib import Path

from gui.driver.parts import Page, find_part
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stampgui.batch.archives.unpacked_folder import UnpackedFolder
from stampgui.gui.help.tour import Tour
from stampgui.gui.shell.notices import Notices
from stampgui.gui.text.unpacked_text import describe_offer
from stampgui.gui.widgets.notice_bar import MessageBar
from stampgui.i18n import Message


class NoticePage(Page):
    """A line below the photos that tells something and may offer something."""

    @property
    def message(self) -> str:
        return self.text("noticeText") if self.visible else ""

    def accept(self) -> None:
        self.press("acceptNoticeButton")

    def decline(self) -> None:
        self.press("declineNoticeButton")


class NoticesPage(Page):
    """All of these lines."""

    def __init__(self, notices: Notices, qtbot: QtBot) -> None:
        super().__init__(notices.area, qtbot)
        self._notices = notices
        self.offer = NoticePage(notices.offer_bar, qtbot)
        self.missing_core = NoticePage(notices.core_bar, qtbot)
        self.warning = NoticePage(notices.warning_bar, qtbot)
        self.unpacked = NoticePage(notices.unpacked_bar, qtbot)
        self.info = NoticePage(notices.info_bar, qtbot)

    @property
    def shown(self) -> list[MessageBar]:
        """The lines in sight, from top to bottom, whatever they are about."""
        return [bar for bar in self.root.findChildren(MessageBar) if bar.isVisible()]

    def offer_resume(self, offer: Message) -> None:
        """Have the window offer to go on with unfinished work."""
        self._notices.offer_resume(offer)

    def fill(self, offer: Message, info: Message) -> None:
        """Have the window offer and tell something, as it rarely does at the same time."""
        self._notices.offer_resume(offer)
        self._notices.offer_deletion(describe_offer(UnpackedFolder(Path("/home/ani/Gambar/stampgui-zip/takeout"), ())))
        self._notices.show_message(info)


class HintsPage(Page):
    """The tour of the first start."""

    def __init__(self, tour: Tour, qtbot: QtBot) -> None:
        super().__init__(tour, qtbot)
        self._tour = tour

    @property
    def running(self) -> bool:
        """Whether there are hints to come; one whose control is out of sight is not visible itself."""
        return self._tour.active

    @property
    def step(self) -> str:
        """The number and the title of the hint that is shown."""
        return f"{self.label('tourCount').text()}: {self.label('tourTitle').text()}"

    def skip(self) -> None:
        self.press("skipTourButton")

    def end(self) -> None:
        """See no more hints, if there are any."""
        self.skip()

    def go_on(self) -> None:
        self.press("nextTourButton")

    @property
    def highlight(self) -> QWidget:
        """The frame around what a hint is about."""
        return find_part(self.root.window(), QWidget, "tourHighlight")
