"""Actions that are available in the whole window: by button, shortcut, drag and drop or paste."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from stampgui.dates.partial import PartialDate
from stampgui.gui.date_questions.questions_page import QuestionsPage
from stampgui.gui.help.tour import Tour
from stampgui.gui.photos.file_location import open_location
from stampgui.gui.saving.confirmations import confirm_discard
from stampgui.gui.saving.naming_dialog import NamingDialog
from stampgui.gui.saving.save_controller import SaveController
from stampgui.gui.shell.main_frame import MainWindow
from stampgui.gui.shell.notices import Notices
from stampgui.gui.state.reading.reading_again import ReadingAgain
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.state.undo_commands import AcceptDamageCommand
from stampgui.gui.text.save_result_text import CAPTION_IS_WRONG, explain_nothing_to_save
from stampgui.gui.theme.theme import Theme
from stampgui.gui.widgets.controls import delete_later
from stampgui.gui.widgets.prompts import Prompts
from stampgui.gui.window.main_page import MainPage
from stampgui.i18n import Message, message
from stampgui.session.clock_shift.clock_shifts import ShiftPlan
from stampgui.session.copies.copy_naming import resolve_naming
from stampgui.session.photos.photo_item import (
    PhotoFilter,
    PhotoId,
    PhotoItem,
    can_accept_damage,
    find_doubted_dates,
    find_first_choices,
)
from stampgui.session.saving.run_results import SaveResult
from stampgui.stamping.outcome import Status


class WindowActions(QObject):
    """Carries out actions on the session and its pages; `refresh` updates the window afterwards."""

    def __init__(
        self,
        main_window: MainWindow,
        session: SessionController,
        theme: Theme,
        prompts: Prompts,
        *,
        main_page: MainPage,
        questions_page: QuestionsPage,
        notices: Notices,
        tour: Tour,
        save_controller: SaveController,
        refresh: Callable[[], None],
    ) -> None:
        super().__init__(main_window)
        self._main_window = main_window
        self._session = session
        self._theme = theme
        self._prompts = prompts
        self._main_page = main_page
        self._questions_page = questions_page
        self._notices = notices
        self._tour = tour
        self._save_controller = save_controller
        self._refresh = refresh
        self._reading_again = ReadingAgain(session.model, session.photo_refresh, self)
        self._reading_again.finished.connect(self._tell_what_was_read)
        self._selected_for_fetch: Sequence[PhotoId] = ()
        self._current_for_fetch: PhotoId | None = None
        session.photo_fetch.refreshed.connect(self._keep_fetched)
        session.saving_finished.connect(self._update_filter)

    # photos

    def choose_photos(self) -> None:
        self.add(self._prompts.choose_photos(self._main_window, self._session.catalogue))

    def choose_folder(self) -> None:
        catalogue = self._session.catalogue
        title = catalogue.gettext("Choose a folder with photos")
        folder = self._prompts.choose_folder(self._main_window, catalogue, title)
        self.add([folder] if folder else [])

    def add(self, paths: Sequence[Path]) -> None:
        if paths:
            self._session.add(paths)

    def remove_selected(self) -> None:
        grid = self._main_page.photo_grid
        selected = grid.selected
        if selected and not self._tell_if_saving():
            row = self._session.model.row(selected[0].id) or 0
            self._session.remove_photos(selected)
            grid.select_row(row)  # what follows the first of them, so that one after another can be removed

    def _tell_if_saving(self) -> bool:
        """Say that something has to wait, if copies are being saved."""
        if self._session.save_run.running:
            self._notices.show_refusal(message("Copies are being saved. Please do this once they are saved."))
        return self._session.save_run.running

    # search

    def set_filter(self, chosen: PhotoFilter) -> None:
        self._session.model.set_filter(chosen)
        self._main_page.filter_bar.set_filter(chosen)
        self._select_some()

    def _update_filter(self) -> None:
        """After saving, show what the filter shows, or all photos if that is none."""
        model = self._session.model
        model.update_filter()
        if model.active_filter is not PhotoFilter.ALL and not model.counts.by_filter[model.active_filter]:
            self.set_filter(PhotoFilter.ALL)

    def open_search(self) -> None:
        if self._main_page.isVisible():
            self.end_tour()
            self._main_page.search_bar.open_search()

    def search(self, query: str) -> None:
        self._session.model.set_query(query)
        self._select_some()
        if not query:
            self._main_page.photo_grid.setFocus()
        self._refresh()

    def select_next(self, dated: Sequence[PhotoId]) -> None:
        """Select the next waiting photo after some were `dated`; if none is left, show all photos again."""
        model, grid = self._session.model, self._main_page.photo_grid
        if self._questions_page.controller.active:
            return
        if model.active_filter is not PhotoFilter.ALL and not model.rowCount():
            self.set_filter(PhotoFilter.ALL)
            grid.select_photos(dated)
        elif not grid.selectionModel().hasSelection():
            grid.select_first()

    def select_picture(self, photo: PhotoId) -> None:
        """Select a picture that was just pasted, to be dated next, unless the user is typing the date of another."""
        page = self._main_page
        if self._session.model.row(photo) is not None and not page.inspector.date_panel.unfinished:
            page.photo_grid.select_photos([photo])

    def _select_some(self) -> None:
        if not self._main_page.photo_grid.selected:
            self._main_page.photo_grid.select_first()

    # dates

    def set_date(self, date: PartialDate | None) -> None:
        """Give the selected photos a date; None removes a typed date."""
        self._session.set_date([item.id for item in self._main_page.photo_grid.selected], date)

    def accept_suggestions(self) -> None:
        self._session.set_dates(find_first_choices(self._main_page.photo_grid.selected)[1])

    def confirm_dates(self) -> None:
        """Take the dates that the selected photos show with a question mark for right."""
        self._session.set_dates(find_doubted_dates(self._main_page.photo_grid.selected))

    def accept_damage(self) -> None:
        """Have the one selected photo stamped on the part of its picture that is there."""
        selected = self._main_page.photo_grid.selected
        if len(selected) == 1 and can_accept_damage(selected[0]) and not self._tell_if_saving():
            self._session.undo_stack.push(AcceptDamageCommand(self._session.model, selected[0].id))

    def read_again(self) -> None:
        self._reading_again.start(self._main_page.photo_grid.selected)

    def fetch(self, items: Sequence[PhotoItem]) -> None:
        """Fetch selected photos from the cloud."""
        grid = self._main_page.photo_grid
        selected = grid.selected
        current = grid.find_previewed(selected)
        self._selected_for_fetch = [item.id for item in selected]
        self._current_for_fetch = None if current is None else current.id
        grid.setFocus()  # what was pressed is not offered meanwhile
        self._session.fetch_photos(items)

    def _keep_fetched(self) -> None:
        """Keep fetched photos selected, which are of another kind now, unless the user has gone on to others."""
        grid, model, before = self._main_page.photo_grid, self._session.model, self._selected_for_fetch
        listed = [photo for photo in before if model.item(photo) is not None]
        has_stayed = {item.id for item in grid.selected} <= set(before)
        if has_stayed and any(model.row(photo) is None for photo in listed):
            self.set_filter(PhotoFilter.ALL)
            grid.select_photos(listed, current=self._current_for_fetch)

    def _tell_what_was_read(self, items: Sequence[PhotoItem]) -> None:
        for item in items[:1]:
            self._keep_selected(item)
            name, reason = item.found.path.name, item.outcome.reason
            if item.status is Status.FAILED and reason is not None:
                self._notices.show_refusal(message("{file} was read again. {reason}", file=name, reason=reason))
            else:
                self._notices.show_message(message("{file} was read again. It can be used now.", file=name))

    def _keep_selected(self, item: PhotoItem) -> None:
        """Keep a photo selected that may be of another kind now, unless the user has gone on to another."""
        page = self._main_page
        if [each.id for each in page.photo_grid.selected] not in ([], [item.id]):
            return
        if self._session.model.row(item.id) is None:
            self.set_filter(PhotoFilter.ALL)
        page.photo_grid.select_photos([item.id])
        if not page.inspector.date_panel.unfinished:
            page.photo_grid.setFocus()  # what was pressed may be offered no more

    def shift_clock(self, plan: ShiftPlan) -> None:
        """Give photos the dates of a shifted clock, in one step, and say what was done and what was left alone."""
        self._session.set_dates(plan.dates)
        rest = plan.describe_left_alone()
        done = plan.describe()
        self._notices.show_message(done if rest is None else message("{done} {rest}", done=done, rest=rest))

    def focus_date(self) -> None:
        if self._questions_page.controller.active:
            self._questions_page.focus()
        else:
            self._main_page.inspector.date_panel.focus()

    def look_closer(self) -> None:
        """Show the current photo large."""
        if self._questions_page.controller.active:
            self._questions_page.look_closer()
        else:
            self._refresh()  # the photo may have been selected by the same click
            self._main_page.inspector.open_preview_dialog()

    def open_location(self) -> None:
        """Show the current photo's file among the others of its folder."""
        grid = self._main_page.photo_grid
        item = grid.find_previewed(grid.selected)
        if item is not None and (refusal := open_location(item.found.path)) is not None:
            self._notices.show_refusal(refusal)

    def ask_for_dates(self) -> None:
        """Open the date questions for all waiting photos."""
        if self._questions_page.controller.active:
            return
        if not self._questions_page.controller.has_questions:
            if self._session.model.items:
                self._notices.show_message(message("No photo is waiting for a date."))
            return
        self._notices.show_message(None)
        self._questions_page.start()
        self._refresh()

    def leave_questions(self, summary: Message | None) -> None:
        self._notices.show_message(summary)
        self._refresh()
        self._main_page.photo_grid.setFocus()

    # copies

    def save(self) -> None:
        """Save all photos that are pending."""
        self._save(None)

    def save_selected(self) -> None:
        """Save those of the selected photos that are ready."""
        if not self._tell_if_saving():
            self._save(self._main_page.photo_grid.selected)

    def save_others(self) -> None:
        """Save the photos that the result offers to save as well."""
        self._save(self._save_controller.find_others(), previous=self._session.save_result)

    def _save(self, selected: Sequence[PhotoItem] | None, *, previous: SaveResult | None = None) -> None:
        """Save selected photos, None for all that are pending; the result is merged into the `previous` one."""
        session = self._session
        pending = session.pending_items if selected is None else session.select_pending(selected)
        if self._questions_page.controller.active:
            self._notices.show_refusal(message("Go back to the photos with Esc first, then save."))
        elif session.caption_is_wrong and session.model.items and not session.save_run.running:
            self._notices.show_refusal(CAPTION_IS_WRONG)
            self._main_page.inspector.focus_caption()
        elif not pending and not session.save_run.running:
            photos = session.model.items if selected is None else selected
            reading = bool(session.stale_items) or session.photo_import.running
            only_selected = selected is not None and previous is None and bool(session.model.items)
            self._notices.show_refusal(explain_nothing_to_save(photos, reading=reading, only_selected=only_selected))
        else:
            unfinished = self._main_page.inspector.date_panel.unfinished
            self._save_controller.save(selected, typing_unfinished=unfinished, previous=previous)

    def choose_copy_folder(self) -> None:
        session, catalogue = self._session, self._session.catalogue
        title = catalogue.gettext("Choose the folder for the copies")
        folder = self._prompts.choose_folder(self._main_window, catalogue, title, start=session.copy_folder)
        if folder is not None:
            session.update_settings(output_folder=str(folder))

    def edit_naming(self) -> None:
        session = self._session
        naming, sample = resolve_naming(session.settings), session.naming_sample
        dialog = NamingDialog(self._main_window, session.catalogue, self._theme.tokens, naming, sample)
        dialog.naming_entered.connect(lambda naming: session.update_settings(naming=naming))
        dialog.finished.connect(lambda: delete_later(dialog))
        dialog.open()

    # tour and Esc

    def discard_unfinished(self) -> None:
        if confirm_discard(self._main_window, self._session, self._prompts):
            self._session.autosave.discard()
            self._notices.withdraw_offer()

    def end_tour(self) -> None:
        """End the tour, since a user who opens something else does not need it."""
        if self._tour.active:
            self._tour.finish()

    def handle_escape(self) -> None:
        """Handle Esc: end the tour, else clear the typed date, else the search, else the selection."""
        page = self._main_page
        if self._tour.active:
            self._tour.finish()
        elif self._questions_page.controller.active:
            self._questions_page.handle_escape()
        elif page.inspector.date_panel.unfinished:
            page.inspector.date_panel.clear()
        elif page.search_bar.isVisible():
            page.search_bar.close_search()
        else:
            page.photo_grid.clearSelection()
            page.photo_grid.setFocus()
