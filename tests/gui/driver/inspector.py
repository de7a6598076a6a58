"""The right side: the preview, the date of what is selected, and the caption."""

from collections.abc import Sequence

from gui.driver.parts import SOON, Page, find_part
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea
from pytestqt.qtbot import QtBot

from stampgui.caption.style import Anchor, PlateShape
from stampgui.gui.inspector.inspector import Inspector
from stampgui.gui.preview.preview_dialog import PreviewDialog
from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.gui.style.colour_dialog import ColourDialog
from stampgui.gui.style.style_gallery import StyleGallery
from stampgui.gui.widgets.wrapping_button import WrappingButton


class InspectorPage(Page):
    """The right side: the preview, the date of what is selected, and the caption."""

    def __init__(self, inspector: Inspector, qtbot: QtBot) -> None:
        super().__init__(inspector, qtbot)
        self.scroll_area = find_part(inspector, QScrollArea, "inspectorScrollArea")

    @property
    def preview(self) -> PreviewEditor:
        (found,) = self.root.findChildren(PreviewEditor)
        return found

    def wait_for_preview(self) -> None:
        self.qtbot.waitUntil(lambda: self.preview.caption_preview is not None, timeout=SOON)

    @property
    def move_notice(self) -> str:
        """What is said over the preview after its caption was moved, with the words on its button."""
        label, button = self.label("moveNoticeLabel"), self.button("onlyThisPhotoButton")
        words = [label.text()] if label.isVisible() else []
        return " ".join([*words, button.text()] if button.isVisible() else words)

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
    def style_tiles(self) -> Sequence[QAbstractButton]:
        (gallery,) = self.root.findChildren(StyleGallery)
        return [each for each in gallery.findChildren(QAbstractButton) if each.isVisibleTo(gallery)]

    @property
    def styles(self) -> Sequence[str]:
        """The names of the styles to choose from."""
        return [each.objectName().removesuffix("StyleTile") for each in self.style_tiles]

    def place(self, anchor: Anchor) -> QAbstractButton:
        return self.button(f"{anchor}Button")

    def place_at(self, anchor: Anchor) -> None:
        """Have the caption in a corner, at an edge or in the middle."""
        self.place(anchor).click()

    def place_automatically(self) -> None:
        """Have the caption where each photo is emptiest."""
        self.press("automaticPlaceButton")

    def choose_colour(self, name: str) -> None:
        """Choose one of the colours that are offered, by its English name."""
        self.press(f"Colour: {name}")

    def choose_own_colour(self, code: str) -> None:
        """Have the letters in a colour of one's own, #rrggbb."""
        picker = self.pick_colour()
        Page(picker, self.qtbot).type_into("colourCodeEdit", code)
        picker.accept()

    def unfold_details(self) -> None:
        """Show the font, the outline, the background and what else few people look for."""
        details = self.button("detailsButton")
        if not details.isChecked():
            details.click()

    def choose_plate_shape(self, shape: PlateShape | None) -> None:
        """Put something behind the letters."""
        self.choose("plateShapeCombo", 0 if shape is None else 1 + list(PlateShape).index(shape))

    def write_own_caption(self, text: str = "") -> None:
        """Choose to write other words than those that are offered, and write them."""
        self.choose("templateCombo", -1)
        if text:
            self.type_into("templateEdit", text)

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
