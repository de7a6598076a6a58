"""What the window works on, without the window: photos, their dates, the choices, and the copies."""

import datetime
import logging
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from stampgui import settings as storage
from stampgui.batch.finding import Found, find_photos
from stampgui.caption.own import Own
from stampgui.caption.wording import NOTHING_SAID
from stampgui.dates.partial import PartialDate
from stampgui.gui.answers import GiveDates, TakeOut
from stampgui.gui.checking import Checking
from stampgui.gui.copies_choice import with_copies
from stampgui.gui.copy_names import Names
from stampgui.gui.dating import Dating, dating_of
from stampgui.gui.decisions import ChooseLook, ChooseSettings, GiveOwn
from stampgui.gui.gathering import Gathering, examined_photos
from stampgui.gui.history import History
from stampgui.gui.keeping import Keeping
from stampgui.gui.look import Look, look_of, recipe, with_look
from stampgui.gui.model import PhotoModel
from stampgui.gui.naming import Example, example_among
from stampgui.gui.photos import (
    Card,
    Filter,
    PhotoId,
    answerable,
    folder_for_copies,
    to_save,
    unsaved,
    with_examined,
    with_result,
)
from stampgui.gui.recalling import Recalling
from stampgui.gui.saving import Saved, Saving
from stampgui.gui.twins import with_twins
from stampgui.gui.working import worker_count
from stampgui.i18n import Catalogue
from stampgui.image.photo import Photo, real_path
from stampgui.settings import Settings
from stampgui.stamping.job import Existing, Recipe
from stampgui.stamping.outcome import Outcome, Status

_WRITE_AFTER_MS: Final = 500
_KINDS: Final = ("upload", "faithful", "naming", "no_gps", "undo")
_COPIES: Final = ("template", "caption_language", "style", "output_folder", *_KINDS)
"""With another value for one of these, the copies that were saved are not the ones that are wanted now."""

log = logging.getLogger(__name__)


