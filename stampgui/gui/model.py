"""The photos as Qt's views want them: rows, roles and news of change."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from stampgui.batch.twins import Content
from stampgui.gui.card_words import Alike, card_sentence, marks, reason
from stampgui.gui.photos import Card, Filter, Order, PhotoId, arranged, matches
from stampgui.gui.tally import Tally
from stampgui.i18n import Catalogue

_MANY_RUNS: Final = 64
"""From this many separate stretches of coming and going rows on, a fresh start is faster."""


class Role(IntEnum):
    CARD = Qt.ItemDataRole.UserRole + 1
    MARKS = Qt.ItemDataRole.UserRole + 2


class PhotoModel(QAbstractListModel):
    """All photos of the window; the rows are those the filter shows, in the chosen order."""

    tallied = Signal()
    """Something about the photos has changed; the results that come in while copies are made are not told of."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._cards: dict[PhotoId, Card] = {}
        self._names: dict[PhotoId, str] = {}
        """As they are searched: casefolded."""
        self.tally = Tally()
        self._files: set[Path] = set()
        self._folders: Counter[Path] = Counter()
        self._alike: dict[Content, dict[PhotoId, None]] = {}
        self._rows: list[PhotoId] = []
        self._row_of: dict[PhotoId, int] = {}
        self._filter = Filter.ALL
        self._order = Order.ADDED
        self._sought = ""
        self._words: Sequence[str] = ()

    # what Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        card = self._cards[self._rows[index.row()]]
        match role:
            case Role.CARD:
                return card
            case Qt.ItemDataRole.DisplayRole:
                return card.found.path.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return card_sentence(card, self._catalogue, self._alike_to(card))
            case Qt.ItemDataRole.ToolTipRole:
                words = (mark.words for mark in marks(card, self._catalogue, self._alike_to(card)))
                return "\n".join(part for part in (str(card.found.path), *words, reason(card, self._catalogue)) if part)
            case Role.MARKS:
                return marks(card, self._catalogue, self._alike_to(card))
            case _:
                return None

    # what the window asks

    @property
    def chosen_filter(self) -> Filter:
        return self._filter

    @property
    def sought(self) -> str:
        """What is being searched for, or nothing."""
        return self._sought

    @property
    def cards(self) -> Sequence[Card]:
        """All photos in the order they were added, shown or not."""
        return tuple(self._cards.values())

    @property
    def files(self) -> frozenset[Path]:
        return frozenset(self._files)

    @property
    def folders(self) -> frozenset[Path]:
        """The folders in which the photos lie."""
        return frozenset(folder for folder, photos in self._folders.items() if photos)

    def card(self, photo: PhotoId) -> Card | None:
        return self._cards.get(photo)

    def row(self, photo: PhotoId) -> int | None:
        return self._row_of.get(photo)

    def twins(self, photo: PhotoId) -> Collection[PhotoId]:
        """The listed photos with the very same bytes, itself included."""
        card = self._cards.get(photo)
        alike = None if card is None or card.content is None else self._alike.get(card.content)
        return (photo,) if alike is None else alike.keys()

    def _alike_to(self, card: Card) -> Alike | None:
        twins = self.twins(card.id)
        other = next((photo for photo in twins if photo != card.id), None)
        return None if other is None else Alike(self._cards[other].found.path, len(twins) - 1)

    def shown(self, row: int) -> Card:
        return self._cards[self._rows[row]]

    # what changes

    def add(self, cards: Iterable[Card]) -> None:
        """Take new photos in; a file that is here already stays what it is."""
        fresh = []
        for card in cards:
            if card.file not in self._files:
                fresh.append(card)
                self._files.add(card.file)
                self._folders[card.file.parent] += 1
                self._match(card)
        newest = next(reversed(self._cards), -1)
        self._cards.update((card.id, card) for card in fresh)
        self._names.update((card.id, card.found.path.name.casefold()) for card in fresh)
        self.tally.add(fresh)
        if fresh and fresh[0].id < newest:  # removed photos come back to where they were
            self._cards = dict(sorted(self._cards.items()))
            self._rearrange()
        elif self._order is Order.ADDED:
            self._append([card.id for card in self._named(fresh) if matches(card, self._filter)])
        else:
            self._rearrange()
        self.tallied.emit()

    def remove(self, photos: Iterable[PhotoId]) -> None:
        gone = [card for photo in photos if (card := self._cards.pop(photo, None))]
        for card in gone:
            del self._names[card.id]
            self._files.discard(card.file)
            self._folders[card.file.parent] -= 1
            self._unmatch(card)
        self.tally.remove(gone)
        self._rearrange()
        self.tallied.emit()

    def change(self, photos: Iterable[PhotoId], how: Callable[[Card], Card]) -> None:
        """Replace cards by what `how` makes of them."""
        before, changed, moved, told = [], [], False, False
        for photo in photos:
            if (card := self._cards.get(photo)) and (fresh := how(card)) is not card:
                self._cards[photo] = fresh
                if fresh.content != card.content:
                    self._unmatch(card)
                    self._match(fresh)
                before.append(card)
                changed.append(fresh)
                moved = moved or fresh.answer != card.answer or fresh.examined != card.examined
                told = told or fresh.result is None or fresh.own != card.own or fresh.dating != card.dating
        if not changed:
            return
        self.tally.remove(before)
        self.tally.add(changed)
        # a result alone moves no card, and an answer only where dates say what is shown and in which order
        if moved and (self._filter is not Filter.ALL or self._order is Order.DATE):
            self._rearrange()
        rows = sorted(row for card in changed if (row := self._row_of.get(card.id)) is not None)
        for first, last in runs(rows):
            self.dataChanged.emit(self.index(first), self.index(last))
        if moved or told:
            self.tallied.emit()

    def _match(self, card: Card) -> None:
        if card.content is not None:
            self._alike.setdefault(card.content, {})[card.id] = None

    def _unmatch(self, card: Card) -> None:
        if card.content is not None:
            alike = self._alike[card.content]
            del alike[card.id]
            if not alike:
                del self._alike[card.content]

    def show_only(self, chosen: Filter) -> None:
        self._filter = chosen
        self._rearrange()

    def search(self, sought: str) -> None:
        """Show only photos whose names have these words in them; without words, all."""
        self._sought = sought.strip()
        self._words = self._sought.casefold().split()
        self._rearrange()

    def sort_by(self, order: Order) -> None:
        self._order = order
        self._rearrange()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    # rows

    def _rearrange(self) -> None:
        """Bring the rows to what they should be with as little stir as possible: selections survive."""
        wanted = arranged(self._named(self._cards.values()), chosen=self._filter, order=self._order)
        if wanted == self._rows:
            return
        present = set(self._rows)
        staying = present.intersection(wanted)
        leaving = runs([row for row, photo in enumerate(self._rows) if photo not in staying])
        coming = runs([row for row, photo in enumerate(wanted) if photo not in present])
        if len(leaving) + len(coming) > _MANY_RUNS:
            self.beginResetModel()
            self._set_rows(wanted)
            self.endResetModel()
            return
        for first, last in reversed(leaving):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._set_rows(self._rows[:first] + self._rows[last + 1 :])
            self.endRemoveRows()
        self._reorder([photo for photo in wanted if photo in staying])
        for first, last in coming:
            self.beginInsertRows(QModelIndex(), first, last)
            self._set_rows(self._rows[:first] + wanted[first : last + 1] + self._rows[first:])
            self.endInsertRows()

    def _named(self, cards: Iterable[Card]) -> Iterable[Card]:
        """Those whose names have in them each word that is searched for."""
        for word in self._words:
            cards = [card for card in cards if word in self._names[card.id]]
        return cards

    def _append(self, photos: list[PhotoId]) -> None:
        if photos:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(photos) - 1)
            self._rows = [*self._rows, *photos]
            self._row_of.update((photo, first + place) for place, photo in enumerate(photos))
            self.endInsertRows()

    def _reorder(self, rows: list[PhotoId]) -> None:
        if rows == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        old = self._rows
        before = self.persistentIndexList()
        self._set_rows(rows)
        self.changePersistentIndexList(before, [self.index(self._row_of[old[index.row()]]) for index in before])
        self.layoutChanged.emit()

    def _set_rows(self, rows: list[PhotoId]) -> None:
        self._rows = rows
        self._row_of = {photo: row for row, photo in enumerate(rows)}


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Join neighbouring row numbers: [2, 3, 4, 9] → [(2, 4), (9, 9)]."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
