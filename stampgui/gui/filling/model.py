"""The sections as Qt's views want them, and what is asked about them."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stampgui.gui.filling.sections import Section, waits
from stampgui.gui.filling.sitting import Sitting
from stampgui.gui.filling.words import Standing, State, section_sentence
from stampgui.gui.model import PhotoModel
from stampgui.gui.photos import Card, PhotoId
from stampgui.i18n import Catalogue


class Role(IntEnum):
    SECTION = Qt.ItemDataRole.UserRole + 1
    STANDING = Qt.ItemDataRole.UserRole + 2


class SectionModel(QAbstractListModel):
    """The rows are the sections of one sitting; `number` tells one sitting from the next."""

    def __init__(self, photos: PhotoModel, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._catalogue = catalogue
        self._sitting = Sitting()
        self._section_of: dict[PhotoId, Section] = {}
        self._standings: dict[Section, Standing] = {}
        self.number = 0

    # what Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._sitting.sections)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._sitting.sections):
            return None
        section = self._sitting.sections[index.row()]
        match role:
            case Role.SECTION:
                return section
            case Role.STANDING:
                return self.standing(section)
            case Qt.ItemDataRole.DisplayRole:
                return section.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return section_sentence(section, self.standing(section), self._catalogue)
            case Qt.ItemDataRole.ToolTipRole:
                return str(section.group.folder)
            case _:
                return None

    # what the screen asks

    @property
    def sections(self) -> Sequence[Section]:
        return self._sitting.sections

    def row(self, section: Section) -> int:
        return self._sitting.sections.index(section)

    def asks_for(self, photo: PhotoId) -> bool:
        return photo in self._section_of

    @property
    def asked(self) -> frozenset[PhotoId]:
        return frozenset(self._section_of)

    def section_of(self, photo: PhotoId) -> Section | None:
        return self._section_of.get(photo)

    def cards(self, section: Section) -> Sequence[Card]:
        """The section's photos that are still listed."""
        return [card for photo in section.photos if (card := self._photos.card(photo))]

    def cards_at_ends(self, section: Section) -> Sequence[Card]:
        """The first, the middle and the last of the section's photos that are still listed, each once."""
        photos = section.photos
        places = sorted({0, len(photos) // 2, len(photos) - 1})
        cards = [card for place in places if (card := self._photos.card(photos[place]))]
        return cards or self.cards(section)[:1]

    def standing(self, section: Section) -> Standing:
        """Whether the section is answered, and with what."""
        if section not in self._standings:
            self._standings[section] = self._stand(section)
        return self._standings[section]

    def next_after(self, place: int) -> int | None:
        return self._sitting.next_after(place, self._waiting)

    @property
    def done(self) -> int:
        """Sections that nobody has to be asked about any more."""
        return sum(not self._sitting.open(section, self._waiting) for section in self.sections)

    @property
    def left(self) -> int:
        """Photos that still wait."""
        return sum(self.standing(section).waiting for section in self.sections)

    def _waiting(self, section: Section) -> bool:
        return self.standing(section).state in (State.WAITING, State.SKIPPED)

    def _stand(self, section: Section) -> Standing:
        cards = self.cards(section)
        if waiting := sum(waits(card) for card in cards):
            return Standing(State.SKIPPED if section in self._sitting.skipped else State.WAITING, waiting=waiting)
        dates = {card.answer for card in cards}
        return Standing(State.ANSWERED, dates.pop() if len(dates) == 1 else None)

    # what changes

    def clear(self) -> None:
        """The sitting is over."""
        self.beginResetModel()
        self.number += 1
        self._sitting = Sitting()
        self._section_of.clear()
        self._standings.clear()
        self.endResetModel()

    def add(self, sections: Sequence[Section]) -> None:
        first = len(self.sections)
        self.beginInsertRows(QModelIndex(), first, first + len(sections) - 1)
        self._sitting = self._sitting.with_more(sections)
        self._index(sections)
        self.endInsertRows()

    def divide(self, section: Section, parts: tuple[Section, ...]) -> None:
        """Put the parts in the section's place."""
        self._exchange((section,), parts, self._sitting.divided(section, parts))

    def join(self, parts: tuple[Section, ...], section: Section) -> None:
        """Undo `divide`."""
        self._exchange(parts, (section,), self._sitting.joined(parts, section))

    def skip(self, section: Section) -> None:
        self._sitting = self._sitting.skipping(section)
        self.refresh([section])

    def resume(self, section: Section) -> None:
        """Undo `skip`."""
        self._sitting = self._sitting.resuming(section)
        self.refresh([section])

    def refresh(self, sections: Iterable[Section]) -> None:
        """Look again at what became of these sections."""
        for section in sections:
            self._standings.pop(section, None)
            place = self.index(self.row(section))
            self.dataChanged.emit(place, place)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def _exchange(self, old: tuple[Section, ...], new: tuple[Section, ...], sitting: Sitting) -> None:
        place = self.row(old[0])
        self.beginInsertRows(QModelIndex(), place, place + len(new) - 1)
        self._sitting = Sitting((*self.sections[:place], *new, *self.sections[place:]), self._sitting.skipped)
        self.endInsertRows()
        self.beginRemoveRows(QModelIndex(), place + len(new), place + len(new) + len(old) - 1)
        self._sitting = sitting
        self._index(new)
        self.endRemoveRows()

    def _index(self, sections: Iterable[Section]) -> None:
        for section in sections:
            self._section_of.update(dict.fromkeys(section.photos, section))
            self._standings.pop(section, None)
