"""The bottom of the window: where the copies go, how far they are, and what became of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from stampgui.gui.controls import Line, button, for_text, label, set_icon
from stampgui.gui.flow import Flow
from stampgui.gui.icons import drawn
from stampgui.gui.pace import Pace, pace_words
from stampgui.gui.photos import Filter
from stampgui.gui.saving import Saved
from stampgui.gui.tokens import Tokens
from stampgui.gui.upload_choice import UploadChoice
from stampgui.i18n import Catalogue

_NAMED: Final = 2
"""Failures named in the bar; the report and the cards name all."""


class _Waiting(QWidget):
    """Before saving."""

    def __init__(self) -> None:
        super().__init__()
        self.to = label()
        self.folder = Line()
        self.folder.setReadOnly(True)
        self.change = button()
        self.upload = UploadChoice()
        self.counts = label("muted")
        self.save = button("primary")
        self.folder.setMinimumWidth(for_text(150, self.font()))
        row = Flow(self, gap=12, ends=True)
        row.setContentsMargins(18, 10, 18, 10)
        row.add(self.to, self.folder, self.change, self.upload, self.counts, self.save)


class _Running(QWidget):
    """While saving."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.pace = label("title"), label("muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = button()
        line = Flow(ends=True)
        line.add(self.text, self.pace)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self.cancel)


class _Done(QWidget):
    """After saving."""

    def __init__(self) -> None:
        super().__init__()
        self.glyph = QLabel()
        self.text, self.rest = label("title", wrap=True), label(wrap=True)
        self.failures = label("bad", wrap=True)
        self.note = label("muted", wrap=True)
        self.report, self.again, self.folder = button(), button(), button("primary")
        words = QWidget()
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words.setMinimumWidth(for_text(330, self.font()))
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (self.text, self.rest, self.failures, self.note):
            column.addWidget(part)
        row = Flow(self, gap=10, ends=True)
        row.setContentsMargins(18, 9, 18, 9)
        row.add(self.glyph, words, self.again, self.report, self.folder)


