"""The message bar for unexpected errors of the program, with details that can be copied."""

from collections import deque
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.notice_bar import MessageBar
from stampgui.i18n import Catalogue, message

_MAX_ERRORS: Final = 20
"""Errors whose details are kept; later ones are mostly repetitions."""
_TEXT: Final = message(
    "The program made a mistake. Your photos are unchanged. If something no longer works, close stampgui and open "
    "it again."
)


class ErrorRelay(QObject):
    """Passes descriptions of errors from other threads to the main thread."""

    error_raised = Signal(str)


class ErrorBar(MessageBar):
    """A message about all errors since it was last closed; an error that was shown already is not shown again."""

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__(catalogue, tokens, icon_name="alert", accept_icon="copy", warns=True)
        self._details: deque[str] = deque(maxlen=_MAX_ERRORS)
        self.accepted.connect(self._copy_details)

    def add_error(self, details: str) -> bool:
        """Whether the error is shown, since it was not before."""
        if details in self._details:
            return False
        self._details.append(details)
        self.set_message(_TEXT, accept=message("Copy details"), decline=message("OK"))
        return True

    def _copy_details(self) -> None:
        from stampgui.versions import describe_program  # late: importing it takes too long before the first painting

        QGuiApplication.clipboard().setText("\n\n".join((describe_program(), *self._details)))
        self.set_message(_TEXT, accept=message("Details copied"), decline=message("OK"))
