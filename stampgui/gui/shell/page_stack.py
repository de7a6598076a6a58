"""Pages of which one is visible."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class PageStack(QWidget):
    """One of several pages; those that are not seen ask for no room."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self._pages = [first]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(first)

    def add_page(self, page: QWidget) -> None:
        page.hide()
        self._pages.append(page)
        self._column.addWidget(page)

    def show_page(self, shown: QWidget) -> None:
        """The others go first: pages beside each other would be laid out in half the room."""
        for page in self._pages:
            if page is not shown:
                page.hide()
        shown.show()
