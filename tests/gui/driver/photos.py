"""What lies above the cards: which photos are shown, the search, and how far reading is."""

from gui.driver.parts import Page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from stampgui.session.photos.photo_item import PhotoFilter


class FilterPage(Page):
    """Which photos are shown, in which order and how large."""

    def show_only(self, chosen: PhotoFilter) -> None:
        """Press its chip, or choose its row where there is no space for all chips."""
        if self.button(f"{chosen}FilterChip").isVisible():
            self.press(f"{chosen}FilterChip")
        else:
            self.choose_value("filterCombo", chosen)

    @property
    def chips(self) -> list[str]:
        """The kinds of photos that have a chip, as they are written on it."""
        return [
            chip.text() for chip in self.root.findChildren(QAbstractButton) if chip.isCheckable() and chip.isVisible()
        ]

    @property
    def words(self) -> list[str]:
        """The kinds of photos that are offered by a chip or by the list of the others."""
        combo = self.choice("filterCombo")
        assert combo.isVisible() == bool(combo.count())
        return [*self.chips, *(combo.itemText(row) for row in range(combo.count()))]

    @property
    def counts(self) -> dict[str, int]:
        """The kinds of photos that are offered, with how many there are."""
        return {kind: int(number) for kind, _, number in (each.rpartition("  ") for each in self.words)}

    def set_card_width(self, pixels: int) -> None:
        self.slider("cardWidthSlider").setValue(pixels)


class SearchPage(Page):
    """The search by name, once it is open."""

    def search(self, text: str) -> None:
        """Type a part of a name and have it searched for at once."""
        self.type_into("queryEdit", text)
        QTest.keyClick(self.line("queryEdit"), Qt.Key.Key_Return)

    def close(self) -> None:
        self.press("closeSearchButton")


class ReadingPage(Page):
    """The line that tells that photos are being read."""

    @property
    def progress(self) -> str:
        return self.text("importText")

    def stop(self) -> None:
        self.press("stopReadingButton")
