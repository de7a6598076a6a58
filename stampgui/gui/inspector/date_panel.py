"""The date of the selected photos, with an interpretation that follows the typing."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from stampgui.batch.outcome_text import format_short_date
from stampgui.dates.descriptions import describe_suggested_origin
from stampgui.dates.partial import PartialDate
from stampgui.gui.inspector.date_offers import DateOffers
from stampgui.gui.text.photo_text import format_full_date, format_offer, format_reason
from stampgui.gui.text.selection_text import describe_first_choices, describe_shared_date, list_notes
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    make_button,
    make_label,
    name_parts,
    scale_to_font,
    set_message,
    set_style_property,
    set_tooltip,
)
from stampgui.gui.widgets.date_edit import DateEdit
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.wrapping_button import WrappingButton
from stampgui.i18n import Catalogue
from stampgui.session.clock import Today
from stampgui.session.copies.copy_options import has_full_size_copies
from stampgui.session.photos.photo_item import PhotoItem, can_accept_damage, can_be_dated, list_date_choices
from stampgui.session.questions.date_input import DateInput, parse_date_input
from stampgui.session.selection_summary import SelectionSummary
from stampgui.settings import Settings
from stampgui.stamping.outcome import Status

_PART: Final = 125
"""So many photos are looked at in one turn of the event loop: more would hold up the window."""
_LINE: Final = 15
_USUAL_HEIGHT: Final = 160
"""Least heights in logical pixels of a line that is said of the date and of all of the panel, for text of 10 points.

