"""The bar that gives originals back from stamped copies."""

from gui.driver.parts import Page, find_part
from PySide6.QtWidgets import QProgressBar


class RestoringPage(Page):
    """The bar that gives originals back from stamped copies."""

    @property
    def offering(self) -> bool:
        return self.label("restoreOffer").isVisible()

    @property
    def running(self) -> bool:
        return self.progress_bar.isVisible()

    @property
    def begun(self) -> bool:
        """Whether the first original has been given back."""
        return self.progress_bar.value() > 0

    @property
    def progress_bar(self) -> QProgressBar:
        return find_part(self.root, QProgressBar, "restoreProgress")
