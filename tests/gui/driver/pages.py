"""The screens of the window, and what a person sees and does on each of them."""

from collections.abc import Sequence

from gui.driver.parts import SOON, Page, find_part
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QProgressBar, QPushButton, QWidget

from stampgui.caption.style import Anchor
from stampgui.gui.clock_shift.sample_row import SampleRow
from stampgui.gui.preview.preview_dialog import PreviewDialog
from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.gui.style.colour_dialog import ColourDialog
from stampgui.gui.style.style_gallery import StyleGallery
from stampgui.gui.widgets.wrapping_button import WrappingButton


class HeaderPage(Page):
    """The top of the window."""

    @property
    def ticked(self) -> set[str]:
        """The language and the colours that have a tick in their menus."""
        menus = [find_part(self.root, QPushButton, name).menu() for name in ("languageButton", "themeButton")]
        return {action.text() for menu in menus for action in menu.actions() if action.isChecked()}

    def choose_from(self, name: str, row: int) -> None:
        """Choose a row of the menu below a button."""
        find_part(self.root, QPushButton, name).menu().actions()[row].trigger()


class InspectorPage(Page):
    """The right side: the preview, the date of what is selected, and the caption."""

    @property
    def preview(self) -> PreviewEditor:
        (found,) = self.root.findChildren(PreviewEditor)
        return found

    def wait_for_preview(self) -> None:
        self.qtbot.waitUntil(lambda: self.preview.caption_preview is not None, timeout=SOON)

    # the date

    def type_date(self, text: str) -> None:
        """Type a date and use it."""
        self.type_into("dateEdit", text, enter=True)

    @property
    def offers(self) -> Sequence[str]:
        """The dates that are one click away."""
        return [each.full_text for each in self.root.findChildren(WrappingButton) if each.isVisible()]

    # the caption

    def for_all(self) -> None:
        """Decide for all photos from now on."""
        self.press("allChip")

    def for_selected(self) -> None:
        """Decide only for the selected photos from now on."""
        self.press("selectedChip")

    def style(self, name: str) -> QAbstractButton:
        return self.button(f"{name}StyleTile")

    @property
    def styles(self) -> Sequence[str]:
        """The names of the styles to choose from."""
        (gallery,) = self.root.findChildren(StyleGallery)
        tiles = gallery.findChildren(QAbstractButton)
        return [each.objectName().removesuffix("StyleTile") for each in tiles if each.isVisibleTo(gallery)]

    def place(self, anchor: Anchor) -> QAbstractButton:
        return self.button(f"{anchor}Button")

    def place_at(self, anchor: Anchor) -> None:
        """Have the caption in a corner, at an edge or in the middle."""
        self.place(anchor).click()

    def write_own_caption(self) -> None:
        """Choose to write other words than those that are offered."""
        self.choose("templateCombo", -1)

    def save_style_as(self, name: str) -> None:
        """Name the style as it is, without confirming it yet."""
        self.press("saveStyleAsButton")
        QTest.keyClicks(self.line("styleNameEdit"), name)

    def pick_colour(self) -> ColourDialog:
        """Ask for a colour of one's own."""
        self.press("customColourSwatch")
        (found,) = self.root.findChildren(ColourDialog)
        return found

    def find_enlarged_preview(self) -> PreviewDialog | None:
        found = [each for each in self.root.window().findChildren(PreviewDialog) if each.isVisible()]
        return found[0] if found else None


class SavingPage(Page):
    """The bottom of the window: where copies go, how far they are, what became of them."""

    @property
    def waiting(self) -> bool:
        return self.button("saveButton").isVisible()

    @property
    def save_text(self) -> str:
        return self.button("saveButton").text()

    @property
    def title(self) -> str:
        return self.text("resultsTitle")

    @property
    def details(self) -> str:
        return self.text("resultsDetails")

    @property
    def failures(self) -> Sequence[str]:
        """The photos that failed, line by line."""
        label = self.label("resultsFailures")
        return label.text().splitlines() if label.isVisible() else []

    @property
    def drag_hint(self) -> str:
        return self.text("dragHint")


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


class SettingsPage(Page):
    """The dialog of the settings."""

    def close(self) -> None:
        self.press("closeSettingsButton")

    def type_zone(self, text: str) -> None:
        line = self.choice("zoneCombo").lineEdit()
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    @property
    def zone(self) -> str:
        """The time zone as it is called on screen."""
        return self.choice("zoneCombo").currentText()

    @property
    def cut_off_box(self) -> QAbstractButton:
        return self.button("cutOffBox")

    def type_cut_off(self, text: str, *, enter: bool = True) -> None:
        """Switch the cut-off date on, and type it."""
        self.cut_off_box.setChecked(True)
        self.type_into("cutOffEdit", text, enter=enter)

    @property
    def cut_off_note(self) -> str:
        """What is said about the cut-off date as it is typed, or about the one that holds."""
        return self.text("cutOffInterpretation")


class ClockShiftPage(Page):
    """The dialog that shifts a camera's clock."""

    @property
    def clock(self) -> str:
        return self.text("clockLabel")

    def type_moment(self, text: str, *, enter: bool = False) -> None:
        self.type_into("momentEdit", text, enter=enter)

    @property
    def note(self) -> str:
        """How the moment was read, or why it does not do."""
        return self.text("momentInterpretation")

    @property
    def offers(self) -> Sequence[str]:
        """The ways to read two photos of the same moment."""
        return [each.full_text for each in self.root.findChildren(WrappingButton)]

    @property
    def samples(self) -> Sequence[tuple[str, str]]:
        """The first, the middle and the last photo, before and after."""
        rows = [each for each in self.root.findChildren(SampleRow) if each.isVisible()]
        return [(each.before_label.text(), each.after_label.text()) for each in rows]

    @property
    def summary(self) -> str:
        return self.text("shiftSummary")

    @property
    def left_alone(self) -> str:
        return self.text("leftAloneLabel")

    @property
    def doubt(self) -> str:
        return self.text("doubtLabel")

    @property
    def accepts(self) -> bool:
        return self.button("acceptShiftButton").isEnabled()

    def accept(self) -> None:
        self.press("acceptShiftButton")


class HintsPage(Page):
    """The tour of the first start."""

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


class NoticePage(Page):
    """A line above the pages that tells something and may offer something."""

    @property
    def message(self) -> str:
        return self.text("noticeText") if self.visible else ""

    def accept(self) -> None:
        self.press("acceptNoticeButton")

    def decline(self) -> None:
        self.press("declineNoticeButton")
