"""The dialog that shifts a camera's clock: when one photo was really taken, and what all others become by that."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from stampgui.dates.clock_shift import ShiftError
from stampgui.gui.clock_shift.sample_row import SampleRow
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.text.photo_text import format_full_date
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    ChoiceGroup,
    LineEdit,
    make_button,
    make_label,
    make_separator,
    measure_bold_width,
    name_parts,
    scale_to_font,
    set_message,
    set_style_property,
    set_tooltip,
)
from stampgui.gui.widgets.fitting_scroll_area import FittingScrollArea, limit_to_screen
from stampgui.gui.widgets.flow_layout import DialogButtons, FlowLabel, FlowLayout
from stampgui.gui.widgets.wrapping_button import WrappingButton
from stampgui.i18n import Catalogue, Message, message
from stampgui.session.clock import Today
from stampgui.session.clock_shift.clock_shifts import ShiftPlan
from stampgui.session.clock_shift.shift_draft import SameMoment, ShiftDraft, ShiftScope
from stampgui.session.clock_shift.shift_input import parse_shift_input
from stampgui.session.copies.copy_options import has_full_size_copies
from stampgui.settings import Settings

_SAMPLES: Final = 3
"""The photo whose moment is told, and others, the first and the last among them."""
_WIDTH, _WIDTH_ON_LOW_SCREEN = 580, 740
"""In pixels, with letters of 10 points; texts take fewer lines in a wider dialog."""
_LOW_SCREEN: Final = 620
"""Height in pixels below which the lines are needed for the photos, with letters of 10 points."""
_GAP: Final = 10
"""Pixels between what is scrolled and the buttons."""
_ROUNDED_OFF: Final = 1
"""Pixels that a window may lose where a logical pixel is not a whole number of the screen's."""


