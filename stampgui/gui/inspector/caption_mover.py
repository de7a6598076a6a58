"""Moves the caption as a preview says, and tells there which photos that counts for."""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject

from stampgui.caption.style import Anchor, CustomPosition
from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.i18n import Catalogue
from stampgui.session.captions.caption_edit import CaptionChange, CaptionEdit, limit_move
from stampgui.session.captions.caption_spec import CaptionSpec


class CaptionMover(QObject):
    """Moves the caption; after a move on several photos, one click makes it count for the previewed photo only."""

    def __init__(
        self,
        find_edit: Callable[[], CaptionEdit],
        apply_change: Callable[[CaptionChange, str], None],
        catalogue: Catalogue,
        parent: QObject,
    ) -> None:
        """`find_edit` returns what a change applies to at present; a change comes with the gesture it belongs to."""
        super().__init__(parent)
        self._find_edit = find_edit
        self._apply_change = apply_change
        self._catalogue = catalogue
        self._previews: list[PreviewEditor] = []
        self._drag_numbers = count()
        self._before: CaptionEdit | None = None
        self._after: CaptionEdit | None = None
        """What was edited before and after the move that is told of; None while none is."""
        self._gesture = ""
        self._listed = 0

    def set_listed(self, count: int) -> None:
        """Set how many photos there are: of one alone nothing is said of others."""
        self._listed = count

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._forget()

    def add_preview(self, preview: PreviewEditor) -> None:
        """Move the caption as it is moved there."""
        self._previews.append(preview)
        preview.placed.connect(lambda position, gesture: self._move(position, gesture, preview))
        preview.move_notice.limit_requested.connect(lambda: self._limit(preview))

    def remove_preview(self, preview: PreviewEditor) -> None:
        self._previews.remove(preview)

    def follow(self) -> None:
        """Withdraw the notice once the move is undone, or something else is changed or previewed."""
        if self._after is not None and self._find_edit().captions != self._after.captions:
            self._forget()

    def _move(self, position: Anchor | CustomPosition, gesture: str, preview: PreviewEditor) -> None:
        before, first = self._find_edit(), self._before
        same = self._after is not None and gesture == self._gesture
        self._forget()
        # each drag is a gesture of its own, so that one that is limited to a photo is taken back whole
        self._gesture = gesture or f"drag {next(self._drag_numbers)}"
        change = before.with_position(position)
        self._apply_change(change, self._gesture)
        after = self._find_edit()
        if after == before:
            return
        self._before, self._after = first if same else before, after
        several = isinstance(change, CaptionSpec) or len(change) > 1
        self._show(None if isinstance(change, CaptionSpec) else len(change), preview, can_limit=several)

    def _limit(self, preview: PreviewEditor) -> None:
        """Take the move back on all photos but the previewed one."""
        before, after = self._before, self._after
        if before is None or after is None:
            return
        self._forget()
        for change in limit_move(before, after):
            self._apply_change(change, self._gesture)
        self._after = self._find_edit()
        self._show(1, preview, can_limit=False)
        preview.setFocus()

    def _show(self, photos: int | None, preview: PreviewEditor, *, can_limit: bool) -> None:
        """Tell how many photos it was moved on; None for all."""
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        if self._listed == 1:
            text, can_limit = _("Caption moved"), False
        elif photos is None:
            text = _("Moved on all photos")
        elif photos == 1:
            text = _("Moved on this photo only")
        else:
            text = self._catalogue.fill(
                ngettext("Moved on {count} photo", "Moved on {count} photos", photos), count=photos
            )
        caption = preview.caption_preview
        preview.move_notice.show_move(
            text, _("Only this photo") if can_limit else "", at_top=caption is None or caption.middle[1] >= 0.5
        )

    def _forget(self) -> None:
        self._before = self._after = None
        for preview in self._previews:
            preview.move_notice.hide()
