"""Parts beside each other, which go on in another line where there is no room for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


@dataclass(frozen=True, slots=True)
class _Line:
    """Parts of one line with the widths they get, and how high the highest of them is."""

    parts: Sequence[tuple[QLayoutItem, int]]
    height: int


class Flow(QLayout):
    """Lines of parts, each in the middle of its line's height.

    A part that expands asks for its least width and shares what is left of its line with its like; all others get
    the width of their size hint.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        between: int = 6,
        ends: bool = False,
        centred: bool = False,
        least: int = 0,
        level: bool = False,
    ) -> None:
        """`gap` and `between` are free pixels beside and below a part.

        With `ends` the last part stands at the end of its line, with `centred` all stand in its middle.
        `least` are the pixels that a part which expands asks for at least; with `level`, parts begin at one height.
        """
        super().__init__()
        self._parts: list[QLayoutItem] = []
        self._laid: dict[int, Sequence[_Line]] = {}
        """The lines for each room that was asked about, until a part changes: Qt asks many times."""
        self._between = between
        self._ends, self._centred = ends, centred
        self._least, self._level = least, level
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        if parent is not None:
            parent.setLayout(self)

    def add(self, *parts: QWidget) -> None:
        for part in parts:
            self.addWidget(part)

    def add_stretch(self) -> None:
        """Move what follows in the same line to its end."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    # what Qt asks

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._laid.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._parts):
            return None
        taken = self._parts.pop(index)
        self.invalidate()
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        between = self._between * max(0, len(lines) - 1)
        return sum(line.height for line in lines) + between + margins.top() + margins.bottom()

    def minimumSize(self) -> QSize:
        return self._around([part.minimumSize() for part in self._shown], beside=False)

    def sizeHint(self) -> QSize:
        return self._around([part.sizeHint() for part in self._shown], beside=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        top = room.top()
        for line in self._lines(room.width()):
            left = room.left() + (self._left_over(line, room.width()) // 2 if self._centred else 0)
            for part, width in line.parts:
                if self._ends and part is self._parts[-1]:
                    left = max(left, room.right() + 1 - width)
                height = _height(part, width)
                lower = 0 if self._level else (line.height - height) // 2
                part.setGeometry(QRect(left, top + lower, width, height))
                left += width + (0 if part.spacerItem() else self.spacing())
            top += line.height + self._between

    # lines

    def _left_over(self, line: _Line, room: int) -> int:
        return room - sum(width for _part, width in line.parts) - self.spacing() * (len(line.parts) - 1)

    @property
    def _shown(self) -> Sequence[QLayoutItem]:
        return [part for part in self._parts if part.spacerItem() or not part.isEmpty()]

    def _around(self, sizes: Sequence[QSize], *, beside: bool) -> QSize:
        margins, gaps = self.contentsMargins(), self.spacing() * max(0, len(sizes) - 1)
        widths = [size.width() for size in sizes]
        width = sum(widths) + gaps if beside else max(widths, default=0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _lines(self, room: int) -> Sequence[_Line]:
        if room not in self._laid:
            self._laid[room] = list(self._broken(room))
        return self._laid[room]

    def _broken(self, room: int) -> Iterator[_Line]:
        line: list[QLayoutItem] = []
        for part in self._shown:
            if line and self._needed([*line, part]) > room:
                yield self._filled(line, room)
                line = []
            line.append(part)
        if any(not part.spacerItem() for part in line):
            yield self._filled(line, room)

    def _needed(self, line: Sequence[QLayoutItem]) -> int:
        parts = [part for part in line if not part.spacerItem()]
        return sum(map(self._wish, parts)) + self.spacing() * (len(parts) - 1)

    def _wish(self, part: QLayoutItem) -> int:
        if part.spacerItem():
            return 0
        return max(self._least, part.minimumSize().width()) if _expands(part) else part.sizeHint().width()

    def _filled(self, line: Sequence[QLayoutItem], room: int) -> _Line:
        """Share what is left among those that expand, as far as they may grow."""
        widths = [min(self._wish(part), room) for part in line]
        left = room - self._needed(line)
        growing = [place for place, part in enumerate(line) if _expands(part)]
        # those that may grow least come first: what they cannot take is for the others
        for turn, place in enumerate(sorted(growing, key=lambda place: line[place].maximumSize().width())):
            part = line[place]
            most = max(0, part.maximumSize().width() - widths[place])
            share = min(most, max(0, left) // (len(growing) - turn))
            widths[place] += share
            left -= share
        parts = list(zip(line, widths, strict=True))
        return _Line(parts, max(_height(part, width) for part, width in parts))


class Wrapping(QWidget):
    """As high as its parts need at its width, which a splitter or a scroll area does not ask for by itself."""

    def event(self, event: QEvent) -> bool:
        layout = self.layout()
        if layout is not None and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return super().event(event)


def _expands(part: QLayoutItem) -> bool:
    return bool(part.expandingDirections() & Qt.Orientation.Horizontal)


def _height(part: QLayoutItem, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