One photo's date is then told in as much room as that of the next, and what lies below stays where it is.
"""


class DatePanel(QWidget):
    """`date_entered` carries the date for all selected photos; `removal_requested` asks to remove their typed dates.

    `suggestions_requested` asks to give every selected photo its own first suggestion, `confirmation_requested` to take
    the dates that photos show with a question mark for right, `clock_shift_requested` to shift the clock of their
    camera. `date_edited` carries the date in the field while it is being typed, or None.
    `damage_accepted` asks to stamp the one damaged photo on the part that is there, `reading_requested` to read the one
    unusable photo again.
    `date_ready` carries whether there is a date in the field that Enter would use.
    `text_copy_requested` asks for a sentence with their dates for a post.
    `correction_toggled` carries whether EXIF data that contradict the picture are to be corrected in all copies.
    """

    date_entered = Signal(PartialDate)
    removal_requested = Signal()
    suggestions_requested = Signal()
    confirmation_requested = Signal()
    clock_shift_requested = Signal()
    date_edited = Signal(PartialDate)  # or None while there is none
    date_ready = Signal(bool)
    correction_toggled = Signal(bool)
    text_copy_requested = Signal()
    damage_accepted = Signal()
    reading_requested = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, today: Today) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._today = today
        self._settings = Settings()
        self._items: Sequence[PhotoItem] = ()
        self._unread: Iterator[PhotoItem] = iter(())
        """The selected photos that are not in the summary yet."""
        self._summary = SelectionSummary()
        self._part_timer = QTimer(self, interval=0, singleShot=True)
        self._part_timer.timeout.connect(self._read_part)
        self._input = DateInput()
        self._title_label = make_label("title")
        self._date_edit = DateEdit(tokens, today=today)
        self._apply_button = make_button("primary")
        self._interpretation_label = make_label(wrap=True)
        self._reason_frame = QFrame()
        self._reason_frame.setObjectName("question")
        self._reason_label = make_label(wrap=True)
        self._correct_box = QCheckBox()
        self._accept_damage_button, self._read_again_button = WrappingButton("offer"), make_button("link")
        self._typed_offers = DateOffers(before=self._apply_button)
        self._found_offers = DateOffers(before=self._read_again_button)
        self._suggestions_button, self._confirm_button = WrappingButton("offer"), WrappingButton("offer")
        self._clock_shift_button, self._remove_button = make_button("link"), make_button("link")
        self._copy_text_button = make_button("link")
        name_parts(
            dateTitle=self._title_label,
            dateEdit=self._date_edit,
            useDateButton=self._apply_button,
            dateInterpretation=self._interpretation_label,
            shiftClockButton=self._clock_shift_button,
            removeDateButton=self._remove_button,
            copyPostTextButton=self._copy_text_button,
            confirmDatesButton=self._confirm_button,
            dateReason=self._reason_label,
            correctExifHereBox=self._correct_box,
            acceptDamageButton=self._accept_damage_button,
            readAgainButton=self._read_again_button,
        )
        self._lay_out()
        self._date_edit.textEdited.connect(self._on_text_edited)
        self._date_edit.returnPressed.connect(self._apply_input)
        self._apply_button.clicked.connect(self._apply_input)
        for offers in (self._typed_offers, self._found_offers):
            offers.date_chosen.connect(self._enter_date)
        self._remove_button.clicked.connect(self.removal_requested)
        self._correct_box.clicked.connect(self.correction_toggled)
        self._accept_damage_button.clicked.connect(self.damage_accepted)
        self._read_again_button.clicked.connect(self.reading_requested)
        self._suggestions_button.clicked.connect(self.suggestions_requested)
        self._confirm_button.clicked.connect(self.confirmation_requested)
        self._clock_shift_button.clicked.connect(self.clock_shift_requested)
        self._copy_text_button.clicked.connect(self.text_copy_requested)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        self._date_edit.setMinimumWidth(scale_to_font(120, self.font()))
        row = FlowLayout(last_at_end=True)
        row.add(self._date_edit, self._apply_button)
        self._reason_column = reason_layout = QVBoxLayout(self._reason_frame)
        reason_layout.addWidget(self._reason_label)
        reason_layout.addWidget(self._correct_box)
        reason_layout.addWidget(self._accept_damage_button)
        reason_layout.addWidget(self._read_again_button, 0, Qt.AlignmentFlag.AlignLeft)
        links = FlowLayout(spacing=12)
        links.add(self._copy_text_button, self._clock_shift_button, self._remove_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title_label)
        # whatever is said of the photo, the field stays where it is
        column.addLayout(row)
        column.addWidget(self._interpretation_label)
        column.addWidget(self._typed_offers)
        column.addWidget(self._reason_frame)
        column.addWidget(self._found_offers)
        column.addWidget(self._confirm_button)
        column.addWidget(self._suggestions_button)
        column.addLayout(links)
        column.addStretch(1)
        self._interpretation_label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.set_roomy(True)
        self.setMinimumHeight(scale_to_font(_USUAL_HEIGHT, self.font()))

    def add_below_reason(self, part: QWidget) -> None:
        """Put what answers the reason where it is read, above the room that is kept for other things."""
        self._column.insertWidget(self._column.indexOf(self._reason_frame) + 1, part)

    def set_roomy(self, is_roomy: bool) -> None:
        """Keep two lines for what is said of the text in the field, below which nothing then moves, or only one."""
        lines = 2 if is_roomy else 1
        self._interpretation_label.setMinimumHeight(scale_to_font(lines * _LINE, self.font()))
        self._column.setSpacing(6 if is_roomy else 5)
        above = 8 if is_roomy else 6
        self._reason_column.setContentsMargins(10, above, 10, above)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._apply_button.setText(_("Use"))
        self._apply_button.setAccessibleName(_("Use this date"))
        self._date_edit.setAccessibleName(_("Capture date"))
        self._date_edit.retranslate(catalogue)
        self._clock_shift_button.setText(_("Camera clock wrong…"))
        self._copy_text_button.setText(_("Posted already? Copy text"))
        set_tooltip(
            self._copy_text_button,
            _(
                "Copies one sentence with the date, for the text of a post. For a post that is already online this is "
                "the better way: edit its text, and the photo stays where it is. No copy has to be saved."
            ),
        )
        self._correct_box.setText(_("Correct it in copies"))
        explanation = _("Copies will say the date on the picture in their EXIF data, too. This applies to all photos.")
        self._correct_box.setAccessibleDescription(explanation)
        set_tooltip(self._correct_box, explanation)
        self._accept_damage_button.set_full_text(_("Put the date on the part that is there"))
        self._read_again_button.setText(_("Read the file again"))
        self.set_photos(self._items)

    def set_looked_at(self, part: QWidget) -> None:
        """Set what shows the photo: the calendar does not cover it."""
        self._date_edit.set_looked_at(part)

    def set_tokens(self, tokens: Tokens) -> None:
        self._date_edit.set_tokens(tokens)

    def set_settings(self, settings: Settings) -> None:
        """Set the options for copies, which decide what is said about the dates in their data."""
        if settings != self._settings:
            self._settings = settings
            self._update_reason()

    def set_photos(self, items: Sequence[PhotoItem]) -> None:
        """Set the selected photos."""
        if [item.id for item in items] != [item.id for item in self._items]:
            self._date_edit.setModified(False)
            self._show_offers([], [])  # they are for other photos
        self._items, self._unread, self._summary = items, iter(items), SelectionSummary()
        self._read_part()

    def _read_part(self) -> None:
        """Add some of the selected photos to the summary, and show it when all are in it."""
        part = tuple(islice(self._unread, _PART))
        self._summary = self._summary.with_photos(part)
        if len(part) == _PART:
            self._part_timer.start()
        else:
            self._part_timer.stop()
            self._show_summary()

    def _show_summary(self) -> None:
        self._update_title()
        self._update_reason()
        open_to_answers = bool(self._summary.datable)
        self._date_edit.setEnabled(open_to_answers)
        for part in (self._date_edit, self._apply_button):
            part.setVisible(open_to_answers or not self._items)
        self._clock_shift_button.setVisible(self._summary.has_clock)
        self._copy_text_button.setVisible(any(self._summary.dates))
        self._update_remove_button()
        self._update_suggestions_button()
        if not self._date_edit.isModified():
            date = self._summary.shared_day
            self._date_edit.setText(format_short_date(date, self._catalogue) if date else "")
            self._input = DateInput()
        self._update_interpretation()

    def focus(self) -> None:
        """Focus the field and select its text."""
        self._date_edit.setFocus()
        self._date_edit.selectAll()

    @property
    def unfinished(self) -> bool:
        """Whether the field contains a text that has not been used."""
        return self._date_edit.isModified() and bool(self._date_edit.text().strip())

    @property
    def answer_parts(self) -> tuple[QWidget, QWidget]:
        """The last of what is said of the text in the field, and the field."""
        return (self._interpretation_label, *self._typed_offers.buttons)[-1], self._date_edit

    @property
    def reason(self) -> str:
        """What is said about the selected photo below the field."""
        return self._reason_label.text()

    @property
    def failure_parts(self) -> Sequence[QWidget]:
        """What says why the one selected photo was not saved, if it failed to be."""
        failed = [item for item in self._items if item.copy_result and item.copy_result.status is Status.FAILED]
        return [self._reason_frame] if len(self._items) == len(failed) == 1 and self._reason_frame.isVisible() else []

    @property
    def interpretation(self) -> str:
        """The interpretation of the text in the field, or a description of the current date."""
        return self._interpretation_label.text()

    def clear(self) -> None:
        """Clear the field and show the current date."""
        self._date_edit.setModified(False)
        self.set_photos(self._items)
        self.date_edited.emit(None)

    def _update_title(self) -> None:
        _ = self._catalogue.gettext
        count = len(self._items)
        if count > 1:
            datable = self._summary.datable
            if 0 < datable < count:
                text = _("Date of {count} of {total} photos")
            elif datable:
                text = self._catalogue.ngettext("Date of {count} photo", "Date of {count} photos", count)
            else:
                text = self._catalogue.ngettext("About {count} photo", "About {count} photos", count)
            self._title_label.setText(self._catalogue.fill(text, count=datable or count, total=count))
            mixed = self._summary.shared_day is None and any(self._summary.dates)
            self._date_edit.setPlaceholderText(_("different dates") if mixed else _("e.g. 14 Oct 2022 or 2022"))
        else:
            unusable = count == 1 and not can_be_dated(self._items[0])
            self._title_label.setText(_("About this photo") if unusable else _("This photo's date"))
            self._date_edit.setPlaceholderText(_("e.g. 14 Oct 2022 or 2022") if count else _("Select photos first"))

    def _update_reason(self) -> None:
        only_item = self._items[0] if len(self._items) == 1 else None
        texts = list_notes(self._items, self._summary, self._settings, self._catalogue)
        self._reason_label.setText("\n".join(texts))
        in_full = "" if only_item is None else format_reason(only_item, self._catalogue)
        set_tooltip(self._reason_label, "" if in_full in texts else in_full)
        self._show_reason()
        correctable = self._summary.correctable and has_full_size_copies(self._settings)
        self._correct_box.setVisible(bool(texts) and correctable)
        self._correct_box.setChecked(self._settings.correct_exif)
        self._accept_damage_button.setVisible(only_item is not None and can_accept_damage(only_item))
        unreadable = only_item is not None and only_item.status is Status.FAILED and not only_item.is_in_cloud
        self._read_again_button.setVisible(unreadable)

    def _show_reason(self) -> None:
        """Show what is said of the photo, but not between two offers: first what may be meant by the text is told."""
        self._reason_frame.setVisible(bool(self.reason) and not self._input.suggestions)

    def _update_remove_button(self) -> None:
        _ = self._catalogue.gettext
        typed, shifted = self._summary.typed, self._summary.shifted
        self._remove_button.setText(_("Remove the date I gave") if typed else _("Undo the shift of the clock"))
        self._remove_button.setVisible(bool(typed or shifted))

    def _update_suggestions_button(self) -> None:
        doubted = self._summary.doubted
        self._confirm_button.setVisible(doubted > 1)
        words = self._catalogue.ngettext(
            "The date of {count} photo is right", "The dates of {count} photos are right", doubted
        )
        self._confirm_button.set_full_text(self._catalogue.fill(words, count=doubted))
        kind = self._summary.shared_choice
        self._suggestions_button.setVisible(kind is not None)
        if kind is not None:
            self._suggestions_button.set_full_text(describe_first_choices(self._summary, kind, self._catalogue))

    def _on_text_edited(self, text: str) -> None:
        self._input = parse_date_input(text, today=self._today())
        self._update_interpretation()
        self.date_edited.emit(self._input.date)

    def _apply_input(self) -> None:
        if self._date_edit.isModified() and self._input.date is not None:
            self._enter_date(self._input.date)

    def _enter_date(self, date: PartialDate) -> None:
        self._date_edit.setModified(False)
        self.date_entered.emit(date)

    def _update_interpretation(self) -> None:
        _ = self._catalogue.gettext
        found = self._input
        set_style_property(self._date_edit, "bad", "true" if found.reason else "false")
        ready = self._date_edit.isModified() and found.date is not None and bool(self._items)
        if ready != self._apply_button.isEnabled():
            self._apply_button.setEnabled(ready)
            self.date_ready.emit(ready)
        if found.date is not None:
            set_message(
                self._interpretation_label,
                "good",
                _("Interpreted as: {date}").format(date=format_full_date(found.date, self._catalogue)),
            )
        elif found.reason is not None:
            set_message(self._interpretation_label, "bad", self._catalogue.render(found.reason))
        else:
            described = describe_shared_date(self._items, self._summary, self._catalogue)
            set_message(self._interpretation_label, "muted", described)
        self._update_offers()

    def _update_offers(self) -> None:
        words = self._catalogue.gettext("Did you mean {date}?")
        typed = [(date, words.format(date=format_full_date(date, self._catalogue))) for date in self._input.suggestions]
        self._show_offers(typed, self._list_found())
        self._show_reason()

    def _show_offers(self, typed: Sequence[tuple[PartialDate, str]], found: Sequence[tuple[PartialDate, str]]) -> None:
        self._typed_offers.set_offers(typed)
        asked = bool(self.reason) and not typed
        self._found_offers.set_offers(found, "" if asked else self._catalogue.gettext("Other dates found:"))

    def _list_found(self) -> Sequence[tuple[PartialDate, str]]:
        """The dates that were found for the one photo, each with its text."""
        if len(self._items) != 1:
            return []
        return [
            (evidence.date, format_offer(evidence.date, describe_suggested_origin(evidence), self._catalogue))
            for evidence in list_date_choices(self._items[0])
            if evidence.date != self._items[0].date
        ]