class SaveBar(QWidget):
    """Shows one of three states; every button is a signal."""

    save_wanted = Signal()
    change_wanted = Signal()
    cancel_wanted = Signal()
    folder_wanted = Signal()
    report_wanted = Signal()
    upload_chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("saveBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue = catalogue
        self._tokens = tokens
        self._waiting, self._running, self._done = _Waiting(), _Running(), _Done()
        self._counts: Mapping[Filter, int] = dict.fromkeys(Filter, 0)
        self._pending, self._again = 0, False
        self._pace = Pace(0, 0, 0.0)
        self._cancelling = False
        self._saved: Saved | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._pages = {"waiting": self._waiting, "running": self._running, "done": self._done}
        for page in self._pages.values():
            page.setMinimumHeight(60)
            column.addWidget(page)
        self._show(self._waiting)
        self._waiting.save.clicked.connect(self.save_wanted)
        self._waiting.change.clicked.connect(self.change_wanted)
        self._waiting.upload.chosen.connect(self.upload_chosen)
        self._running.cancel.clicked.connect(self.cancel_wanted)
        self._done.folder.clicked.connect(self.folder_wanted)
        self._done.report.clicked.connect(self.report_wanted)
        self._done.again.clicked.connect(self.dismissed)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._waiting.to.setText(_("Save to"))
        self._waiting.folder.setAccessibleName(_("Folder for the copies"))
        self._waiting.folder.retranslate(catalogue)
        self._waiting.upload.retranslate(catalogue)
        self._waiting.change.setText(_("Change…"))
        self._waiting.change.setAccessibleName(_("Change the folder for the copies"))
        self._running.bar.setAccessibleName(_("Progress of saving"))
        self._done.report.setText(_("See the report"))
        self._done.folder.setText(_("Open the folder"))
        self._done.again.setText(_("Done"))
        self._done.note.setText(
            _(
                "Please note: a date on a photo explains it, but is no legal clearance. The rules on posting hold"
                " for photos with a date, too."
            )
        )
        self._show_waiting()
        self._show_running()
        self._show_done()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        set_icon(self._waiting.change, "folder", tokens.text)
        set_icon(self._waiting.save, "save", tokens.on_accent)
        set_icon(self._running.cancel, "cross", tokens.text)
        set_icon(self._done.report, "report", tokens.text)
        set_icon(self._done.folder, "folder-open", tokens.on_accent)
        self._show_done()

    @property
    def state(self) -> str:
        """ "waiting", "running" or "done"."""
        return next(name for name, page in self._pages.items() if not page.isHidden())

    def show_folder(self, folder: Path) -> None:
        self._waiting.folder.setText(str(folder))
        self._waiting.folder.setToolTip(str(folder))
        self._waiting.folder.setCursorPosition(0)

    def show_upload(self, preset: str) -> None:
        """`preset` is the name of what upload copies are made for, "" for none."""
        self._waiting.upload.show_preset(preset)

    def show_counts(self, counts: Mapping[Filter, int], *, pending: int, again: bool) -> None:
        """`pending` photos would be saved; with `again`, they all have been already."""
        self._counts, self._pending, self._again = counts, pending, again
        self._show_waiting()

    def show_progress(self, pace: Pace, *, cancelling: bool) -> None:
        self._pace, self._cancelling = pace, cancelling
        self._show_running()
        self._show(self._running)

    def show_cancelling(self) -> None:
        self._cancelling = True
        self._show_running()

    def show_result(self, saved: Saved) -> None:
        self._saved = saved
        self._show_done()
        self._show(self._done)

    def show_waiting(self) -> None:
        self._show(self._waiting)

    def _show(self, shown: QWidget) -> None:
        # no stack: each state has its own height
        for page in self._pages.values():
            page.setVisible(page is shown)

    def _show_waiting(self) -> None:
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        ready = self._counts[Filter.READY]
        left_out = self._counts[Filter.ALL] - ready
        self._waiting.counts.setText(_("{ready} ready · {left_out} left out").format(ready=ready, left_out=left_out))
        if self._again:
            text = ngettext("Save {count} photo again", "Save {count} photos again", self._pending)
        else:
            text = ngettext("Save {count} photo", "Save {count} photos", self._pending)
        self._waiting.save.setText(text.format(count=self._pending))
        self._waiting.save.setEnabled(self._pending > 0)

    def _show_running(self) -> None:
        _ = self._catalogue.gettext
        pace = self._pace
        self._running.text.setText(_("Saving {done} of {total}").format(done=pace.done, total=pace.total))
        self._running.pace.setText("" if self._cancelling else pace_words(pace, self._catalogue))
        self._running.bar.setRange(0, max(1, pace.total))
        self._running.bar.setValue(pace.done)
        self._running.cancel.setText(_("Cancelling…") if self._cancelling else _("Cancel"))
        self._running.cancel.setEnabled(not self._cancelling)

    def _show_done(self) -> None:
        if self._saved is None:
            return
        saved, t = self._saved, self._tokens
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        whole = not saved.failures and not saved.cancelled and saved.error is None
        name, colour = ("check", t.green) if whole else ("alert", t.amber)
        self._done.glyph.setPixmap(drawn(name, colour, 28, scale=self.devicePixelRatioF()))
        text = ngettext("{count} photo saved.", "{count} photos saved.", saved.stamped).format(count=saved.stamped)
        if saved.cancelled:
            text = _("Cancelled after {done} of {total} photos.").format(done=saved.stamped, total=saved.total)
        elif saved.error is not None:
            text = _("Saving was broken off after {done} of {total} photos.").format(
                done=saved.stamped, total=saved.total
            )
        self._done.text.setText(text)
        ready = _("Ready to upload. The originals are unchanged.")
        kept = _("The finished copies are kept. The originals are unchanged.")
        skipped = ngettext(
            "{count} was skipped, its copy is there already.",
            "{count} were skipped, their copies are there already.",
            saved.skipped,
        ).format(count=saved.skipped)
        uploads = _("Upload copies are in the folder {name}.").format(name=saved.uploads)
        rest = [*([skipped] if saved.skipped else []), *([uploads] if saved.uploads else []), ready if whole else kept]
        self._done.rest.setText(" ".join(rest))
        self._done.failures.setText(self._failures(saved))
        self._done.failures.setVisible(bool(saved.failures))
        self._done.folder.setEnabled(saved.folder.is_dir())
        self._done.report.setEnabled(saved.folder.is_dir() and bool(saved.outcomes))

    def _failures(self, saved: Saved) -> str:
        lines = [
            f"{outcome.path.name}: {self._catalogue.render(outcome.reason)}"
            for outcome in saved.failures[:_NAMED]
            if outcome.reason is not None
        ]
        if more := len(saved.failures) - _NAMED:
            text = self._catalogue.ngettext(
                "… and {count} more; see the report.", "… and {count} more; see the report.", more
            )
            lines += [text.format(count=more)] if more > 0 else []
        return "\n".join(lines)
