"""What later starts of the program want of the open window: to add photos, to come to the front, or to close."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from stampgui.running_window import Request, WindowClaim


class LaterStarts(QObject):
    """`paths_received` carries files and folders to add. Brings the window to the front and closes it itself."""

    paths_received = Signal(Sequence)  # of Path
    _request_received = Signal(Request)

    def __init__(self, window: QWidget, claim: WindowClaim) -> None:
        super().__init__(window)
        self._window = window
        self._closing = False
        window.installEventFilter(self)
        # queued: requests arrive in a thread of the claim
        self._request_received.connect(self._handle, Qt.ConnectionType.QueuedConnection)
        claim.handle_requests(self._pass_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # hidden by the program itself, not by a window manager that has minimised it
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and not event.spontaneous():
            self._closing = event.type() == QEvent.Type.Hide
        return False

    def _pass_on(self, request: Request) -> bool:
        if self._closing:
            return False
        self._request_received.emit(request)
        return True

    def _handle(self, request: Request) -> None:
        if request.close:
            self._window.close()
            return
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()
        if request.paths:
            self.paths_received.emit(request.paths)