class ClockShiftDialog(QDialog):
    """`plan_accepted` carries the plan that was shown.

    Before that, `correction_toggled` carries whether EXIF data that contradict the picture are to be corrected in all
    copies, if that is to be changed.
    """

    plan_accepted = Signal(ShiftPlan)
    correction_toggled = Signal(bool)

    def __init__(
        self,
        parent: QWidget,
        catalogue: Catalogue,
        tokens: Tokens,
        draft: ShiftDraft,
        thumbnails: ThumbnailCache,
        *,
        settings: Settings,
        today: Today,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._settings = settings
        self._draft = draft
        self._today = today
        self._plan: ShiftPlan | None = None
        self._listed = {item.id: item for item in draft.listed}
        self._clock_label, self._question_label = make_label(wrap=True), make_label("title", wrap=True)
        self._moment_edit = LineEdit()
        self._interpretation_label = make_label(wrap=True)
        self._offer_buttons = [self._make_offer(each) for each in draft.same_moments]
        self._scope_group = ChoiceGroup(self)
        self._scope_chips = {scope: make_button("chip") for scope in ShiftScope}
        self._sample_rows = [SampleRow(thumbnails, tokens) for _place in range(_SAMPLES)]
        self._summary_label, self._left_alone_label = make_label("title", wrap=True), make_label("muted", wrap=True)
        self._zone_label, self._more_label = make_label("muted", wrap=True), make_label("muted", wrap=True)
        self._doubt_label, self._separator = make_label("warn", wrap=True), make_separator()
        self._correct_box, self._otherwise_label = QCheckBox(), FlowLabel("muted")
        self._correct_box.setChecked(settings.correct_exif)
        self._accept_button, self._cancel_button = make_button("primary"), make_button()
        name_parts(
            clockLabel=self._clock_label,
            momentEdit=self._moment_edit,
            momentInterpretation=self._interpretation_label,
            shiftSummary=self._summary_label,
            leftAloneLabel=self._left_alone_label,
            doubtLabel=self._doubt_label,
            lostZoneLabel=self._zone_label,
            moreShiftedLabel=self._more_label,
            correctShiftedExifBox=self._correct_box,
            acceptShiftButton=self._accept_button,
            cancelShiftButton=self._cancel_button,
        )
        self._lay_out()
        self._connect()
        self._set_texts()
        self._update_plan()

    def _make_offer(self, offer: SameMoment) -> WrappingButton:
        button = WrappingButton("offer")
        button.set_full_text(
            self._catalogue.gettext("{file} was taken at the same moment as {other}: {moment}").format(
                file=offer.wrong.found.path.name,
                other=offer.right.found.path.name,
                moment=format_full_date(offer.moment, self._catalogue),
            )
        )
        button.clicked.connect(lambda _checked=False: self._take_offer(offer))
        return button

    def _lay_out(self) -> None:
        body = QWidget()
        self._inner = inner = QVBoxLayout(body)
        inner.setContentsMargins(20, 18, 20, 6)
        inner.setSpacing(8)
        for part in (self._clock_label, self._question_label, self._moment_edit, self._interpretation_label):
            inner.addWidget(part)
        for button in self._offer_buttons:
            inner.addWidget(button)
        chips = FlowLayout(spacing=6)
        for scope, chip in self._scope_chips.items():
            chip.setCheckable(True)
            chip.setChecked(scope is self._draft.usual_scope)
            self._scope_group.addButton(chip)
            chips.add(chip)
        inner.addLayout(chips)
        inner.addWidget(self._separator)
        inner.addWidget(self._summary_label)
        inner.addWidget(self._doubt_label)
        inner.addWidget(self._left_alone_label)
        inner.addWidget(self._zone_label)
        correction = FlowLayout(spacing=6)
        correction.add(self._correct_box, self._otherwise_label)
        inner.addLayout(correction)
        for row in self._sample_rows:
            inner.addWidget(row)
        inner.addWidget(self._more_label)
        inner.addStretch(1)
        below = self._buttons = DialogButtons(self._accept_button, self._cancel_button)
        below.setContentsMargins(20, 0, 20, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self._scroll_area = FittingScrollArea(body, shrinks=False)
        column.addWidget(self._scroll_area, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self._moment_edit.textEdited.connect(self._update_plan)
        self._moment_edit.returnPressed.connect(self._accept)
        self._scope_group.buttonClicked.connect(self._update_plan)
        self._accept_button.clicked.connect(self._accept)
        self._cancel_button.clicked.connect(self.reject)

    def _set_texts(self) -> None:
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        self.setWindowTitle(_("Shift the camera clock"))
        self._moment_edit.retranslate(self._catalogue)
        self._moment_edit.setPlaceholderText(_("e.g. 14 Oct 2022 09:15, or +3 h 12 min"))
        self._moment_edit.setAccessibleName(_("When was this photo really taken?"))
        self._question_label.setText(_("When was this photo really taken?"))
        self._cancel_button.setText(_("Cancel"))
        self._correct_box.setText(_("Correct the EXIF date in copies, too."))
        self._otherwise_label.setText(_("Otherwise it stays as it was."))
        explanation = _("Copies will say the date on the picture in their EXIF data, too. This applies to all photos.")
        self._correct_box.setAccessibleDescription(explanation)
        set_tooltip(self._correct_box, explanation)
        items = self._draft.items
        camera, selected = len(items[ShiftScope.CAMERA]), len(self._draft.selected)
        texts = {
            ShiftScope.CAMERA: _("All photos of this camera: {count}") if camera > 1 else _("This photo only"),
            ShiftScope.SELECTED: ngettext("{count} selected photo", "{count} selected photos", selected)
            if selected > 1
            else _("This photo only"),
        }
        for scope, count in ((ShiftScope.CAMERA, camera), (ShiftScope.SELECTED, selected)):
            chip = self._scope_chips[scope]
            chip.setText(self._catalogue.fill(texts[scope], count=count))
            chip.setMinimumWidth(measure_bold_width(chip))
            chip.setVisible(len(items) > 1)
        self._update_clock()

    def _update_clock(self) -> None:
        self._clock_label.setText(
            self._catalogue.gettext("On {file} the camera's clock wrote: {moment}").format(
                file=self._draft.measure.found.path.name,
                moment=format_full_date(self._draft.clock.date, self._catalogue),
            )
        )

    def set_tokens(self, tokens: Tokens) -> None:
        for row in self._sample_rows:
            row.set_tokens(tokens)

    def open(self) -> None:
        for part in (self, *self.findChildren(QWidget)):
            part.ensurePolished()  # with the letters that they are shown in
        low = self.screen().availableSize().height() < scale_to_font(_LOW_SCREEN, self.font())
        if low:
            self._inner.setContentsMargins(20, 10, 20, 4)
            self._inner.setSpacing(5)
        self.resize(self._measure_size(scale_to_font(_WIDTH_ON_LOW_SCREEN if low else _WIDTH, self.font())))
        super().open()
        self._moment_edit.setFocus()

    def _measure_whole_size(self, width: int) -> QSize:
        """The size at which nothing has to be scrolled."""
        below = _GAP + self._buttons.totalHeightForWidth(width)
        return QSize(width, self._scroll_area.measure_height(width) + below + _ROUNDED_OFF)

    def _measure_size(self, width: int) -> QSize:
        """The same as far as the screen has room for it."""
        return limit_to_screen(self, self._measure_whole_size(width))

    def _grow(self) -> None:
        """Make room for what is shown now; what is shown no more leaves its room, so that nothing moves about."""
        if not self.isVisible():
            return
        needed = self._measure_size(self.width())
        if needed.height() <= self.height():
            return
        self.resize(needed)
        over = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if over > 0:
            self.move(self.x(), max(self.screen().availableGeometry().top(), self.y() - over))

    # deciding

    @property
    def _scope(self) -> ShiftScope:
        return next(scope for scope, chip in self._scope_chips.items() if chip.isChecked())

    def _take_offer(self, offer: SameMoment) -> None:
        self._draft = self._draft.with_measure(offer.wrong)
        self._scope_chips[ShiftScope.CAMERA].setChecked(True)
        self._moment_edit.setText(offer.moment.typed_text)
        self._set_texts()
        self._update_plan()

    def _update_plan(self) -> None:
        """Plan the shift by what is typed, and show what becomes of the photos."""
        _ = self._catalogue.gettext
        today = self._today()
        found = parse_shift_input(self._moment_edit.text(), self._draft.clock.date, today=today)
        reason, self._plan = found.reason, None
        if found.shift is not None:
            try:
                self._plan = self._draft.plan(found.shift, self._scope, today=today)
            except ShiftError as error:
                reason = error.reason
        set_style_property(self._moment_edit, "bad", "true" if reason else "false")
        if reason is not None:
            set_message(self._interpretation_label, "bad", self._catalogue.render(reason))
        elif found.moment is not None:
            text = _("Interpreted as: {date}").format(date=format_full_date(found.moment, self._catalogue))
            set_message(self._interpretation_label, "good", text)
        else:
            text = _("The photos keep their order and the time between them. Without a time, only the day is shifted.")
            set_message(self._interpretation_label, "muted", text)
        self._show_plan()

    def _show_plan(self) -> None:
        plan, render = self._plan, self._catalogue.render
        count = 0 if plan is None else len(plan.dates)
        text = self._catalogue.ngettext("Shift {count} photo", "Shift {count} photos", count)
        self._accept_button.setText(
            self._catalogue.fill(text, count=count) if count else self._catalogue.gettext("Shift")
        )
        self._accept_button.setEnabled(count > 0)
        self._summary_label.setText("" if plan is None else render(plan.describe()))
        for part in (self._separator, self._summary_label):
            part.setVisible(plan is not None)
        contradicts = plan is not None and plan.contradicts_exif and has_full_size_copies(self._settings)
        for words in (self._correct_box, self._otherwise_label):
            words.setVisible(contradicts)
        remarks: tuple[Message | None, ...] = (None,) * 3
        if plan is not None:
            remarks = (
                plan.describe_doubts(),
                plan.describe_left_alone(),
                message("The time zone is left out, as it may be what was wrong. Type it too if you know it, e.g. WIB.")
                if plan.loses_zone
                else None,
            )
        labels = (self._doubt_label, self._left_alone_label, self._zone_label)
        for label, remark in zip(labels, remarks, strict=True):
            label.setText("" if remark is None else render(remark))
            label.setVisible(remark is not None)
        self._show_samples()
        self._grow()

    def _show_samples(self) -> None:
        """Show as many samples as the screen has room for, the photo that was asked about first."""
        plan = self._plan
        samples = [] if plan is None else [(self._listed[photo], plan.dates[photo]) for photo in plan.sample_ids]
        for row, (item, date) in zip(self._sample_rows, samples, strict=False):
            row.set_photo(item, date, self._catalogue)
        hidden = 0 if plan is None else len(plan.dates) - len(samples)
        for shown in range(len(samples), -1, -1):
            for place, row in enumerate(self._sample_rows):
                row.setVisible(place < shown)
            more = hidden + len(samples) - shown
            text = self._catalogue.ngettext("and {count} more photo", "and {count} more photos", more)
            self._more_label.setText(self._catalogue.fill(text, count=more))
            self._more_label.setVisible(more > 0)
            whole = self._measure_whole_size(self.width())
            if shown <= 1 or limit_to_screen(self, whole).height() == whole.height():
                return

    def _accept(self) -> None:
        if self._plan is not None and self._plan.dates:
            corrects = self._correct_box.isChecked()
            if self._correct_box.isVisible() and corrects is not self._settings.correct_exif:
                self.correction_toggled.emit(corrects)
            self.plan_accepted.emit(self._plan)
            self.accept()
