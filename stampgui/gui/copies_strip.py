"""The strip above the cards for stamped copies among them: their originals can be given back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from stampgui.gui.controls import button, for_text, label, set_icon, set_role
from stampgui.gui.flow import Flow
from stampgui.gui.icons import drawn
from stampgui.gui.pace import Pace
from stampgui.gui.restored_words import reason_lines, result_words, unrestorable_lines
from stampgui.gui.restoring import Restored
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue
from stampgui.stamping.outcome import Outcome


class _Offer(QWidget):
    """Before."""

    def __init__(self) -> None:
        super().__init__()
        self.glyph, self.text = QLabel(), label(wrap=True)
        self.selected, self.all = button("link"), button()
        self.others = label("muted", wrap=True)
        below = QVBoxLayout()
        below.setContentsMargins(14, 0, 14, 9)
        below.addWidget(self.others)
        head = QWidget()
        _flowing(head, self.text).add(self.glyph, self.text, self.selected, self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(below)


class _Running(QWidget):
    """While originals are given back."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.cancel = label(), button("link")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        set_role(self.bar, "thin", "true")
        column = QVBoxLayout()
        column.addWidget(self.text)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 9, 7)
        row.setSpacing(8)
        row.addLayout(column, 1)
        row.addWidget(self.cancel)


class _Done(QWidget):
    """After."""

    def __init__(self) -> None:
        super().__init__()
        self.glyph = QLabel()
        self.text, self.note, self.reasons = (
            label("title", wrap=True),
            label("muted", wrap=True),
            label("bad", wrap=True),
        )
        self.done, self.folder = button("link"), button()
        below = QVBoxLayout()
        below.setContentsMargins(14, 0, 14, 9)
        below.setSpacing(3)
        below.addWidget(self.note)
        below.addWidget(self.reasons)
        head = QWidget()
        _flowing(head, self.text).add(self.glyph, self.text, self.done, self.folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(below)


class CopiesStrip(QFrame):
    """Shows one of three states, or is hidden; every button is a signal."""

    all_wanted = Signal()
    selected_wanted = Signal()
    cancel_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("copies")
        self._catalogue = catalogue
        self._tokens = tokens
        self._count, self._selected = 0, 0
        self._others: Sequence[Outcome] = ()
        self._pace, self._cancelling = Pace(0, 0, 0.0), False
        self._restored: Restored | None = None
        self._offer, self._running, self._done = _Offer(), _Running(), _Done()
        self._page: QWidget = self._offer
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in (self._offer, self._running, self._done):
            column.addWidget(page)
        self._offer.all.clicked.connect(self.all_wanted)
        self._offer.selected.clicked.connect(self.selected_wanted)
        self._running.cancel.clicked.connect(self.cancel_wanted)
        self._done.folder.clicked.connect(self.folder_wanted)
        self._done.done.clicked.connect(lambda: self._show(self._offer))
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._running.bar.setAccessibleName(_("Progress of giving back"))
        self._done.done.setText(_("Done"))
        self._done.folder.setText(_("Open the folder"))
        self._write_offer()
        self._write_progress()
        self._write_result()
        self._show(self._page)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._offer.glyph.setPixmap(drawn("undo", tokens.muted, 20, scale=self.devicePixelRatioF()))
        set_icon(self._running.cancel, "cross", tokens.link, size=14)
        set_icon(self._done.folder, "folder-open", tokens.text)
        self._write_result()

    def show_copies(self, count: int, others: Sequence[Outcome], *, selected: int) -> None:
        """`count` photos are stamped copies; `others` of them say why nothing can be given back from them.

        `selected` is how many of the rest are selected.
        """
        self._count, self._others, self._selected = count, others, selected
        self._write_offer()
        self._show(self._page)

    def show_progress(self, pace: Pace, *, cancelling: bool) -> None:
        self._pace, self._cancelling = pace, cancelling
        self._write_progress()
        self._show(self._running)

    def show_result(self, restored: Restored) -> None:
        self._restored = restored
        self._write_result()
        self._show(self._done)

    def _show(self, page: QWidget) -> None:
        self._page = page
        for each in (self._offer, self._running, self._done):
            each.setVisible(each is page)
        self.setVisible(page is not self._offer or self._count > 0)

    def _write_offer(self) -> None:
        ngettext = self._catalogue.ngettext
        text = ngettext(
            "{count} photo here is a stamped copy.",
            "{count} photos here are stamped copies.",
            self._count,
        )
        self._offer.text.setText(text.format(count=self._count))
        whole = self._count - len(self._others)
        text = ngettext("Give back {count} original…", "Give back {count} originals…", whole)
        self._offer.all.setText(text.format(count=whole))
        self._offer.all.setVisible(whole > 0)
        text = ngettext("Only the selected one…", "Only the {count} selected…", self._selected)
        self._offer.selected.setText(text.format(count=self._selected))
        self._offer.selected.setVisible(0 < self._selected < whole)
        self._offer.others.setText("\n".join(unrestorable_lines(self._others, whole, self._catalogue)))
        self._offer.others.setVisible(bool(self._others))

    def _write_progress(self) -> None:
        _ = self._catalogue.gettext
        pace = self._pace
        text = _("Giving back {done} of {total} originals").format(done=pace.done, total=pace.total)
        self._running.text.setText(text)
        self._running.bar.setRange(0, max(1, pace.total))
        self._running.bar.setValue(pace.done)
        self._running.cancel.setText(_("Cancelling…") if self._cancelling else _("Cancel"))
        self._running.cancel.setEnabled(not self._cancelling)

    def _write_result(self) -> None:
        if self._restored is None:
            return
        restored, t = self._restored, self._tokens
        whole = restored.given_back == restored.total
        name, colour = ("check", t.green) if whole else ("alert", t.amber)
        self._done.glyph.setPixmap(drawn(name, colour, 20, scale=self.devicePixelRatioF()))
        title, note = result_words(restored, self._catalogue)
        self._done.text.setText(title)
        self._done.note.setText(note)
        self._done.note.setVisible(bool(note))
        lines = list(reason_lines(restored.refusals, self._catalogue))
        self._done.reasons.setText("\n".join(lines))
        self._done.reasons.setVisible(bool(lines))
        self._done.folder.setEnabled(restored.folder.is_dir())


def _flowing(of: QWidget, text: QLabel) -> Flow:
    """A row for buttons beside a `text` that gets all other room."""
    text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    text.setMinimumWidth(for_text(190, text.font()))
    row = Flow(of, ends=True)
    row.setContentsMargins(14, 7, 9, 7)
    return row
