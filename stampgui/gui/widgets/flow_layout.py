"""A layout that places items side by side and wraps them into further lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


@dataclass(frozen=True, slots=True)
class _FlowLine:
    """The items of one line with their widths, and the height of the line."""

    items: Sequence[tuple[QLayoutItem, int]]
    height: int


class FlowLayout(QLayout):
    """Items in lines, each centred vertically in its line.

    An expanding item needs its minimum width and shares the rest of its line with the other expanding ones; all other
    items have the width of their size hint.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 8,
        line_spacing: int = 6,
        last_at_end: bool = False,
        centred: bool = False,
        min_expanding_width: int = 0,
        align_top: bool = False,
    ) -> None:
        """`spacing` and `line_spacing` are the pixels between items and between lines.

        With `last_at_end` the last item is placed at the end of its line, with `centred` lines are centred.
        An expanding item is at least `min_expanding_width` pixels wide; with `align_top` the items of a line are
        aligned at the top.
        """
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._line_cache: dict[int, Sequence[_FlowLine]] = {}
        """Lines by available width, until an item changes: Qt asks for them many times."""
        self._line_spacing = line_spacing
        self._last_at_end, self._centred = last_at_end, centred
        self._min_expanding_width, self._align_top = min_expanding_width, align_top
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        if parent is not None:
            parent.setLayout(self)

    def add(self, *parts: QWidget) -> None:
        for part in parts:
            self.addWidget(part)

    def add_stretch(self) -> None:
        """Move the following items to the end of their line."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    # the interface of QLayout

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._line_cache.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        taken = self._items.pop(index)
        self.invalidate()
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = self._break_cached(width - margins.left() - margins.right())
        between = self._line_spacing * max(0, len(lines) - 1)
        return sum(line.height for line in lines) + between + margins.top() + margins.bottom()

    def minimumSize(self) -> QSize:
        return self._enclosing_size([part.minimumSize() for part in self._visible_items], beside=False)

    def sizeHint(self) -> QSize:
        return self._enclosing_size([part.sizeHint() for part in self._visible_items], beside=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        top = inner.top()
        for line in self._break_cached(inner.width()):
            left = inner.left() + (self._free_width(line, inner.width()) // 2 if self._centred else 0)
            for part, width in line.items:
                if self._last_at_end and part is self._items[-1]:
                    left = max(left, inner.right() + 1 - width)
                height = _measure_height(part, width)
                lower = 0 if self._align_top else (line.height - height) // 2
                part.setGeometry(QRect(left, top + lower, width, height))
                left += width + (0 if part.spacerItem() else self.spacing())
            top += line.height + self._line_spacing

    # lines

    def _free_width(self, line: _FlowLine, available: int) -> int:
        return available - sum(width for _part, width in line.items) - self.spacing() * (len(line.items) - 1)

    @property
    def _visible_items(self) -> Sequence[QLayoutItem]:
        return [part for part in self._items if part.spacerItem() or not part.isEmpty()]

    def _enclosing_size(self, sizes: Sequence[QSize], *, beside: bool) -> QSize:
        margins, gaps = self.contentsMargins(), self.spacing() * max(0, len(sizes) - 1)
        widths = [size.width() for size in sizes]
        width = sum(widths) + gaps if beside else max(widths, default=0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _break_cached(self, available: int) -> Sequence[_FlowLine]:
        if available not in self._line_cache:
            self._line_cache[available] = list(self._break_lines(available))
        return self._line_cache[available]

    def _break_lines(self, available: int) -> Iterator[_FlowLine]:
        line: list[QLayoutItem] = []
        for part in self._visible_items:
            if line and self._needed_width([*line, part]) > available:
                yield self._fill_line(line, available)
                line = []
            line.append(part)
        if any(not part.spacerItem() for part in line):
            yield self._fill_line(line, available)

    def _needed_width(self, line: Sequence[QLayoutItem]) -> int:
        parts = [part for part in line if not part.spacerItem()]
        return sum(map(self._preferred_width, parts)) + self.spacing() * (len(parts) - 1)

    def _preferred_width(self, part: QLayoutItem) -> int:
        if part.spacerItem():
            return 0
        return (
            max(self._min_expanding_width, part.minimumSize().width())
            if _is_expanding(part)
            else part.sizeHint().width()
        )

    def _fill_line(self, line: Sequence[QLayoutItem], available: int) -> _FlowLine:
        """Share the remaining width among the expanding items, up to their maximum widths."""
        widths = [min(self._preferred_width(part), available) for part in line]
        left = available - self._needed_width(line)
        growing = [place for place, part in enumerate(line) if _is_expanding(part)]
        # the item with the least maximum comes first: what it cannot take is left for the others
        for turn, place in enumerate(sorted(growing, key=lambda place: line[place].maximumSize().width())):
            part = line[place]
            most = max(0, part.maximumSize().width() - widths[place])
            share = min(most, max(0, left) // (len(growing) - turn))
            widths[place] += share
            left -= share
        parts = list(zip(line, widths, strict=True))
        return _FlowLine(parts, max(_measure_height(part, width) for part, width in parts))


class DialogButtons(FlowLayout):
    """The buttons that end a dialog, at its lower right: what it is for, then the one that leaves all as it is.

    That is the order of Windows, which questions keep, too.
    """

    def __init__(self, accept_button: QWidget, cancel_button: QWidget) -> None:
        super().__init__(last_at_end=True)
        self.add_stretch()
        self.add(accept_button, cancel_button)


class FlowLabel(QLabel):
    """A label for a flow: in one line wherever there is room for it. Other wrapping labels ask to be narrow."""

    def __init__(self, role: str = "") -> None:
        """`role` as in `make_label`."""
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        # one more than the advance: a line that is exactly as wide as its words may be broken
        width = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(width, self.heightForWidth(width))


class HeightForWidthWidget(QWidget):
    """A widget as high as its layout needs at the present width; splitters and scroll areas do not ask for that.

    With `shrinks` its parts may be as low as they can be, otherwise each is at least as high as it prefers.
    """

    def __init__(self, *, shrinks: bool = False) -> None:
        super().__init__()
        self._shrinks = shrinks

    def event(self, event: QEvent) -> bool:
        layout = self.layout()
        if layout is not None and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self.heightForWidth(self.width()))
        elif layout is not None and event.type() == QEvent.Type.Show:
            # a scroll area that resizes a widget while it is being shown does so without a resize event
            layout.setGeometry(self.contentsRect())
        return super().event(event)

    def heightForWidth(self, width: int) -> int:
        """What a scroll area takes for the least height, although Qt means the preferred one."""
        layout = self.layout()
        if layout is None:
            return super().heightForWidth(width)
        return layout.totalMinimumHeightForWidth(width) if self._shrinks else layout.totalHeightForWidth(width)


def _is_expanding(part: QLayoutItem) -> bool:
    return bool(part.expandingDirections() & Qt.Orientation.Horizontal)


def _measure_height(part: QLayoutItem, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
