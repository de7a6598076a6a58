"""The bottom of the window: where copies go, how far they are, what became of them."""

from collections.abc import Sequence

from gui.driver.parts import Page, find_part
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget

from stampgui.gui.saving.naming_dialog import NamingDialog


class SavingPage(Page):
    """The bottom of the window: where copies go, how far they are, what became of them."""

    @property
    def waiting(self) -> bool:
        return self.button("saveButton").isVisible()

    # which copies

    def choose_full_size_copies(self) -> None:
        self.choose("copiesCombo", 0)

    def choose_both_copies(self, preset: str) -> None:
        """Full-size copies, and some for uploading by this preset."""
        self.choose("copiesCombo", 1)
        self.choose_value("uploadPresetCombo", preset)

    def choose_upload_copies(self, preset: str) -> None:
        """Nothing but copies for uploading by this preset."""
        self.choose("copiesCombo", 2)
        self.choose_value("uploadPresetCombo", preset)

    def choose_naming(self, template: str) -> None:
        """Choose one of the names that are offered, by its template."""
        self.choose_value("namingCombo", template)

    def write_own_name(self) -> NamingDialog:
        """Choose to give the copies other names than those that are offered."""
        self.choose("namingCombo", -1)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NamingDialog)
        return dialog

    def change_folder(self) -> None:
        """Ask for another folder, after what became of the last copies has been put away."""
        if not self.waiting:
            self.press("dismissButton")
        self.press("changeFolderButton")

    # the button

    @property
    def save_text(self) -> str:
        return self.button("saveButton").text()

    @property
    def primary_buttons(self) -> Sequence[QPushButton]:
        """What the bar wants to be pressed next."""
        buttons = self.root.findChildren(QPushButton)
        return [each for each in buttons if each.isVisible() and each.property("kind") == "primary"]

    # what became of them

    @property
    def pictures(self) -> QImage:
        """What is shown of the copies; null where there is no room for pictures."""
        strip = find_part(self.root, QWidget, "savedPictures")
        return strip.grab().toImage() if strip.isVisible() else QImage()

    @property
    def title(self) -> str:
        return self.text("resultsTitle")

    @property
    def details(self) -> str:
        return self.text("resultsDetails").replace("\N{NO-BREAK SPACE}", " ")

    @property
    def failures(self) -> Sequence[str]:
        """The photos that failed, line by line."""
        label = self.label("resultsFailures")
        return label.text().splitlines() if label.isVisible() else []

    def view_report(self) -> None:
        """Choose the first row of the menu of reports."""
        find_part(self.root, QPushButton, "reportButton").menu().actions()[0].trigger()

    def make_contact_sheet(self) -> None:
        """Choose the second row of the menu of reports."""
        find_part(self.root, QPushButton, "reportButton").menu().actions()[1].trigger()

    def cancel_contact_sheet(self) -> None:
        """Press the button beside the progress of the contact sheet."""
        progress = find_part(self.root.window(), QProgressDialog, "contactSheetProgress")
        QTest.mouseClick(find_part(progress, QPushButton, "Cancel"), Qt.MouseButton.LeftButton)

    @property
    def draws_contact_sheet(self) -> bool:
        return bool(self.root.window().findChildren(QProgressDialog, "contactSheetProgress"))

    @property
    def drag_hint(self) -> str:
        return self.text("dragHint")

    def drag_copies(self) -> None:
        """Pull the handle of the copies to one side."""
        handle = find_part(self.root, QWidget, "dragHandle")
        start = handle.rect().center()
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(handle, start + QPoint(2 * QApplication.startDragDistance(), 0))
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)