class Session(QObject):
    """Holds the photos and does what is asked; the window shows it.

    `settings_changed` comes after every new choice. `answered` carries the ids whose dates have just changed,
    `altered` those whose files turned out to be others than they were.
    `outdated` says that since the last saving something has changed that is worth saving again.
    """

    settings_changed = Signal(Settings)
    outdated = Signal()
    answered = Signal(object)
    altered = Signal(object)

    def __init__(
        self,
        settings_file: Path,
        settings: Settings,
        catalogue: Catalogue,
        *,
        pictures: Path,
        today: datetime.date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = settings_file
        self.settings = settings
        self.catalogue = catalogue
        self._pictures = pictures
        self.today = today
        self.model = PhotoModel(catalogue, self)
        self.undo = History(self)
        self.gathering = Gathering(self)
        self.checking = Checking(self)
        self.saving = Saving(self)
        self.keeping = Keeping(
            settings_file.with_name("unfinished.json"),
            lambda: self.model.cards,
            lambda: self._words,
            today=today,
            parent=self,
        )
        self.saved: Saved | None = None
        self._dating = dating_of(settings)
        # not remembered: the next batch is of another event
        self._words = NOTHING_SAID
        self._asked: Mapping[PhotoId, Card] = {}
        self._existing = Existing.SKIP
        self._look_saved = (settings, self._words)
        self._writing = QTimer(self, interval=_WRITE_AFTER_MS, singleShot=True)
        self._writing.timeout.connect(self.write_settings)
        self.gathering.gathered.connect(self.model.add)
        self._recalling = Recalling(self.model, self.gathering, self.keeping, today=today, parent=self)
        self.gathering.changed.connect(self._read_again)
        self.gathering.gathered.connect(self._outdate)
        self.gathering.busy.connect(self._catch_up)
        self.model.tallied.connect(self._catch_up)
        self.checking.checked.connect(self._take_checked)
        self.checking.ended.connect(self._end_checking)
        self.answered.connect(self._outdate)
        self.saving.arrived.connect(self._take_results)
        self.saving.ended.connect(self._remember_end)
        for change in (self.undo.indexChanged, self.gathering.busy, self.outdated, self.saving.ended):
            change.connect(self.keeping.keep_soon)
        self.gathering.busy.connect(self._end_gathering)

    # choices

    def choose(self, settings: Settings) -> None:
        """Take over new settings; what is decided in them about the copies can be undone."""
        before, now = about_copies(self.settings), about_copies(settings)
        if (others := replace(settings, **before)) != self.settings:
            self._put(others)
        if now != before:
            self.undo.push(ChooseSettings(self._put_about_copies, before, now))

    def _put_about_copies(self, values: Mapping[str, Any]) -> None:
        self._put(replace(self.settings, **values))

    def _put(self, settings: Settings) -> None:
        """Have new settings hold; they are written soon."""
        old, self.settings = self.settings, settings
        if not same_copies(old, settings) and not self.saving.running:
            self.forget_results()
        if (dating := dating_of(settings)) != self._dating:
            self._dating = dating
            self.checking.cancel()
            self._catch_up()
        self._writing.start()
        self.settings_changed.emit(settings)

    def remember(self, **chosen: Any) -> None:
        """Take over new values of some settings."""
        self.choose(replace(self.settings, **chosen))

    @property
    def look(self) -> Look:
        """The caption of all photos that have nothing of their own."""
        return look_of(self.settings, window=self.catalogue.language, words=self._words)

    @property
    def styles_folder(self) -> Path:
        """Where saved styles are, for the command line as well."""
        return self._file.parent / "styles"

    def choose_look(self, look: Look, gesture: str = "") -> None:
        """Take over another look for all photos; steps of one `gesture` are undone together."""
        if look != self.look:
            self.undo.push(ChooseLook(self._put_look, self.look, look, gesture))

    def give_own(self, owns: Mapping[PhotoId, Own], gesture: str = "") -> None:
        """Set the captions of photos apart; steps of one `gesture` are undone together."""
        changed = {photo: own for photo, own in owns.items() if (card := self.model.card(photo)) and card.own != own}
        if changed:
            self.undo.push(GiveOwn(self.model, changed, gesture))

    def _put_look(self, look: Look) -> None:
        if look.words != self._words and not self.saving.running:
            self.forget_results()
        self._words = look.words
        self._put(with_look(self.settings, look, window=self.catalogue.language))

    def write_settings(self) -> None:
        self._writing.stop()
        try:
            storage.save(self._file, self.settings)
        except OSError:
            # the window works on without: the choices hold until it is closed
            log.exception("the settings could not be written")

    def speak(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.model.retranslate(catalogue)

    # photos and their dates

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders in the background."""
        self._gather(lambda: find_photos(paths, leave_out=self.folder))

    def resume(self) -> None:
        """Take up the work that was kept: its photos, and what had been decided about them."""
        listed = self.model.files
        words = self.keeping.take_up(listed, self._words)
        if words != self._words:
            self._put_look(replace(self.look, words=words))
        self._recalling.recall(self.model.cards)
        if fresh := [each.found for file, each in self.keeping.decided.items() if file not in listed]:
            self._gather(lambda: fresh)
        else:
            self.keeping.taken_up(listed)

    def _gather(self, find: Callable[[], Iterable[Found]]) -> None:
        self.gathering.add(
            lambda: examined_photos(
                find(),
                self._recipe,
                self._dating,
                known={card.file: card.photo if answerable(card) else None for card in self.model.cards},
                twins=self.gathering.twins,
                workers=worker_count(self.settings.jobs),
            )
        )

    def _end_gathering(self, busy: bool) -> None:
        if not busy:
            self.keeping.taken_up(self.model.files)

    def _read_again(self, files: Container[Path]) -> None:
        found = [card.id for card in self.model.cards if card.file in files]
        self.model.change(found, lambda card: replace(card, dating=None))

    def give(self, photos: Iterable[PhotoId], date: PartialDate | None) -> None:
        """Give photos one date, or with None take back what was typed."""
        self.give_each(dict.fromkeys(photos, date))

    def give_each(self, dates: Mapping[PhotoId, PartialDate | None]) -> None:
        """Give photos their dates; photos with the very same bytes get them, too, unless they are given another."""
        shared = with_twins(self.model, dates)
        photos = list(shared)
        if photos:
            self.undo.push(GiveDates(self.model, shared, after=lambda: self.answered.emit(photos)))

    def take_out(self, cards: Sequence[Card]) -> None:
        """Take photos out of the list; what was decided about them comes back with them."""
        if cards and not self.saving.running:
            self._recalling.remember(cards)
            self.undo.push(TakeOut(self.model, cards))

    @property
    def unsaved_answers(self) -> bool:
        """Whether there is work of the person's that is in no copy yet."""
        return unsaved(self.model.cards, self._words)

    @property
    def stale(self) -> Sequence[Card]:
        """Photos that were read before another zone or cut-off date was chosen, or before their files changed."""
        if not self.model.tally.count(lambda state: state.dating != self._dating):
            return ()
        return [card for card in self.model.cards if card.dating != self._dating]

    def _catch_up(self) -> None:
        """Read again what is stale, together with its neighbours, once nothing else is being read."""
        if self.gathering.running or self.checking.running or not (stale := self.stale):
            return
        folders = {card.file.parent for card in stale}
        cards = [card for card in self.model.cards if card.file.parent in folders]
        workers = worker_count(self.settings.jobs)
        self.checking.start(cards, self._recipe, self._dating, workers=workers)

    def _take_checked(self, read: Mapping[PhotoId, tuple[Outcome, Photo | None]], dating: Dating) -> None:
        before = {photo: card.photo for photo in read if (card := self.model.card(photo))}
        self.model.change(read, lambda card: with_examined(card, read[card.id][0], dating, read[card.id][1]))
        if altered := [photo for photo in before if (card := self.model.card(photo)) and card.photo != before[photo]]:
            self.altered.emit(altered)
        self._outdate()

    def _end_checking(self, error: Exception | None) -> None:
        if error is None:
            self._catch_up()

    # copies

    @property
    def folder(self) -> Path:
        """Where copies go: never among the photos themselves."""
        wish = Path(self.settings.output_folder) if self.settings.output_folder else self._pictures / "stampgui"
        return folder_for_copies(Path(real_path(wish)), self.model.folders)

    @property
    def names(self) -> Names:
        return self.saving.names(self.folder)

    @property
    def name_example(self) -> Example:
        """A photo whose copy shows what copies are called."""
        some = self.model.tally.filters[Filter.READY]
        return example_among(self.model.cards if some else (), self._words)

    @property
    def pending(self) -> Sequence[Card]:
        """The photos that would be saved now: none while a card may show another date than its copy would."""
        return () if self.stale else to_save(self.model.cards)

    @property
    def pending_count(self) -> tuple[int, bool]:
        """How many are `pending`, and whether all of them have been saved already."""
        return (0, False) if self.stale else self.model.tally.to_save

    def recipe_of_copies(self, existing: Existing) -> Recipe:
        """What all copies have in common that would be made now."""
        return replace(with_copies(self._recipe, self.settings), existing=existing)

    def save(self, cards: Sequence[Card], existing: Existing) -> None:
        """Make copies of `cards`, which were pending."""
        if cards and not self.saving.running:
            self._existing = existing
            self._save(cards, self.folder)

    @property
    def failed(self) -> Sequence[Card]:
        """The photos that failed when copies were last saved, and that may be tried again."""
        ids = () if self.saved is None else self.saved.failures
        cards = filter(None, map(self.model.card, ids))
        return [card for card in cards if card.status is Status.READY]

    def retry(self) -> None:
        """Make the copies of all that `failed`; how saving ends is told of the whole."""
        cards = self.failed
        if self.saved is not None and cards and not self.saving.running:
            self._save(cards, self.saved.folder, before=self.saved)

    def _save(self, cards: Sequence[Card], folder: Path, *, before: Saved | None = None) -> None:
        # where all are saved already each tick is as true as before until its photo is done once more
        unticked = [card.id for card in cards if card.result is not None and not card.saved]
        self.model.change(unticked, lambda card: replace(card, result=None))
        self._asked = {card.id: card for card in cards}
        self._look_saved = (self.settings, self._words)
        workers = worker_count(self.settings.jobs)
        self.saving.start(cards, folder, self.recipe_of_copies(self._existing), workers=workers, before=before)

    def forget_results(self, cards: Iterable[Card] | None = None) -> None:
        """None of these `cards`, or of all, is ticked any more."""
        ticked = [card.id for card in (self.model.cards if cards is None else cards) if card.result is not None]
        self.model.change(ticked, lambda card: replace(card, result=None))
        if ticked:
            self.outdated.emit()

    def close(self) -> None:
        self.gathering.close()
        self.checking.close()
        self.saving.close()
        self.keeping.close()
        self.write_settings()

    @property
    def _recipe(self) -> Recipe:
        return recipe(self.look, self.settings, today=self.today)

    def _outdate(self) -> None:
        if not self.saving.running:
            self.outdated.emit()

    def _take_results(self, results: Mapping[PhotoId, Outcome]) -> None:
        # what was changed meanwhile is not on the copy
        current = [
            photo for photo in results if (card := self.model.card(photo)) and same_copy(card, self._asked[photo])
        ]
        self.model.change(current, lambda card: with_result(card, results[card.id]))

    def _remember_end(self, saved: Saved) -> None:
        self.saved = saved
        settings, words = self._look_saved
        if words != self._words or not same_copies(settings, self.settings):
            self.forget_results()


def about_copies(settings: Settings) -> Mapping[str, Any]:
    return {name: getattr(settings, name) for name in _COPIES}


def same_copy(one: Card, other: Card) -> bool:
    """Whether both say the same on a photo's copy."""
    return (one.answer, one.date, one.own) == (other.answer, other.date, other.own)


def same_copies(one: Settings, other: Settings) -> bool:
    """Whether both settings make the same copies in the same place."""
    return about_copies(one) == about_copies(other)
