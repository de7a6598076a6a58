"""Pages of which one is visible."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class PageStack(QWidget):
    """Shows one of several pages; hidden pages do not affect its size."""

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
        """Show a page, after hiding the others: two visible pages would be laid out side by side."""
        for page in self._pages:
            if page is not shown:
                page.hide()
        shown.show()
