"""Everything the window works on, without the window: photos, dates, settings and copies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from stampgui.caption.caption_text import NO_EVENT_PLACE
from stampgui.caption.overrides import CaptionOverride
from stampgui.dates.partial import PartialDate
from stampgui.gui.state.autosave import Autosave
from stampgui.gui.state.copy_folder import CopyFolder
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.gui.state.reading.photo_reader import PhotoReader
from stampgui.gui.state.reading.reading_again import SaveRetry
from stampgui.gui.state.room_checks import RoomChecks
from stampgui.gui.state.same_picture_search import SamePictureSearch
from stampgui.gui.state.save_run import SaveRun
from stampgui.gui.state.settings_writer import SettingsWriter
from stampgui.gui.state.undo_commands import (
    RemovePhotosCommand,
    SetCaptionCommand,
    SetDatesCommand,
    SetOverrideCommand,
    SetSettingsCommand,
)
from stampgui.gui.state.undo_stack import UndoStack
from stampgui.i18n import Catalogue, Message
from stampgui.session.captions.caption_edit import find_changed_overrides
from stampgui.session.captions.caption_spec import CaptionSpec, build_caption_spec, build_recipe, with_caption_spec
from stampgui.session.clock import Today
from stampgui.session.copies.copy_naming import NamingSample, find_sample
from stampgui.session.copies.copy_options import (
    extract_copy_settings,
    makes_same_copies,
    resolve_copy_folder,
    resolve_upload_preset,
    with_copy_options,
)
from stampgui.session.copies.copy_planner import CopyPlanner
from stampgui.session.date_options import parse_date_options
from stampgui.session.photos.duplicates import spread_to_duplicates
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, select_items_to_save, with_copy_result
from stampgui.session.photos.remembered_decisions import RememberedDecisions
from stampgui.session.photos.unsaved_decisions import has_unsaved_decisions
from stampgui.session.photos.zip_files import make_adding_work
from stampgui.session.saving.run_results import SaveResult
from stampgui.session.saving.save_snapshot import SaveSnapshot
from stampgui.session.saving.saved_results import SavedResults
from stampgui.session.worker_count import choose_worker_count
from stampgui.settings import Settings
from stampgui.stamping.job import ExistingPolicy, Recipe
from stampgui.stamping.outcome import Outcome


class SessionController(QObject):
    """Holds the photos and does what is asked; the window shows it.

    `settings_changed` comes after every new choice. `dates_changed` carries the ids whose dates have just changed.
    `copies_outdated` says that since the last saving something has changed that is worth saving again,
    `results_restored` that such changes were taken back, so that copies count as saved again, `reasons_found` carries
    the last result once reading again told more of why photos failed, `settings_not_stored` why new choices will not be
    there at the next start.
    """

    settings_changed = Signal(Settings)
    copies_outdated = Signal()
    results_restored = Signal()
    items_added = Signal(Sequence)  # of PhotoItem
    dates_changed = Signal(Sequence)  # of PhotoId
    saving_finished = Signal(SaveResult)
    reasons_found = Signal(SaveResult)
    settings_not_stored = Signal(Message)

    def __init__(
        self,
        settings_file: Path,
        settings: Settings,
        catalogue: Catalogue,
        *,
        pictures_folder: Path,
        today: Today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings_writer = SettingsWriter(settings_file, self)
        self._settings_writer.failed.connect(self.settings_not_stored)
        self.styles_folder = settings_file.parent / "styles"
        """The folder of saved styles, shared with the command line."""
        self.settings = settings
        self.catalogue = catalogue
        self._copy_folder = CopyFolder(settings.output_folder, pictures_folder / "stampgui", self)
        self.today = today
        self.model = PhotoModel(catalogue, self)
        self.undo_stack = UndoStack(self)
        self._reader = PhotoReader(
            self.model,
            parse_date_options(settings),
            make_recipe=lambda: replace(self._recipe, needs_room=False),
            count_workers=lambda: self._worker_count,
            parent=self,
        )
        self.photo_import = self._reader.photo_import
        self.photo_refresh = self._reader.photo_refresh
        self.photo_fetch = self._reader.photo_fetch
        self.save_run = SaveRun(self)
        self.same_pictures = SamePictureSearch(
            self.model,
            is_busy=lambda: self._reader.running or self.save_run.running,
            count_workers=lambda: self._worker_count,
            parent=self,
        )
        self.autosave = Autosave(
            settings_file.with_name("unfinished.json"),
            lambda: self.model.items,
            lambda: self._event_place,
            today=today,
            parent=self,
        )
        self.save_result: SaveResult | None = None
        self.caption_is_wrong = False
        """Whether what is written as the caption cannot be used, so that nothing is saved with the former one."""
        # not stored: the next batch is from another event
        self._event_place = NO_EVENT_PLACE
        self._room_checks = RoomChecks(self.model, self.caption_spec, resolve_upload_preset(settings.upload), self)
        self._existing_policy = ExistingPolicy.SKIP
        self._save_snapshot = SaveSnapshot({}, settings, self.caption_spec)
        self._saved_results = SavedResults()
        self._remembered = RememberedDecisions(self.model)
        self._copy_folder.resolved.connect(lambda: self.settings_changed.emit(self.settings))
        self.photo_import.imported.connect(self._add_items)
        self.photo_import.duplicates_found.connect(self._remembered.set_contents)
        self.photo_import.busy_changed.connect(self._handle_import_busy)
        self.photo_refresh.refreshed.connect(self._handle_refreshed)
        self.photo_refresh.finished.connect(self.same_pictures.search_again)
        self.photo_fetch.finished.connect(self.same_pictures.search_again)
        self._save_retry = SaveRetry(self.model, self.photo_refresh, self)
        self._save_retry.ready.connect(self._save_again)
        self.dates_changed.connect(self._emit_outdated)
        self.save_run.results_ready.connect(self._apply_results)
        self.save_run.finished.connect(self._finish_saving)
        self.undo_stack.indexChanged.connect(self._restore_results)
        self.undo_stack.indexChanged.connect(self.autosave.schedule)
        self.copies_outdated.connect(self.autosave.schedule)

    # settings

    def set_settings(self, settings: Settings) -> None:
        """Apply new settings; changes that affect copies can be undone."""
        before, now = extract_copy_settings(self.settings), extract_copy_settings(settings)
        if (others := replace(settings, **before)) != self.settings:
            self._apply_settings(others)
        if now != before:
            self.undo_stack.push(SetSettingsCommand(self._apply_copy_settings, before, now))

    def _apply_copy_settings(self, values: Mapping[str, Any]) -> None:
        self._apply_settings(replace(self.settings, **values))

    def _apply_settings(self, settings: Settings) -> None:
        """Apply new settings and schedule writing them."""
        old, self.settings = self.settings, settings
        self._room_checks.set_captions(self.caption_spec, resolve_upload_preset(settings.upload))
        if not makes_same_copies(old, settings) and not self.save_run.running:
            self.clear_results()
        self._reader.set_date_options(parse_date_options(settings))
        if settings.jobs != old.jobs:
            self._reader.read_refused_again()
        self._copy_folder.choose(settings.output_folder)
        self._settings_writer.schedule(settings)
        self.settings_changed.emit(settings)

    def update_settings(self, **chosen: Any) -> None:
        """Change some of the settings."""
        self.set_settings(replace(self.settings, **chosen))

    @property
    def caption_spec(self) -> CaptionSpec:
        """The caption of all photos without overrides."""
        return build_caption_spec(self.settings, window_language=self.catalogue.language, event_place=self._event_place)

    def set_caption_spec(self, spec: CaptionSpec, gesture: str = "") -> None:
        """Change the caption of all photos; changes of the same `gesture` are undone together."""
        if spec != self.caption_spec:
            self.undo_stack.push(SetCaptionCommand(self._apply_caption_spec, self.caption_spec, spec, gesture))

    def set_caption_overrides(self, overrides: Mapping[PhotoId, CaptionOverride], gesture: str = "") -> None:
        """Set caption overrides of photos; changes of the same `gesture` are undone together."""
        if changed := find_changed_overrides(overrides, self.model):
            self.undo_stack.push(SetOverrideCommand(self.model, changed, gesture))

    def _apply_caption_spec(self, spec: CaptionSpec) -> None:
        if spec.event_place != self._event_place and not self.save_run.running:
            self.clear_results()
        self._event_place = spec.event_place
        self._apply_settings(with_caption_spec(self.settings, spec, window_language=self.catalogue.language))

    def set_language(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.model.retranslate(catalogue)

    # photos and their dates

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders, and what is in ZIP files, in the background."""
        self.photo_import.enqueue(
            lambda: make_adding_work(
                paths, self._copy_folder.path, self._reader.prepare_import(), exclude=self.copy_folder
            )
        )

    def start_worker_early(self) -> None:
        """Have a process wait for the first photos that are added."""
        self._reader.start_worker_early()

    def resume(self) -> None:
        """Resume unfinished work: its photos and the decisions about them."""
        listed = self.model.files
        words = self.autosave.resume(listed, self._event_place)
        if words != self._event_place:
            self._apply_caption_spec(replace(self.caption_spec, event_place=words))
        self._remembered.restore(self.model.items, self.autosave.resumed_photos)
        if fresh := [each.found for file, each in self.autosave.resumed_photos.items() if file not in listed]:
            self.photo_import.enqueue(lambda: self._reader.prepare_import()(fresh))
        else:
            self.autosave.finish_resume(listed)

    def _add_items(self, items: Sequence[PhotoItem]) -> None:
        self.model.add(items)
        self._remembered.restore(items, self.autosave.resumed_photos)
        self._remembered.spread_dates(items)
        self.same_pictures.search_again()
        self._emit_outdated()
        self.items_added.emit(items)

    def _handle_import_busy(self, busy: bool) -> None:
        self.autosave.schedule()
        if not busy:
            self.autosave.finish_resume(self.model.files)

    def set_date(self, photos: Iterable[PhotoId], date: PartialDate | None) -> None:
        """Give photos the same date; None removes a typed date."""
        self.set_dates(dict.fromkeys(photos, date))

    def set_dates(self, dates: Mapping[PhotoId, PartialDate | None]) -> None:
        """Set dates; duplicates get the same dates, unless they are given others."""
        shared = spread_to_duplicates(self.model, dates)
        photos = list(shared)
        if photos:
            self.undo_stack.push(
                SetDatesCommand(self.model, shared, on_applied=lambda: self.dates_changed.emit(photos))
            )

    def remove_photos(self, items: Sequence[PhotoItem]) -> None:
        """Remove photos from the list; decisions about them are remembered for when they are added again."""
        if items and not self.save_run.running:
            self._remembered.remember(items, today=self.today())
            self.undo_stack.push(RemovePhotosCommand(self.model, items))

    @property
    def has_unsaved_work(self) -> bool:
        """Whether there are decisions that are in no saved copy yet."""
        return has_unsaved_decisions(self.model.items, self._event_place)

    @property
    def stale_items(self) -> Sequence[PhotoItem]:
        """Photos that were read with another time zone or cut-off date, or before their files changed."""
        return self._reader.stale_items

    def fetch_photos(self, items: Sequence[PhotoItem]) -> None:
        """Download photos that are in the cloud, and read them."""
        self._reader.fetch(items)

    # copies

    @property
    def copy_folder(self) -> Path:
        """The folder for copies, never one of the folders of the photos."""
        wanted = self._copy_folder
        return resolve_copy_folder(wanted.path, self.model.folders, subfolder=wanted.subfolder)

    @property
    def copy_planner(self) -> CopyPlanner:
        return self.save_run.planner_for(self.copy_folder)

    @property
    def naming_sample(self) -> NamingSample:
        """The photo for the examples of names of copies."""
        return find_sample(self.model.items if self.model.counts.dated_count else (), self._event_place)

    @property
    def pending_items(self) -> Sequence[PhotoItem]:
        """The photos that would be saved now; none while dates are being read again and cards may be outdated."""
        return self.select_pending(self.model.items)

    def select_pending(self, items: Iterable[PhotoItem]) -> Sequence[PhotoItem]:
        """Those of `items` that would be saved if these were all."""
        return () if self.stale_items or self.caption_is_wrong else select_items_to_save(items)

    @property
    def pending_count(self) -> tuple[int, bool]:
        """How many photos are pending, and whether all of them have been saved already."""
        return (0, False) if self.stale_items else self.model.counts.pending_count

    def build_copy_recipe(self, existing_policy: ExistingPolicy) -> Recipe:
        """Build the recipe that all copies share."""
        return replace(with_copy_options(self._recipe, self.settings), existing=existing_policy)

    def save(self, items: Sequence[PhotoItem], existing: ExistingPolicy, previous: SaveResult | None = None) -> None:
        """Save copies of `items`, which were pending; the result is merged into the `previous` one, if any."""
        if items and not self.save_run.running:
            self._existing_policy = existing
            self._start_saving(items, self.copy_folder, previous=previous)

    def retry(self) -> None:
        """Read the failed photos again and save them; the result is merged into the previous one."""
        if self.save_result is not None and not self.save_run.running:
            self._save_retry.start(self.save_result)

    def save_rest(self) -> None:
        """Continue a run that was cancelled or interrupted; the result is merged into that of its first part."""
        result = self.save_result
        if result is not None and not self.save_run.running and (rest := result.find_rest(self.model)):
            self._start_saving(rest, result.folder, previous=replace(result, failed_again_count=0))

    def _save_again(self, items: Sequence[PhotoItem], result: SaveResult) -> None:
        self._start_saving(items, result.folder, previous=result) if items else self._finish_saving(result)

    def _start_saving(self, items: Sequence[PhotoItem], folder: Path, *, previous: SaveResult | None = None) -> None:
        # saved photos keep their check marks until they are saved again
        unticked = [item.id for item in items if item.copy_result is not None and not item.saved]
        self.model.update_items(unticked, lambda item: replace(item, copy_result=None))
        self._save_snapshot = SaveSnapshot({item.id: item for item in items}, self.settings, self.caption_spec)
        self._saved_results.begin(self._save_snapshot)
        recipe = self.build_copy_recipe(self._existing_policy)
        self.save_run.start(items, folder, recipe, workers=self._worker_count, previous=previous)

    def clear_results(self, items: Iterable[PhotoItem] | None = None) -> None:
        """Remove the results, and so the check marks, of `items`, for good, or of all photos, until it is undone."""
        if items is not None:
            items = tuple(items)
            self._saved_results.forget(item.id for item in items)
        ticked = [item.id for item in (self.model.items if items is None else items) if item.copy_result is not None]
        self.model.update_items(ticked, lambda item: replace(item, copy_result=None))
        if ticked:
            self.copies_outdated.emit()

    def _restore_results(self) -> None:
        """Have results count again if what outdated them was taken back."""
        now = SaveSnapshot({}, self.settings, self.caption_spec)
        if self.save_run.running or not (valid := self._saved_results.find_valid_again(now, self.model)):
            return
        self.model.update_items(valid, lambda item: replace(item, copy_result=valid[item.id]))
        self.results_restored.emit()

    def close(self) -> None:
        self._reader.close()
        self.same_pictures.close()
        self.save_run.close()
        self.autosave.close()
        self._settings_writer.write(self.settings)

    @property
    def _recipe(self) -> Recipe:
        return build_recipe(self.caption_spec, self.settings, today=self.today())

    @property
    def _worker_count(self) -> int:
        return choose_worker_count(self.settings.jobs)

    def _handle_refreshed(self, refreshed: Iterable[PhotoId]) -> None:
        """The last result stays while photos that were not saved are read again, and says what is found out then."""
        self.autosave.schedule()
        result, items = self.save_result, tuple(filter(None, map(self.model.item, refreshed)))
        if self._save_retry.running:
            return
        if result is None or any(result.is_outdated_by(item) for item in items):
            self._emit_outdated()
        elif (found := result.with_cards(items)) is not result:
            self.save_result = found
            self.reasons_found.emit(found)

    def _emit_outdated(self) -> None:
        if not self.save_run.running:
            self.copies_outdated.emit()

    def _apply_results(self, results: Mapping[PhotoId, Outcome]) -> None:
        # photos changed in the meantime do not count as saved
        self._saved_results.add(results)
        current = self._save_snapshot.find_current(results, self.model)
        self.model.update_items(current, lambda item: with_copy_result(item, results[item.id]))

    def _finish_saving(self, result: SaveResult) -> None:
        self.save_result = result
        if not self._save_snapshot.holds_for(self.settings, self.caption_spec):
            self.clear_results()
        self.autosave.schedule()
        self.saving_finished.emit(result)
