"""The window's parts, and what happens between them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut

from stampgui.caption.overrides import CaptionOverride
from stampgui.dates.partial import PartialDate
from stampgui.gui.date_questions.questions_page import QuestionsPage
from stampgui.gui.dialogs import Dialogs
from stampgui.gui.first_run_tour import build_tour_steps
from stampgui.gui.help.tour import Tour
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.main_page import MainPage
from stampgui.gui.photos.import_feedback import ImportFeedback
from stampgui.gui.restoring.restore_controller import RestoreController
from stampgui.gui.saving.confirmations import confirm_close, confirm_discard
from stampgui.gui.saving.naming_dialog import NamingDialog
from stampgui.gui.saving.save_bar import SaveBar
from stampgui.gui.saving.save_controller import SaveController
from stampgui.gui.saving.share_controller import COPY_FILES_KEY, COPY_TEXT_KEY, ShareController
from stampgui.gui.shell.drop_overlay import read_dropped_paths
from stampgui.gui.shell.main_frame import MainWindow
from stampgui.gui.shell.notices import Notices
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.text.resume_offer_text import describe_resume_offer
from stampgui.gui.theme.qt_translations import QtTranslations
from stampgui.gui.theme.theme import Theme
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import Message, load_catalogue, message, pick_language
from stampgui.resources import find_samples
from stampgui.session.copy_naming import resolve_naming
from stampgui.session.photo_item import PhotoFilter, PhotoId, find_first_choices
from stampgui.settings import Settings


class MainWindowController(QObject):
    """Fills the frame, shows a session in it and hands on what the person does."""

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
    ) -> None:
        """`page` and `filling` show the session's photos through `thumbnails`.

        `wishes` are the system's languages, most wanted first.
        """
        super().__init__(main_window)
        self.main_window = main_window
        self.session = session
        self._preferred_languages = preferred_languages
        self._theme = theme
        self._prompts = prompts
        self._qt_translations = QtTranslations(self)
        self._thumbnails = thumbnails
        speech, tokens = session.catalogue, theme.tokens
        self.header, self.welcome_page = main_window.header, main_window.welcome_page
        self.header.connect_undo(session.undo_stack)
        self.main_page, self.questions_page = main_page, questions_page
        self.notices = Notices(speech, tokens)
        self.save_bar = SaveBar(speech, tokens)
        self.restore_controller = RestoreController(main_window, session, self.main_page.restore_bar, prompts)
        self.share_controller = ShareController(main_window, session, self.main_page.photo_grid, self.notices)
        self.save_controller = SaveController(main_window, session, self.save_bar, self.share_controller, prompts)
        self.dialogs = Dialogs(main_window, session, prompts)
        self._import_feedback = ImportFeedback(
            main_window, session, self.main_page.import_bar, self.main_page.photo_grid, prompts
        )
        self._lay_out()
        self.tour = Tour(main_window, speech, tokens, build_tour_steps(self.main_page, self.save_bar))
        self._parts = (main_window, self.main_page, self.questions_page, self.notices, self.save_bar, self.tour)
        self._refresh_timer = QTimer(self, interval=0, singleShot=True)
        self._refresh_timer.timeout.connect(self._refresh)
        self._connect_session()
        self._connect_parts()
        self._connect_keys()
        self._qt_translations.set_language(speech)
        self._update_save_bar()
        self._refresh()
        session.autosave.load()

    # building

    def _lay_out(self) -> None:
        self.main_window.insert_above_pages(self.notices)
        self.main_window.pages.add_page(self.main_page)
        self.main_window.pages.add_page(self.questions_page)
        self.main_window.add_below_pages(self.save_bar)

    def _connect_session(self) -> None:
        session = self.session
        session.model.counts_changed.connect(self._refresh_timer.start)
        session.settings_changed.connect(self._refresh_settings)
        session.dates_changed.connect(self._select_next)
        session.files_changed.connect(self._thumbnails.invalidate)
        self._import_feedback.changed.connect(self._refresh_timer.start)
        session.autosave.work_found.connect(lambda work: self.notices.offer_resume(describe_resume_offer(work)))
        session.autosave.file_damaged.connect(self.notices.warn_damaged)
        self.save_controller.started.connect(self.tour.finish)
        self.save_controller.started.connect(lambda: self.notices.show_message(None))
        self.save_controller.changed.connect(self._refresh_timer.start)
        self._theme.changed.connect(self._apply_tokens)

    def _connect_parts(self) -> None:
        header, page, bar = self.header, self.main_page, self.save_bar
        self.main_window.paths_dropped.connect(self._add)
        self.main_window.close_requested.connect(self._close)
        for part in (header, self.welcome_page):
            part.photos_requested.connect(self._choose_photos)
            part.folder_requested.connect(self._choose_folder)
        header.language_selected.connect(
            lambda name: self._change_settings(replace(self.session.settings, language=name))
        )
        header.theme_selected.connect(lambda name: self._change_settings(replace(self.session.settings, theme=name)))
        header.settings_requested.connect(self.dialogs.open_settings)
        header.help_requested.connect(self.dialogs.open_help)
        self.dialogs.settings_selected.connect(self._change_settings)
        self.welcome_page.samples_requested.connect(lambda: self._add([find_samples()]))
        self.tour.finished.connect(lambda: self.session.update_settings(hints_seen=True))
        page.filter_bar.filter_selected.connect(self._set_filter)
        page.filter_bar.order_selected.connect(self.session.model.set_order)
        page.filter_bar.width_selected.connect(self._set_card_width)
        page.filter_bar.search_requested.connect(self._open_search)
        page.search_bar.query_changed.connect(self._search)
        page.undated_banner.questions_requested.connect(self._ask_for_dates)
        self.questions_page.closed.connect(self._leave_questions)
        self.questions_page.failed.connect(self._import_feedback.show_error)
        self.notices.message_shown.connect(lambda: self.main_window.scroll_to(self.notices))
        self.notices.resume_requested.connect(self.session.resume)
        self.notices.discard_requested.connect(self._discard_unfinished)
        page.photo_grid.photos_selected.connect(self._refresh_timer.start)
        page.photo_grid.activated.connect(page.inspector.date_panel.focus)
        page.inspector.caption_spec_changed.connect(self.session.set_caption_spec)
        page.inspector.caption_overrides_changed.connect(self._set_caption_overrides)
        page.inspector.undo_requested.connect(self.session.undo_stack.undo)
        page.inspector.redo_requested.connect(self.session.undo_stack.redo)
        page.inspector.date_panel.date_entered.connect(self._set_date)
        page.inspector.date_panel.removal_requested.connect(lambda: self.session.set_date(self._selected_ids, None))
        page.inspector.date_panel.suggestions_requested.connect(
            lambda: self.session.set_dates(find_first_choices(page.photo_grid.selected)[1])
        )
        bar.save_requested.connect(self._save)
        bar.folder_change_requested.connect(self._choose_copy_folder)
        bar.page_changed.connect(lambda: self.main_window.scroll_to(bar))
        bar.copies_selected.connect(
            lambda faithful, upload: self.session.update_settings(faithful=faithful, upload=upload)
        )
        bar.naming_selected.connect(lambda naming: self.session.update_settings(naming=naming))
        bar.custom_naming_requested.connect(self._edit_naming)

    def _connect_keys(self) -> None:
        keys, undo, page = QKeySequence.StandardKey, self.session.undo_stack, self.main_page
        for sequence, action in (
            (QKeySequence(keys.Open), self._choose_photos),
            (QKeySequence("Ctrl+Shift+O"), self._choose_folder),
            (QKeySequence(keys.Save), self._save),
            (QKeySequence(keys.Paste), self._paste),
            (QKeySequence("Ctrl+Z"), undo.undo),
            (QKeySequence("Ctrl+Y"), undo.redo),
            (QKeySequence("Ctrl+Shift+Z"), undo.redo),
            (QKeySequence(COPY_TEXT_KEY), self.share_controller.copy_selected_text),
            (QKeySequence("F2"), self._focus_date),
            (QKeySequence("Ctrl+T"), self._ask_for_dates),
            (QKeySequence("Ctrl+F"), self._open_search),
            (QKeySequence(keys.SelectAll), page.photo_grid.selectAll),
            (QKeySequence("Esc"), self._handle_escape),
            (QKeySequence("Ctrl+,"), self.dialogs.open_settings),
            (QKeySequence("F1"), self.dialogs.open_help),
        ):
            QShortcut(sequence, self.main_window, action)
        for sequence, action in (
            (QKeySequence(keys.Delete), lambda: self.session.remove_photos(page.photo_grid.selected)),
            (QKeySequence(COPY_FILES_KEY), self.share_controller.copy_selected_files),
        ):
            QShortcut(sequence, page.photo_grid, action).setContext(Qt.ShortcutContext.WidgetShortcut)

    # showing

    def _refresh(self) -> None:
        """Show what holds now."""
        self._refresh_timer.stop()
        filling = self.questions_page.controller.active
        some = bool(self.session.model.items) or self.session.photo_import.running
        # before the page, which is laid out on being shown, in the room that is left to it
        self.save_bar.setVisible(some and (not filling or self.session.save_run.running))
        begins = some and self.welcome_page.isVisible()
        self.main_window.pages.show_page(
            self.questions_page if filling else self.main_page if some else self.welcome_page
        )
        if begins:
            self.main_page.photo_grid.setFocus()  # where the keyboard goes on from here
        if filling:
            self._end_tour()
            return
        counts = self.session.model.counts.by_filter
        pending, again = self.session.pending_count
        self.main_page.filter_bar.set_counts(counts)
        self.main_page.search_bar.set_counts(self.session.model.rowCount(), counts[self.session.model.active_filter])
        self.main_page.undated_banner.set_counts(counts)
        self.save_bar.set_counts(counts, pending=pending, all_saved=again)
        self._update_save_bar()
        self._update_selection()
        if counts[PhotoFilter.ALL] and not self.session.photo_import.running and not self.session.settings.hints_seen:
            self.tour.start()

    def _update_selection(self) -> None:
        selected = self.main_page.photo_grid.selected
        self.main_page.inspector.set_photos(selected, self.main_page.photo_grid.find_previewed(selected))
        self.restore_controller.update_offer(selected)

    def _update_save_bar(self) -> None:
        session, bar = self.session, self.save_bar
        bar.set_copies(session.settings)
        bar.set_folder(session.copy_folder)
        bar.set_naming(resolve_naming(session.settings), session.naming_sample)

    def _refresh_settings(self, settings: Settings) -> None:
        self.main_page.inspector.set_caption_spec(self.session.caption_spec)
        self._update_save_bar()
        self.header.set_theme(settings.theme if settings.theme in ("light", "dark") else "")
        self.dialogs.set_settings(settings)
        self._refresh_timer.start()

    def _apply_tokens(self) -> None:
        tokens = self._theme.tokens
        for part in self._parts:
            part.set_tokens(tokens)
        self.dialogs.refresh_colours()

    # photos

    def _choose_photos(self) -> None:
        self._add(self._prompts.choose_photos(self.main_window, self.session.catalogue))

    def _choose_folder(self) -> None:
        speech = self.session.catalogue
        folder = self._prompts.choose_folder(self.main_window, speech, speech.gettext("Choose a folder with photos"))
        self._add([folder] if folder else [])

    def _add(self, paths: Sequence[Path]) -> None:
        if paths:
            self.session.add(paths)
            self._refresh_timer.start()

    def _set_filter(self, chosen: PhotoFilter) -> None:
        self.session.model.set_filter(chosen)
        self.main_page.filter_bar.set_filter(chosen)
        if not self.main_page.photo_grid.selected:
            self.main_page.photo_grid.select_first()

    def _end_tour(self) -> None:
        """Whoever finds the way needs no signposts, and Esc is for what was opened last."""
        if self.tour.active:
            self.tour.finish()

    def _open_search(self) -> None:
        if self.main_page.isVisible():
            self._end_tour()
            self.main_page.search_bar.open_search()

    def _search(self, query: str) -> None:
        self.session.model.set_query(query)
        if not self.main_page.photo_grid.selected:
            self.main_page.photo_grid.select_first()
        if not query:
            self.main_page.photo_grid.setFocus()
        self._refresh()

    def _ask_for_dates(self) -> None:
        """Ask for all photos that wait for a person, group by group."""
        if self.questions_page.controller.active:
            return
        if not self.questions_page.controller.has_questions:
            if self.session.model.items:
                self.notices.show_message(message("No photo is waiting for a date."))
            return
        self.notices.show_message(None)
        self.questions_page.start()
        self._refresh()

    def _leave_questions(self, summary: Message | None) -> None:
        self.notices.show_message(summary)
        self._refresh()
        self.main_page.photo_grid.setFocus()

    def _focus_date(self) -> None:
        if self.questions_page.controller.active:
            self.questions_page.focus()
        else:
            self.main_page.inspector.date_panel.focus()

    def _discard_unfinished(self) -> None:
        if confirm_discard(self.main_window, self.session, self._prompts):
            self.session.autosave.discard()
            self.notices.withdraw_offer()

    @property
    def _selected_ids(self) -> list[PhotoId]:
        return [card.id for card in self.main_page.photo_grid.selected]

    def _set_date(self, date: PartialDate) -> None:
        self.session.set_date(self._selected_ids, date)

    def _select_next(self, photos: list[PhotoId]) -> None:
        """Go on to the next photo that waits; when none is left, show all again."""
        model, grid = self.session.model, self.main_page.photo_grid
        if self.questions_page.controller.active:
            return
        if model.active_filter is not PhotoFilter.ALL and not model.rowCount():
            self._set_filter(PhotoFilter.ALL)
            grid.select_photos(photos)
        elif not grid.selectionModel().hasSelection():
            grid.select_first()

    def _handle_escape(self) -> None:
        """Esc: first the hints, then what is being typed, then what is searched for, then the selection."""
        if self.tour.active:
            self.tour.finish()
        elif self.questions_page.controller.active:
            self.questions_page.handle_escape()
        elif self.main_page.inspector.date_panel.unfinished:
            self.main_page.inspector.date_panel.clear()
        elif self.main_page.search_bar.isVisible():
            self.main_page.search_bar.close_search()
        else:
            self.main_page.photo_grid.clearSelection()
            self.main_page.photo_grid.setFocus()

    # choices

    def _change_settings(self, settings: Settings) -> None:
        """Take over settings from the header or the dialog; language and colours are the window's to change."""
        old = self.session.settings
        speech = load_catalogue(pick_language([settings.language, *self._preferred_languages]))
        speaks_otherwise = speech.language != self.session.catalogue.language
        if speaks_otherwise:
            self.session.set_language(speech)
        self.session.set_settings(settings)
        if settings.theme != old.theme:
            self._theme.set_choice(settings.theme)
        if speaks_otherwise:
            self._qt_translations.set_language(speech)
            for part in (*self._parts, self.dialogs):
                part.retranslate(speech)
            self._refresh()

    def _set_card_width(self, width: int) -> None:
        self.main_page.photo_grid.set_card_width(width)
        self.session.update_settings(thumbnail_width=width)

    def _set_caption_overrides(self, overrides: Mapping[PhotoId, CaptionOverride], gesture: str) -> None:
        self.session.set_caption_overrides(overrides, gesture)
        # at once: what is decided next builds on it
        self._update_selection()

    def _choose_copy_folder(self) -> None:
        speech = self.session.catalogue
        title = speech.gettext("Choose the folder for the copies")
        folder = self._prompts.choose_folder(self.main_window, speech, title, start=self.session.copy_folder)
        if folder is not None:
            self.session.update_settings(output_folder=str(folder))

    def _edit_naming(self) -> None:
        session = self.session
        dialog = NamingDialog(
            self.main_window, session.catalogue, resolve_naming(session.settings), session.naming_sample
        )
        dialog.naming_entered.connect(lambda naming: session.update_settings(naming=naming))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # saving

    def _save(self) -> None:
        if not self.questions_page.controller.active:
            self.save_controller.save(typing_unfinished=self.main_page.inspector.date_panel.unfinished)

    def _paste(self) -> None:
        self._add(read_dropped_paths(QGuiApplication.clipboard().mimeData()))

    def _close(self, event: QCloseEvent) -> None:
        if not (
            confirm_close(self.main_window, self.session, self._prompts) and self.restore_controller.confirm_close()
        ):
            event.ignore()
            return
        self.save_controller.close()
        geometry = self.main_window.saveGeometry().toBase64().toStdString()
        width = self.main_page.inspector.preferred_width
        self.session.update_settings(geometry=geometry, inspector_width=width)
        self._refresh_timer.stop()
        self.questions_page.controller.stop()
        self.session.close()
        self.restore_controller.close()
        self._thumbnails.close()
        self.main_page.inspector.stop_loading()
