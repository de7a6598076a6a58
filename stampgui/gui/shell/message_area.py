"""Where message bars are shown, above what is at the bottom of the window."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.gui.widgets.notice_bar import MessageBar


class MessageArea(QWidget):
    """Shows message bars below each other; in a low window only the newest, until it is put away."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[MessageBar] = []
        self._told: list[MessageBar] = []
        """Those with something to say, the newest last."""
        self._is_low = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self.set_place(across=True)
        self.hide()

    def add_bar(self, bar: MessageBar) -> None:
        """Make room for a bar, below those that were added before."""
        self._bars.append(bar)
        self._column.addWidget(bar)

    def tell(self, bar: MessageBar, *, after_others: bool = False) -> None:
        """Show what a bar says now; in a low window only when the others are put away if it is `after_others`."""
        self.put_away(bar)
        self._told.insert(0 if after_others else len(self._told), bar)
        self._update_visibility()

    def put_away(self, bar: MessageBar) -> None:
        if bar in self._told:
            self._told.remove(bar)
            self._update_visibility()

    def is_told(self, bar: MessageBar) -> bool:
        """Whether a bar has something to say, even if a newer one is shown in its place."""
        return bar in self._told

    def set_place(self, *, across: bool) -> None:
        """Tell whether it is across the window, with margins of its own, or in a column that has margins."""
        self._column.setContentsMargins(*((18, 4, 18, 6) if across else (0, 0, 0, 0)))

    def set_low(self, low: bool) -> None:
        """Tell whether the window is so low that there is room for one bar only."""
        if low != self._is_low:
            self._is_low = low
            self._update_visibility()

    def _update_visibility(self) -> None:
        shown = self._told[-1:] if self._is_low else self._told
        for bar in self._bars:
            bar.setVisible(bar in shown)
        self.setVisible(bool(shown))
