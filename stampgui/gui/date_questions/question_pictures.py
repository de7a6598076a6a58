"""What is shown of a group while its date is asked: its photos, and a pair that may show the same picture."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from stampgui.gui.date_questions.sample_photos import NO_MAXIMUM, SamplePhotos
from stampgui.gui.images.same_picture_view import SamePictureView
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.theme.tokens import Tokens
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem

_BETWEEN: Final = 8
"""Pixels between the photos of a group and the pair below them."""
_LEAST_SHARE: Final = 0.35
"""Of the height, for the photos of a group above a pair."""


class QuestionPictures(QWidget):
    """Stands beside the answer, in a size that does not depend on it, or above it, as high as it leaves room."""

    def __init__(self, thumbnails: ThumbnailCache, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.sample_photos = SamplePhotos(thumbnails, tokens)
        self._same_picture_view = SamePictureView(thumbnails, catalogue, tokens)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.sample_photos, 1)
        row.addWidget(self._same_picture_view, 1)
        row.addStretch()  # what neither needs in a high window
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_tokens(self, tokens: Tokens) -> None:
        self.sample_photos.set_tokens(tokens)
        self._same_picture_view.set_tokens(tokens)

    def set_pair(self, pair: tuple[PhotoItem, PhotoItem] | None, catalogue: Catalogue, *, alone: bool) -> None:
        """Show a photo beside one that may be the same; it is not shown twice if it is `alone` in its group."""
        self._same_picture_view.set_pair(pair, catalogue)
        self.sample_photos.setVisible(not (alone and pair is not None))

    @property
    def _paired(self) -> bool:
        return not self._same_picture_view.isHidden()

    def stand_beside(self, size: QSize) -> None:
        """Stand beside the answer, in this size at most."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(_BETWEEN)
        self._same_picture_view.set_greatest_width(size.width())
        if self._paired:
            left = size.height() - _BETWEEN - self._same_picture_view.maximumHeight()
            self.sample_photos.set_greatest_height(max(left, round(size.height() * _LEAST_SHARE)), hugs_photos=True)
        else:
            self.sample_photos.set_greatest_height(NO_MAXIMUM)
        self.setFixedWidth(size.width())
        self.setMaximumHeight(size.height())

    def stand_above(self) -> None:
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(20)
        self._same_picture_view.set_greatest_width(None)
        self.sample_photos.set_greatest_height(self._same_picture_view.maximumHeight() if self._paired else None)
        self.setMinimumWidth(0)
        self.setMaximumSize(NO_MAXIMUM, NO_MAXIMUM)
