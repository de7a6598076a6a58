"""Creates the parts of the window and connects them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent

from stampgui.caption.overrides import CaptionOverride
from stampgui.gui.date_questions.questions_page import QuestionsPage
from stampgui.gui.help.tour import Tour
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.photos.card_menu import CardMenu
from stampgui.gui.photos.import_feedback import ImportFeedback
from stampgui.gui.restoring.restore_controller import RestoreController
from stampgui.gui.saving.confirmations import ClosingChoice, confirm_close
from stampgui.gui.saving.save_bar import SaveBar
from stampgui.gui.saving.save_controller import SaveController
from stampgui.gui.saving.share_controller import ShareController
from stampgui.gui.shell.main_frame import MainWindow
from stampgui.gui.shell.notices import Notices
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.text.resume_offer_text import describe_resume_offer
from stampgui.gui.theme.theme import Theme
from stampgui.gui.widgets.prompts import Prompts
from stampgui.gui.window.appearance import Appearance
from stampgui.gui.window.closer_look import CloserLook
from stampgui.gui.window.dialogs import Dialogs
from stampgui.gui.window.first_run_tour import build_tour_steps
from stampgui.gui.window.intake import Intake
from stampgui.gui.window.main_page import MainPage
from stampgui.gui.window.shortcuts import add_grid_shortcuts, add_window_shortcuts
from stampgui.gui.window.unpacked_offer import UnpackedOffer
from stampgui.gui.window.window_actions import WindowActions
from stampgui.image.jpeg.core import explain_missing_core
from stampgui.resources import find_samples
from stampgui.session.copies.copy_naming import resolve_naming
from stampgui.session.photos.photo_item import PhotoFilter, PhotoId, PhotoItem
from stampgui.session.photos.same_pictures import find_same_picture_pair
from stampgui.settings import Settings

_COUNT_INTERVAL: Final = 500
"""Milliseconds between two counts of what has been saved."""


class MainWindowController(QObject):
    """Fills the main window, shows a session in it and passes on what the user does."""

    def __init__(
        self,
        main_window: MainWindow,
        session: SessionController,
        theme: Theme,
        prompts: Prompts,
        *,
        main_page: MainPage,
        questions_page: QuestionsPage,
        thumbnails: ThumbnailCache,
        preferred_languages: Sequence[str],
        pictures_folder: Path,
    ) -> None:
        """The pages show the session's photos through `thumbnails`.

        `preferred_languages` are those of the system, in order of preference. `pictures_folder` is the user's own.
        """
        super().__init__(main_window)
        self.main_window = main_window
        self.session = session
        self.theme = theme
        self.thumbnails = thumbnails
        self._prompts = prompts
        catalogue, tokens = session.catalogue, theme.tokens
        self.header, self.welcome_page = main_window.header, main_window.welcome_page
        self.header.connect_undo(session.undo_stack)
        self.main_page, self.questions_page = main_page, questions_page
        self.notices = Notices(main_window.message_area, catalogue, tokens)
        self.save_bar = SaveBar(catalogue, tokens)
        self.restore_controller = RestoreController(main_window, session, main_page.restore_bar, prompts)
        self.restore_controller.refused.connect(self.notices.show_refusal)
        self._card_menu = CardMenu(main_page.photo_grid, catalogue, is_saving=lambda: session.save_run.running)
        self.share_controller = ShareController(main_window, session, main_page.photo_grid, self.notices)
        self.save_controller = SaveController(
            main_window, session, self.save_bar, self.share_controller, prompts, self.notices
        )
        self._unpacked_offer = UnpackedOffer(main_window, session, self.notices, prompts)
        self.intake = Intake(main_window, session, self.notices, prompts, pictures_folder=pictures_folder)
        self.dialogs = Dialogs(
            main_window, session, prompts, theme, thumbnails, find_pasted_folder=lambda: self.intake.folder
        )
        self._closer_look = CloserLook(main_window, theme)
        self._import_feedback = ImportFeedback(
            main_window, session, main_page.import_bar, main_page.photo_grid, prompts
        )
        self._lay_out()
        self.tour = Tour(
            main_window,
            catalogue,
            tokens,
            build_tour_steps(main_page, self.save_bar),
            focus_afterwards=main_page.photo_grid,
        )
        self._refresh_timer = QTimer(self, interval=0, singleShot=True)
        self._refresh_timer.timeout.connect(self._refresh_in_turns)
        self._saved_timer = QTimer(self, interval=_COUNT_INTERVAL, singleShot=True)
        self._saved_timer.timeout.connect(self._count_saved)
        self._selection_timer = QTimer(self, interval=0, singleShot=True)
        self._selection_timer.timeout.connect(self._update_selection)
        self.actions = WindowActions(
            main_window,
            session,
            theme,
            prompts,
            main_page=main_page,
            questions_page=questions_page,
            notices=self.notices,
            tour=self.tour,
            save_controller=self.save_controller,
            refresh=self._refresh,
        )
        self.appearance = Appearance(
            session,
            theme,
            parts=(main_window, main_page, questions_page, self.notices, self.save_bar, self.tour, self.dialogs),
            preferred_languages=preferred_languages,
            parent=self,
        )
        self._connect_session()
        self._connect_shell()
        self._connect_main_page()
        self._connect_save_bar()
        self._add_shortcuts()
        self._update_save_bar()
        self._refresh()
        if (reason := explain_missing_core()) is not None:
            self.notices.warn_missing_core(reason)
        session.autosave.load()

    # building

    def _lay_out(self) -> None:
        self.main_window.pages.add_page(self.main_page)
        self.main_window.pages.add_page(self.questions_page)
        self.main_window.add_below_pages(self.save_bar)

    def _connect_session(self) -> None:
        session = self.session
        session.model.counts_changed.connect(self._refresh_timer.start)
        session.items_added.connect(self._show_first)
        session.save_run.progress_changed.connect(self._count_saved_soon)
        for changed in (session.items_added, session.dates_changed, session.saving_finished):
            changed.connect(self.notices.withdraw_refusal)
        session.settings_changed.connect(self._refresh_settings)
        session.dates_changed.connect(self.actions.select_next)
        session.autosave.work_found.connect(lambda work: self.notices.offer_resume(describe_resume_offer(work)))
        session.autosave.file_damaged.connect(self.notices.warn_damaged)
        session.settings_not_stored.connect(self.notices.warn)
        self._import_feedback.changed.connect(self._refresh_timer.start)
        self.save_controller.started.connect(self.tour.finish)
        self.save_controller.started.connect(lambda: self.notices.show_message(None))
        self.save_controller.changed.connect(self._refresh_timer.start)

    def _connect_shell(self) -> None:
        header, actions, notices = self.header, self.actions, self.notices
        self.main_window.dropped.connect(self.intake.take)
        self.intake.picture_listed.connect(self.actions.select_picture)
        self.main_window.close_requested.connect(self._close)
        for part in (header, self.welcome_page):
            part.photos_requested.connect(actions.choose_photos)
            part.folder_requested.connect(actions.choose_folder)
        self.welcome_page.samples_requested.connect(lambda: actions.add([find_samples()]))
        header.language_selected.connect(self.appearance.set_language)
        header.theme_selected.connect(self.appearance.set_theme)
        header.settings_requested.connect(self.dialogs.open_settings)
        header.help_requested.connect(self.dialogs.open_help)
        self.dialogs.settings_selected.connect(self.appearance.set_settings)
        self.appearance.retranslated.connect(lambda: self._card_menu.retranslate(self.session.catalogue))
        self.appearance.retranslated.connect(self._refresh)
        self.tour.finished.connect(lambda: self.session.update_settings(hints_seen=True))
        notices.message_shown.connect(lambda: self.main_window.scroll_to(notices.area))
        notices.resume_requested.connect(self.session.resume)
        notices.discard_requested.connect(actions.discard_unfinished)

    def _connect_main_page(self) -> None:
        page, actions = self.main_page, self.actions
        page.filter_bar.filter_selected.connect(actions.set_filter)
        page.filter_bar.order_selected.connect(self.session.model.set_order)
        page.filter_bar.width_selected.connect(self._set_card_width)
        page.filter_bar.search_requested.connect(actions.open_search)
        page.search_bar.query_changed.connect(actions.search)
        page.undated_banner.questions_requested.connect(actions.ask_for_dates)
        self.questions_page.closed.connect(actions.leave_questions)
        self.questions_page.failed.connect(self._import_feedback.show_error)
        self.questions_page.closer_look_requested.connect(
            lambda items, item: self._closer_look.open(items, item, self.session.catalogue)
        )
        page.photo_grid.photos_selected.connect(self._selection_timer.start)
        page.photo_grid.date_requested.connect(page.inspector.date_panel.focus)
        page.photo_grid.look_requested.connect(actions.look_closer)
        page.inspector.caption_spec_changed.connect(self.session.set_caption_spec)
        page.inspector.caption_panel.judged.connect(self._follow_caption)
        page.inspector.caption_overrides_changed.connect(self._set_caption_overrides)
        page.inspector.undo_requested.connect(self.session.undo_stack.undo)
        page.inspector.redo_requested.connect(self.session.undo_stack.redo)
        page.inspector.fetch_requested.connect(actions.fetch)
        fetch = self.session.photo_fetch
        fetch.progress_changed.connect(lambda done, total: page.inspector.set_fetch_progress((done, total)))
        fetch.finished.connect(lambda _error: page.inspector.set_fetch_progress(None))
        page.inspector.date_panel.date_entered.connect(actions.set_date)
        page.inspector.date_panel.date_ready.connect(lambda ready: self.save_bar.set_primary(not ready))
        page.inspector.date_panel.removal_requested.connect(lambda: actions.set_date(None))
        page.inspector.date_panel.suggestions_requested.connect(actions.accept_suggestions)
        page.inspector.date_panel.confirmation_requested.connect(actions.confirm_dates)
        page.inspector.date_panel.correction_toggled.connect(lambda on: self.session.update_settings(correct_exif=on))
        page.inspector.date_panel.text_copy_requested.connect(self.share_controller.copy_selected_text)
        page.inspector.date_panel.damage_accepted.connect(actions.accept_damage)
        page.inspector.date_panel.reading_requested.connect(actions.read_again)
        page.inspector.date_panel.set_settings(self.session.settings)
        page.photo_grid.set_caption_spec(self.session.caption_spec)
        menu = self._card_menu
        menu.date_requested.connect(actions.focus_date)
        menu.look_requested.connect(actions.look_closer)
        menu.location_requested.connect(actions.open_location)
        menu.removal_requested.connect(actions.remove_selected)
        menu.saving_requested.connect(actions.save_selected)
        menu.copy_files_requested.connect(self.share_controller.copy_selected_files)
        menu.copy_text_requested.connect(self.share_controller.copy_selected_text)
        for part in (page.inspector.date_panel, menu):
            part.clock_shift_requested.connect(self._open_clock_shift)
        self.questions_page.clock_shift_requested.connect(lambda items: self.dialogs.open_clock_shift(items, None))
        self.dialogs.shift_accepted.connect(actions.shift_clock)

    def _connect_save_bar(self) -> None:
        bar, session = self.save_bar, self.session
        bar.save_requested.connect(self.actions.save)
        bar.others_requested.connect(self.actions.save_others)
        bar.dates_requested.connect(self.actions.ask_for_dates)
        bar.correction_requested.connect(self.main_page.inspector.focus_caption)
        bar.folder_change_requested.connect(self.actions.choose_copy_folder)
        bar.page_changed.connect(lambda: self.main_window.scroll_to(bar))
        bar.page_changed.connect(self._update_banner)
        bar.page_changed.connect(self._refresh_timer.start)
        bar.copies_selected.connect(lambda faithful, upload: session.update_settings(faithful=faithful, upload=upload))
        bar.naming_selected.connect(lambda naming: session.update_settings(naming=naming))
        bar.custom_naming_requested.connect(self.actions.edit_naming)

    def _add_shortcuts(self) -> None:
        grid = self.main_page.photo_grid
        add_window_shortcuts(
            self.main_window,
            self.actions,
            intake=self.intake,
            dialogs=self.dialogs,
            grid=grid,
            share_controller=self.share_controller,
            undo_stack=self.session.undo_stack,
        )
        add_grid_shortcuts(grid, self.actions, self.share_controller)

    # updating

    def _refresh(self) -> None:
        """Update all parts to the present state."""
        self._refresh_counts()
        self._update_selection()

    def _refresh_in_turns(self) -> None:
        """Update as `_refresh`, in two turns of the event loop: with thousands of photos each takes milliseconds."""
        self._refresh_counts()
        self._selection_timer.start()

    def _refresh_counts(self) -> None:
        self._refresh_timer.stop()
        asking_dates = self.questions_page.controller.active
        some = bool(self.session.model.items) or self.session.photo_import.running
        # before the page is shown, since it is laid out in the remaining space
        self.save_bar.setVisible(some and (not asking_dates or self.session.save_run.running))
        begins, ends = some and self.welcome_page.isVisible(), not some and self.welcome_page.isHidden()
        if some and not asking_dates:
            self.main_window.show_page(self.main_page, message_place=self.main_page.message_place)
        else:
            self.main_window.show_page(self.questions_page if asking_dates else self.welcome_page)
        if begins:
            self.main_page.photo_grid.setFocus()  # for further input from the keyboard
        elif ends:
            self.welcome_page.focus()
        if asking_dates:
            self.actions.end_tour()
            return
        counts = self.session.model.counts.by_filter
        pending, again = self.session.pending_count
        self.main_page.filter_bar.set_counts(counts)
        self.main_page.search_bar.set_counts(self.session.model.rowCount(), counts[self.session.model.active_filter])
        self._update_banner()
        self.save_bar.set_counts(counts, pending=pending, all_saved=again, reading=self.main_page.import_bar.progress)
        self._update_save_bar()
        if counts[PhotoFilter.ALL] and not self.session.photo_import.running and not self.session.settings.hints_seen:
            self.tour.start()

    def _count_saved_soon(self) -> None:
        if not self._saved_timer.isActive():
            self._saved_timer.start()

    def _count_saved(self) -> None:
        """Count the ticks that cards get while copies are saved; all else is updated at the end."""
        if self.session.save_run.running and not self.questions_page.controller.active:
            self.main_page.filter_bar.set_counts(self.session.model.counts.by_filter)

    def _show_first(self, items: Sequence[PhotoItem]) -> None:
        """Count the first photos before their cards are painted."""
        if len(items) == self.session.model.counts.by_filter[PhotoFilter.ALL]:
            self._refresh()

    def _update_selection(self) -> None:
        self._selection_timer.stop()
        if self.questions_page.controller.active:
            return
        grid, listed = self.main_page.photo_grid, self.session.model.counts.by_filter[PhotoFilter.ALL]
        selected = grid.selected
        # without a selection, too, there is a photo to see captions on
        current = grid.find_previewed(selected) or grid.find_sample()
        self.main_page.inspector.set_photos(selected, current, listed=listed)
        pair = find_same_picture_pair(selected, self.session.model.item) if len(selected) == 1 else None
        self.main_page.inspector.set_same_picture(pair)
        self.restore_controller.update_offer(selected)

    def _update_banner(self) -> None:
        """Tell once what waits: where the save bar says it, too, that is lower than both together."""
        counts = self.session.model.counts.by_filter
        self.main_page.undated_banner.set_counts(counts, told_elsewhere=self.save_bar.offers_dates)

    def _update_save_bar(self) -> None:
        session, bar = self.session, self.save_bar
        bar.set_copies(session.settings)
        bar.set_folder(session.copy_folder)
        bar.set_naming(resolve_naming(session.settings), session.naming_sample)

    def _follow_caption(self, right: bool) -> None:
        self.session.caption_is_wrong = not right
        self.save_bar.set_caption_right(right)
        if right:
            self.notices.withdraw_refusal()

    def _refresh_settings(self, settings: Settings) -> None:
        spec = self.session.caption_spec
        self.main_page.inspector.set_caption_spec(spec)
        self.main_page.photo_grid.set_caption_spec(spec)
        self.main_page.inspector.date_panel.set_settings(settings)
        self._update_save_bar()
        self.header.set_theme(settings.theme if settings.theme in ("light", "dark") else "")
        self.dialogs.set_settings(settings)
        self._refresh_timer.start()

    # settings

    def _set_card_width(self, width: int) -> None:
        self.main_page.photo_grid.set_card_width(width)
        self.session.update_settings(thumbnail_width=width)

    def _open_clock_shift(self) -> None:
        selected = self.main_page.photo_grid.selected
        self.dialogs.open_clock_shift(selected, self.main_page.photo_grid.find_previewed(selected))

    def _set_caption_overrides(self, overrides: Mapping[PhotoId, CaptionOverride], gesture: str) -> None:
        self.session.set_caption_overrides(overrides, gesture)
        # at once, since the next change builds on it
        self._update_selection()

    def _close(self, event: QCloseEvent) -> None:
        choice = confirm_close(self.main_window, self.session, self._prompts)
        if choice is not ClosingChoice.CLOSE or not self.restore_controller.confirm_close():
            event.ignore()
            if choice is ClosingChoice.SAVE:
                unfinished = self.main_page.inspector.date_panel.unfinished
                self.save_controller.save(None, typing_unfinished=unfinished, when_all_saved=self.main_window.close)
            return
        self.save_controller.close()
        geometry = self.main_window.saveGeometry().toBase64().toStdString()
        width = self.main_page.inspector.preferred_width
        self.session.update_settings(geometry=geometry, inspector_width=width)
        # ending background work can take a while, so hide the window first
        self.main_window.hide()
        self._refresh_timer.stop()
        self._selection_timer.stop()
        self._saved_timer.stop()
        self.questions_page.controller.stop()
        self._unpacked_offer.close()
        self.intake.close()
        self.session.close()
        self.restore_controller.close()
        self.thumbnails.close()
        self.main_page.photo_grid.stop_loading()
        self.save_bar.stop_loading()
        self.main_page.inspector.stop_loading()
