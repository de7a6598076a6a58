"""A widget that draws a photo with its caption, with pan and zoom."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final

from PIL import Image
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stampgui.caption.region import Region
from stampgui.caption.style import Anchor
from stampgui.dates.partial import PartialDate
from stampgui.gui.preview.preview_source import PreviewSource
from stampgui.gui.preview.viewport import Viewport
from stampgui.gui.theme.icons import render_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.i18n import ExplainedError, Message
from stampgui.image.tile import Tile, shrink_tile
from stampgui.session.captions.caption_preview import CaptionPreview, preview_caption
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.captions.geometry import Size
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.stamping.upload_shape import UploadShape, pick_ground_colour

_UPDATE_DELAY_MS: Final = 15
"""Milliseconds to wait before the caption is drawn, so that other events are handled first."""

_ICON_SIZE: Final = 40
"""Logical pixels of the icon that is shown instead of a picture."""


class PreviewCanvas(QWidget):
    """Shows one photo with the same caption image that its copy gets.

    `changed` tells that something else is shown: the picture, the caption, a problem with them, or the scale.
    """

    changed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._source = PreviewSource(self)
        # delayed: thumbnails arrive together with the picture, and painting them comes first
        self._update_timer = QTimer(self, interval=_UPDATE_DELAY_MS, singleShot=True)
        self._update_timer.timeout.connect(self._update_caption)
        self._source.loaded.connect(self._update_timer.start)
        self._date: PartialDate | None = None
        self._spec: CaptionSpec | None = None
        self._caption_inputs: object = None
        self._overlay: tuple[float, Tile, QImage] | None = None
        self._original_visible = False
        self._swipe: float | None = None
        self.caption_preview: CaptionPreview | None = None
        self.problem: Message | None = None
        self.viewport = Viewport((1, 1), (1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def stop_loading(self) -> None:
        self._source.close()

    # what is shown

    def set_photo(self, item: PhotoItem | None, date: PartialDate | None) -> None:
        """Show `item` with its caption for `date`; None for no caption."""
        before = self._source.item
        self._source.set_photo(item)
        self._date = date
        if item is None or before is None or item.id != before.id:
            self.viewport = replace(self.viewport, zoom=None)
        self._update_caption()

    def set_caption_spec(self, spec: CaptionSpec) -> None:
        self._spec = spec
        self._update_caption()

    def set_original_visible(self, visible: bool) -> None:
        """Show the photo without its caption, or with it."""
        self._original_visible = visible
        self.update()

    def set_swipe(self, share: float | None) -> None:
        """Show the caption only beyond this share of the width, from the left; None shows all of it."""
        self._swipe = share
        self.update()

    def set_zoom(self, zoom: float | None) -> None:
        """Set the number of screen pixels for one pixel of the photo; None fits the whole photo."""
        self._update_view(
            self.viewport.with_zoom(zoom, self.viewport.viewport_size[0] / 2, self.viewport.viewport_size[1] / 2)
        )

    def show_corner(self, corner: Anchor) -> None:
        """Show a corner of the photo at full size."""
        size = self._photo_size
        if size is not None:
            origin = self.caption_preview.origin if self.caption_preview else (0, 0)
            self._update_view(self.viewport.with_corner(corner.horizontal, corner.vertical, size, origin=origin))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by `factor`; the point of the photo under `at`, or else in the middle, stays where it is."""
        ratio = self.devicePixelRatioF()
        x, y = (
            (at.x() * ratio, at.y() * ratio)
            if at
            else (self.viewport.viewport_size[0] / 2, self.viewport.viewport_size[1] / 2)
        )
        self._update_view(self.viewport.with_zoom(self.viewport.scale * factor, x, y))

    @property
    def has_picture(self) -> bool:
        return self._source.picture is not None

    @property
    def has_caption(self) -> bool:
        """Whether the photo gets a caption, even if that is still being drawn."""
        return self._date is not None and self.problem is None

    @property
    def photo(self) -> tuple[Hashable, QImage] | None:
        """The picture as far as it was read, with what tells it from other photos' pictures."""
        source = self._source
        if source.picture is None or source.item is None:
            return None
        return (source.item.id, source.item.photo), source.picture

    @property
    def sharpness(self) -> float:
        """Pixels that were read for each one of the photo, along its width; 0 while there is no picture."""
        picture, size = self._source.picture, self._photo_size
        return 0.0 if picture is None or size is None else picture.width() / size[0]

    @property
    def _photo_size(self) -> Size | None:
        """Width and height of the photo in its copy; None until known."""
        return self.caption_preview.displayed_size if self.caption_preview else self._source.displayed_size

    def _update_caption(self) -> None:
        """Draw the caption again if anything that it depends on has changed."""
        source, spec = self._source, self._spec
        if spec is not None and spec.style.needs_sample and self._date is not None:
            source.request_sample()
        name = source.item.found.path.stem if source.item else ""
        # drawing a caption takes as long as painting the cards: wait until there is a picture for it
        seen = source.picture is not None or source.refusal is not None
        whole_part = source.item.inspection.whole_part if source.item else None
        depends = (name, source.displayed_size, source.sample, spec, self._date, seen, whole_part)
        if depends != self._caption_inputs:
            self._caption_inputs = depends
            self.caption_preview, self.problem, self._overlay = None, None, None
            ready = seen and spec is not None and not (spec.style.needs_resolving and source.sample is None)
            if spec is not None and ready and self._date is not None and source.displayed_size is not None:
                try:
                    self.caption_preview = preview_caption(
                        spec,
                        self._date,
                        file=name,
                        displayed_size=source.displayed_size,
                        sample=source.sample,
                        whole_part=whole_part,
                    )
                except ExplainedError as error:
                    self.problem = error.reason
        self.problem = source.refusal or self.problem
        self._update_view(self.viewport)

    def _update_view(self, viewport: Viewport) -> None:
        """Show another part of the picture, and request a larger picture where needed."""
        ratio = self.devicePixelRatioF()
        viewport_size = (max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        displayed = self._photo_size or (1, 1)
        self.viewport = replace(
            viewport,
            viewport_size=viewport_size,
            picture_size=self.caption_preview.copy_size if self.caption_preview else displayed,
        )
        self._source.request_picture(max(displayed) * min(self.viewport.scale, 1.0))
        self.changed.emit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_view(self.viewport)

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outer = QPainterPath()
        outer.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.fillPath(outer, QColor(self._tokens.shade))
        painter.setClipPath(outer)
        painter.save()
        painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
        self._draw_photo(painter)
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._tokens.accent), 3.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)

    def _draw_photo(self, painter: QPainter) -> None:
        picture, displayed = self._source.picture, self._photo_size
        if picture is None or displayed is None:
            self._draw_icon(painter)
            return
        (left, top), scale = self.viewport.picture_origin, self.viewport.scale
        if self.caption_preview is not None and self.caption_preview.shape is not None:
            left, top = self._draw_ground(painter, picture, self.caption_preview.shape)
        where = QRectF(left, top, round(displayed[0] * scale), round(displayed[1] * scale))
        painter.drawImage(where, picture, QRectF(picture.rect()))
        if self.caption_preview is None or self._original_visible:
            return
        if self._overlay is None or self._overlay[0] != scale:
            small = shrink_tile(self.caption_preview.tile, scale) if scale < 1 else self.caption_preview.tile
            self._overlay = (scale, small, _to_qimage(small.rgba))
        _, small, image = self._overlay
        grown = max(scale, 1.0)
        part = self._dragged_part() or self.caption_preview.region
        across = (part.left - self.caption_preview.region.left) * displayed[0] * scale
        down = (part.top - self.caption_preview.region.top) * displayed[1] * scale
        corner = QPointF(left + small.left * grown + round(across), top + small.top * grown + round(down))
        if self._swipe is not None:
            width, height = self.viewport.viewport_size
            painter.setClipRect(QRectF(self._swipe * width, 0, width, height), Qt.ClipOperation.IntersectClip)
        painter.drawImage(QRectF(corner, QPointF(image.width() * grown, image.height() * grown) + corner), image)
        self._draw_guides(painter, where)

    def _draw_icon(self, painter: QPainter) -> None:
        """Draw in the middle what stands for the photo on its card while there is no picture of it."""
        item = self._source.item
        if item is not None and item.is_in_cloud:
            name = "cloud"
        else:
            name = "photo" if self._source.refusal is None else "photo-off"
        icon = render_icon(name, self._tokens.muted, _ICON_SIZE * self.devicePixelRatioF())
        width, height = self.viewport.viewport_size
        painter.setOpacity(0.55)
        painter.drawPixmap(QPointF(width - icon.width(), height - icon.height()) / 2, icon)

    def _draw_ground(self, painter: QPainter, picture: QImage, shape: UploadShape) -> tuple[int, int]:
        """Fill the copy with the colour of its ground, and return where the photo begins in the viewport."""
        (left, top), scale = self.viewport.picture_origin, self.viewport.scale
        if shape.has_ground:
            small = picture.scaled(64, 64).convertToFormat(QImage.Format.Format_RGB888)
            rows = Image.frombytes("RGB", (64, 64), bytes(small.constBits()), "raw", "RGB", small.bytesPerLine(), 1)
            ground = QRectF(left, top, round(shape.copy[0] * scale), round(shape.copy[1] * scale))
            painter.fillRect(ground, QColor(*pick_ground_colour(rows, shape)))
        return left + round(shape.origin[0] * scale), top + round(shape.origin[1] * scale)

    def _dragged_part(self) -> Region | None:
        """The region of the caption while it is being dragged."""
        return None

    def _draw_guides(self, painter: QPainter, photo: QRectF) -> None:
        """Draw guide lines; `photo` is the rectangle of the photo in screen pixels."""


def _to_qimage(image: Image.Image) -> QImage:
    """Copy an RGBA picture into a QImage."""
    wrapped = QImage(image.tobytes(), image.width, image.height, 4 * image.width, QImage.Format.Format_RGBA8888)
    return wrapped.copy()
