"""The Qt model of the photos."""

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal

from stampgui.batch.duplicates import ContentId
from stampgui.gui.text.photo_text import (
    DuplicateInfo,
    describe_marks,
    describe_photo,
    format_reason,
    format_shift,
    list_mark_icons,
)
from stampgui.gui.text.plain_text import as_tooltip
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import (
    PhotoFilter,
    PhotoId,
    PhotoItem,
    PhotoOrder,
    arrange_items,
    matches_filter,
)
from stampgui.session.photos.status_counts import StatusCounts

_MAX_RANGES: Final = 64
"""With more separate ranges of inserted and removed rows than this, a model reset is faster."""
_MAX_INSERTED: Final = 5_000
"""With more inserted rows than this, too: each moves the rows behind it."""


_FLAGS: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class PhotoRole(IntEnum):
    ITEM = Qt.ItemDataRole.UserRole + 1
    MARK_ICONS = Qt.ItemDataRole.UserRole + 2


class PhotoModel(QStringListModel):
    """All listed photos; the rows are those that filter and search show, in the chosen order.

    Of its base class it uses the number of rows alone, the strings are empty: a view asks for that number twice for
    each row whenever it lays them out, and a method in Python takes seven times as long as all the rest.
    """

    counts_changed = Signal()
    """The counts have changed; not emitted for results that arrive during a save run."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._items: dict[PhotoId, PhotoItem] = {}
        self._search_names: dict[PhotoId, str] = {}
        """File names as they are searched: casefolded."""
        self._judge: Callable[[PhotoItem], PhotoItem] = _leave
        self.counts = StatusCounts()
        self._files: set[Path] = set()
        self._folders: Counter[str] = Counter()
        self._by_content: dict[ContentId, dict[PhotoId, None]] = {}
        self._rows: list[PhotoId] = []
        self._row_of: dict[PhotoId, int] | None = {}
        """None until it is asked for after a change: several ranges of rows may change at once."""
        self._coming_rows: list[PhotoId] = []
        """The rows once the base class has inserted or removed some."""
        for changed in (self.rowsInserted, self.rowsRemoved, self.modelReset):
            changed.connect(self._take_rows)  # first of all, since views ask for the new rows then
        self._filter = PhotoFilter.ALL
        self._order = PhotoOrder.ADDED
        self._query = ""
        self._query_words: Sequence[str] = ()

    # the interface of QAbstractItemModel

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Neither edited nor dragged, as strings are."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        item = self._items[self._rows[index.row()]]
        match role:
            case PhotoRole.ITEM:
                return item
            case Qt.ItemDataRole.DisplayRole:
                return item.found.path.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return describe_photo(item, self._catalogue, self._find_duplicate_info(item))
            case Qt.ItemDataRole.ToolTipRole:
                words = describe_marks(item, self._catalogue, self._find_duplicate_info(item))
                catalogue = self._catalogue
                parts = (
                    str(item.found.path),
                    format_shift(item, catalogue),
                    *words,
                    format_reason(item, catalogue),
                )
                return as_tooltip("\n".join(filter(None, parts)))
            case PhotoRole.MARK_ICONS:
                return list_mark_icons(item, has_duplicates=len(self.find_duplicates(item.id)) > 1)
            case _:
                return None

    # queries

    @property
    def active_filter(self) -> PhotoFilter:
        return self._filter

    @property
    def query(self) -> str:
        """The search text, or an empty string."""
        return self._query

    @property
    def items(self) -> Sequence[PhotoItem]:
        """All photos in the order they were added, whether shown or not."""
        return tuple(self._items.values())

    @property
    def files(self) -> frozenset[Path]:
        return frozenset(self._files)

    @property
    def folders(self) -> frozenset[Path]:
        """The folders of the photos."""
        return frozenset(Path(folder) for folder, photos in self._folders.items() if photos)

    @property
    def has_user_dates(self) -> bool:
        return self.counts.count(lambda state: state.has_user_date) > 0

    def item(self, photo: PhotoId) -> PhotoItem | None:
        return self._items.get(photo)

    def row(self, photo: PhotoId) -> int | None:
        """The row in which a photo is shown."""
        return self._rows_by_id.get(photo)

    @property
    def _rows_by_id(self) -> Mapping[PhotoId, int]:
        if self._row_of is None:
            self._row_of = {shown: row for row, shown in enumerate(self._rows)}
        return self._row_of

    def find_duplicates(self, photo: PhotoId) -> Collection[PhotoId]:
        """The listed photos with identical content, itself included."""
        item = self._items.get(photo)
        same_content = None if item is None or item.content is None else self._by_content.get(item.content)
        return (photo,) if same_content is None else same_content.keys()

    def _find_duplicate_info(self, item: PhotoItem) -> DuplicateInfo | None:
        duplicates = self.find_duplicates(item.id)
        other = next((photo for photo in duplicates if photo != item.id), None)
        return None if other is None else DuplicateInfo(self._items[other].found.path, len(duplicates) - 1)

    def item_at(self, row: int) -> PhotoItem:
        return self._items[self._rows[row]]

    def items_at(self, rows: Iterable[int]) -> Sequence[PhotoItem]:
        return tuple([self._items[self._rows[row]] for row in rows])

    # changes

    def set_judge(self, judge: Callable[[PhotoItem], PhotoItem]) -> None:
        """Have every photo pass `judge` whenever it is added or changed."""
        self._judge = judge

    def judge(self, photos: Iterable[PhotoId]) -> None:
        """Have photos pass the judge again, as what it goes by has changed."""
        self._replace_items(photos, self._judge, _leave)

    def add(self, items: Iterable[PhotoItem]) -> None:
        """Add photos; a file that is listed already is ignored."""
        fresh = []
        for item in items:
            if item.file not in self._files:
                fresh.append(self._judge(item))
                self._files.add(item.file)
                self._index_content(item)
        self._folders.update(map(_name_folder, fresh))
        newest = next(reversed(self._items), -1)
        self._items.update((item.id, item) for item in fresh)
        self._search_names.update((item.id, item.found.path.name.casefold()) for item in fresh)
        self.counts.add(fresh)
        if fresh and fresh[0].id < newest:  # after undo, removed photos return to their former places
            self._items = dict(sorted(self._items.items()))
            self._update_rows()
        elif self._order is PhotoOrder.ADDED:
            shown = [item.id for item in self._match_query(fresh) if matches_filter(item, self._filter)]
            self._insert_rows(len(self._rows), shown)
        else:
            self._update_rows()
        self.counts_changed.emit()

    def remove(self, photos: Iterable[PhotoId]) -> None:
        gone = [item for photo in photos if (item := self._items.pop(photo, None))]
        for item in gone:
            del self._search_names[item.id]
            self._files.discard(item.file)
            self._unindex_content(item)
        self._folders.subtract(Counter(map(_name_folder, gone)))
        self.counts.remove(gone)
        self._update_rows()
        self.counts_changed.emit()

    def update_items(self, photos: Iterable[PhotoId], transform: Callable[[PhotoItem], PhotoItem]) -> None:
        """Replace each of the photos by the result of `transform`."""
        self._replace_items(photos, transform, self._judge)

    def _replace_items(
        self,
        photos: Iterable[PhotoId],
        transform: Callable[[PhotoItem], PhotoItem],
        judge: Callable[[PhotoItem], PhotoItem],
    ) -> None:
        before, changed, moved, counted = [], [], False, False
        for photo in photos:
            if (item := self._items.get(photo)) and (fresh := transform(item)) is not item:
                fresh = judge(fresh)
                self._items[photo] = fresh
                if fresh.content is not item.content:
                    self._unindex_content(item)
                    self._index_content(fresh)
                before.append(item)
                changed.append(fresh)
                moved = (
                    moved
                    or fresh.user_date != item.user_date
                    or fresh.inspection != item.inspection
                    or fresh.too_small != item.too_small
                    or (fresh.copy_result is None and item.copy_result is not None)
                )
                counted = (
                    counted
                    or fresh.copy_result is None
                    or fresh.caption_override != item.caption_override
                    or fresh.date_options != item.date_options
                )
        if not changed:
            return
        if 2 * len(changed) > len(self._items):
            self.counts = StatusCounts(self._items.values())
        else:
            self.counts.remove(before)
            self.counts.add(changed)
        # a date moves a row only if it affects the filter or the order, and a result not before the end of saving
        if moved and (self._filter is not PhotoFilter.ALL or self._order is PhotoOrder.DATE):
            self._update_rows()
        row_of = self._rows_by_id
        if rows := [row for item in changed if (row := row_of.get(item.id)) is not None]:
            # one range for all: a view repaints everything for each range of several rows
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
        if moved or counted:
            self.counts_changed.emit()

    def _index_content(self, item: PhotoItem) -> None:
        if item.content is not None:
            self._by_content.setdefault(item.content, {})[item.id] = None

    def _unindex_content(self, item: PhotoItem) -> None:
        if item.content is not None:
            same_content = self._by_content[item.content]
            del same_content[item.id]
            if not same_content:
                del self._by_content[item.content]

    def set_filter(self, photo_filter: PhotoFilter) -> None:
        self._filter = photo_filter
        self._update_rows()

    def update_filter(self) -> None:
        """Show again what the filter shows, as after saving photos are of another kind."""
        if self._filter is not PhotoFilter.ALL:
            self._update_rows()

    def set_query(self, query: str) -> None:
        """Show only photos whose names contain all of these words; an empty text shows all."""
        self._query = query.strip()
        self._query_words = self._query.casefold().split()
        self._update_rows()

    def set_order(self, order: PhotoOrder) -> None:
        self._order = order
        self._update_rows()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    # rows

    def _update_rows(self) -> None:
        """Update the rows with as few insertions and removals as possible, so that the selection survives."""
        new_rows = arrange_items(self._match_query(self._items.values()), photo_filter=self._filter, order=self._order)
        if new_rows == self._rows:
            return
        present = set(self._rows)
        kept = present.intersection(new_rows)
        removed = contiguous_ranges([row for row, photo in enumerate(self._rows) if photo not in kept])
        inserted = contiguous_ranges([row for row, photo in enumerate(new_rows) if photo not in present])
        if len(removed) + len(inserted) > _MAX_RANGES or sum(map(_length, inserted)) > _MAX_INSERTED:
            self._coming_rows = new_rows
            self.setStringList([""] * len(new_rows))
            return
        for first, last in reversed(removed):
            self._coming_rows = self._rows[:first] + self._rows[last + 1 :]
            self.removeRows(first, _length((first, last)))
        self._reorder_rows([photo for photo in new_rows if photo in kept])
        for first, last in inserted:
            self._insert_rows(first, new_rows[first : last + 1])

    def _match_query(self, items: Iterable[PhotoItem]) -> Iterable[PhotoItem]:
        """The photos whose names contain each word of the search."""
        for word in self._query_words:
            items = [item for item in items if word in self._search_names[item.id]]
        return items

    def _insert_rows(self, first: int, photos: list[PhotoId]) -> None:
        if photos:
            self._coming_rows = [*self._rows[:first], *photos, *self._rows[first:]]
            self.insertRows(first, len(photos))

    def _take_rows(self) -> None:
        self._set_rows(self._coming_rows)

    def _reorder_rows(self, rows: list[PhotoId]) -> None:
        if rows == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        old = self._rows
        before = self.persistentIndexList()
        self._set_rows(rows)
        row_of = {shown: row for row, shown in enumerate(rows)}
        self.changePersistentIndexList(before, [self.index(row_of[old[index.row()]]) for index in before])
        self.layoutChanged.emit()

    def _set_rows(self, rows: list[PhotoId]) -> None:
        self._rows, self._row_of = rows, None


def _leave(item: PhotoItem) -> PhotoItem:
    return item


def _name_folder(item: PhotoItem) -> str:
    return os.path.dirname(item.file)  # noqa: PTH120 - a Path takes five times as long, and thousands may go at once


def contiguous_ranges(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Join adjacent row numbers into ranges: [2, 3, 4, 9] → [(2, 4), (9, 9)]."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _length(rows: tuple[int, int]) -> int:
    """How many rows there are from the first to the last."""
    return rows[1] - rows[0] + 1
