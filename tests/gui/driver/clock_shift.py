"""The dialog that shifts a camera's clock."""

from collections.abc import Sequence

from gui.driver.parts import Page, find_part
from PySide6.QtWidgets import QCheckBox, QScrollArea

from stampgui.gui.clock_shift.sample_row import SampleRow
from stampgui.gui.widgets.wrapping_button import WrappingButton


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
        """The photo whose moment is told and two others, before and after."""
        rows = [each for each in self.root.findChildren(SampleRow) if each.isVisible()]
        return [(each.before_label.text(), each.after_label.text()) for each in rows]

    @property
    def more(self) -> str:
        """How many other photos there are."""
        return self.text("moreShiftedLabel")

    @property
    def lost_zone(self) -> str:
        """That the camera's time zone is left out."""
        return self.text("lostZoneLabel")

    @property
    def scrolls(self) -> bool:
        return any(area.verticalScrollBar().isVisible() for area in self.root.findChildren(QScrollArea))

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

    @property
    def correction(self) -> QCheckBox:
        """Whether the EXIF data of copies get the new dates."""
        return find_part(self.root, QCheckBox, "correctShiftedExifBox")

    def accept(self) -> None:
        self.press("acceptShiftButton")
