"""The window's parts, and what happens between them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut

from stampgui.caption.own import Own
from stampgui.dates.partial import PartialDate
from stampgui.gui.asking import Asking
from stampgui.gui.dialogs import Dialogs
from stampgui.gui.drop import dropped_paths
from stampgui.gui.filling.page import FillingPage
from stampgui.gui.first_steps import first_steps
from stampgui.gui.frame import Frame
from stampgui.gui.giving_back import GivingBack
from stampgui.gui.handing_out import FILES_KEY, SENTENCE_KEY, HandingOut
from stampgui.gui.hints import Hints
from stampgui.gui.leaving import may_close, may_discard
from stampgui.gui.main_page import MainPage
from stampgui.gui.making_copies import MakingCopies
from stampgui.gui.naming import naming_of
from stampgui.gui.naming_dialog import NamingDialog
from stampgui.gui.notices import Notices
from stampgui.gui.photos import Filter, PhotoId, first_choices
from stampgui.gui.qt_words import QtWords
from stampgui.gui.reading import Reading
from stampgui.gui.save_bar import SaveBar
from stampgui.gui.session import Session
from stampgui.gui.theme import Theme
from stampgui.gui.thumbnails import Thumbnails
from stampgui.i18n import Message, catalogue, message, preferred_language
from stampgui.resources import samples
from stampgui.settings import Settings


class Window(QObject):
    """Fills the frame, shows a session in it and hands on what the person does."""

    def __init__(
        self,
        frame: Frame,
        session: Session,
        theme: Theme,
        asking: Asking,
        *,
        page: MainPage,
        filling: FillingPage,
        thumbnails: Thumbnails,
        wishes: Sequence[str],
    ) -> None:
        """`page` and `filling` show the session's photos through `thumbnails`.

        `wishes` are the system's languages, most wanted first.
        """
        super().__init__(frame)
        self.frame = frame
        self.session = session
        self._wishes = wishes
        self._theme = theme
        self._asking = asking
        self._qt_words = QtWords(self)
        self._thumbnails = thumbnails
        speech, tokens = session.catalogue, theme.tokens
        self.header, self.empty = frame.header, frame.empty
        self.header.follow(session.undo)
        self.page, self.filling = page, filling
        self.notices = Notices(speech, tokens)
        self.save_bar = SaveBar(speech, tokens)
        self.giving_back = GivingBack(frame, session, self.page.copies, asking)
        self.handing_out = HandingOut(frame, session, self.page.grid, self.notices)
        self.making_copies = MakingCopies(frame, session, self.save_bar, self.handing_out, asking)
        self.dialogs = Dialogs(frame, session, asking)
        self._reading = Reading(frame, session, self.page, asking)
        self._lay_out()
        self.hints = Hints(frame, speech, tokens, first_steps(self.page, self.save_bar))
        self._parts = (frame, self.page, self.filling, self.notices, self.save_bar, self.hints)
        self._refreshing = QTimer(self, interval=0, singleShot=True)
        self._refreshing.timeout.connect(self._refresh)
        self._connect_session()
        self._connect_parts()
        self._connect_keys()
        self._qt_words.speak(speech)
        self._show_copies()
        self._refresh()
        session.keeping.look()

    # building

    def _lay_out(self) -> None:
        self.frame.put_above(self.notices)
        self.frame.pages.add(self.page)
        self.frame.pages.add(self.filling)
        self.frame.put_below(self.save_bar)

    def _connect_session(self) -> None:
        session = self.session
        session.model.tallied.connect(self._refreshing.start)
        session.settings_changed.connect(self._show_settings)
        session.answered.connect(self._after_answer)
        session.altered.connect(self._thumbnails.forget)
        self._reading.changed.connect(self._refreshing.start)
        session.keeping.offered.connect(self.notices.offer_kept)
        session.keeping.damaged.connect(self.notices.tell_damaged)
        self.making_copies.began.connect(self.hints.end)
        self.making_copies.began.connect(lambda: self.notices.tell(None))
        self.making_copies.changed.connect(self._refreshing.start)
        self._theme.changed.connect(self._show_tokens)

    def _connect_parts(self) -> None:
        header, page, bar = self.header, self.page, self.save_bar
        self.frame.dropped.connect(self._add)
        self.frame.closing.connect(self._close)
        for part in (header, self.empty):
            part.photos_wanted.connect(self._choose_photos)
            part.folder_wanted.connect(self._choose_folder)
        header.language_chosen.connect(lambda name: self._choose(replace(self.session.settings, language=name)))
        header.theme_chosen.connect(lambda name: self._choose(replace(self.session.settings, theme=name)))
        header.settings_wanted.connect(self.dialogs.open_settings)
        header.help_wanted.connect(self.dialogs.open_help)
        self.dialogs.chosen.connect(self._choose)
        self.empty.samples_wanted.connect(lambda: self._add([samples()]))
        self.hints.ended.connect(lambda: self.session.remember(hints_seen=True))
        page.filters.filter_chosen.connect(self._show_only)
        page.filters.order_chosen.connect(self.session.model.sort_by)
        page.filters.width_chosen.connect(self._choose_width)
        page.filters.search_wanted.connect(self._open_search)
        page.search.sought.connect(self._search)
        page.banner.pressed.connect(self._fill_in)
        self.filling.left.connect(self._leave_filling)
        self.filling.broken.connect(self._reading.tell_bug)
        self.notices.told.connect(lambda: self.frame.bring(self.notices))
        self.notices.resumed.connect(self.session.resume)
        self.notices.discarded.connect(self._discard_kept)
        page.grid.picked.connect(self._refreshing.start)
        page.grid.activated.connect(page.inspector.dates.focus)
        page.inspector.look_chosen.connect(self.session.choose_look)
        page.inspector.own_given.connect(self._give_own)
        page.inspector.undone.connect(self.session.undo.undo)
        page.inspector.redone.connect(self.session.undo.redo)
        page.inspector.dates.given.connect(self._give)
        page.inspector.dates.taken_back.connect(lambda: self.session.give(self._selected_ids, None))
        page.inspector.dates.each_own.connect(lambda: self.session.give_each(first_choices(page.grid.selected)[1]))
        bar.save_wanted.connect(self._save)
        bar.change_wanted.connect(self._choose_output)
        bar.turned.connect(lambda: self.frame.bring(bar))
        bar.copies_chosen.connect(lambda faithful, upload: self.session.remember(faithful=faithful, upload=upload))
        bar.naming_chosen.connect(lambda naming: self.session.remember(naming=naming))
        bar.own_name_wanted.connect(self._write_naming)

    def _connect_keys(self) -> None:
        keys, undo, page = QKeySequence.StandardKey, self.session.undo, self.page
        for sequence, action in (
            (QKeySequence(keys.Open), self._choose_photos),
            (QKeySequence("Ctrl+Shift+O"), self._choose_folder),
            (QKeySequence(keys.Save), self._save),
            (QKeySequence(keys.Paste), self._paste),
            (QKeySequence("Ctrl+Z"), undo.undo),
            (QKeySequence("Ctrl+Y"), undo.redo),
            (QKeySequence("Ctrl+Shift+Z"), undo.redo),
            (QKeySequence(SENTENCE_KEY), self.handing_out.copy_selected_sentence),
            (QKeySequence("F2"), self._focus_date),
            (QKeySequence("Ctrl+T"), self._fill_in),
            (QKeySequence("Ctrl+F"), self._open_search),
            (QKeySequence(keys.SelectAll), page.grid.selectAll),
            (QKeySequence("Esc"), self._let_go),
            (QKeySequence("Ctrl+,"), self.dialogs.open_settings),
            (QKeySequence("F1"), self.dialogs.open_help),
        ):
            QShortcut(sequence, self.frame, action)
        for sequence, action in (
            (QKeySequence(keys.Delete), lambda: self.session.take_out(page.grid.selected)),
            (QKeySequence(FILES_KEY), self.handing_out.copy_selected_files),
        ):
            QShortcut(sequence, page.grid, action).setContext(Qt.ShortcutContext.WidgetShortcut)

    # showing

    def _refresh(self) -> None:
        """Show what holds now."""
        self._refreshing.stop()
        filling = self.filling.asker.active
        some = bool(self.session.model.cards) or self.session.gathering.running
        # before the page, which is laid out on being shown, in the room that is left to it
        self.save_bar.setVisible(some and (not filling or self.session.saving.running))
        begins = some and self.empty.isVisible()
        self.frame.pages.show_page(self.filling if filling else self.page if some else self.empty)
        if begins:
            self.page.grid.setFocus()  # where the keyboard goes on from here
        if filling:
            self._drop_hints()
            return
        counts = self.session.model.tally.filters
        pending, again = self.session.pending_count
        self.page.filters.show_counts(counts)
        self.page.search.show_found(self.session.model.rowCount(), counts[self.session.model.chosen_filter])
        self.page.banner.show_counts(counts)
        self.save_bar.show_counts(counts, pending=pending, again=again)
        self._show_copies()
        self._show_selected()
        if counts[Filter.ALL] and not self.session.gathering.running and not self.session.settings.hints_seen:
            self.hints.begin()

    def _show_selected(self) -> None:
        selected = self.page.grid.selected
        self.page.inspector.show_cards(selected, self.page.grid.foremost(selected))
        self.giving_back.show_cards(selected)

    def _show_copies(self) -> None:
        session, bar = self.session, self.save_bar
        bar.show_copies(session.settings)
        bar.show_folder(session.folder)
        bar.show_naming(naming_of(session.settings), session.name_example)

    def _show_settings(self, settings: Settings) -> None:
        self.page.inspector.show_look(self.session.look)
        self._show_copies()
        self.header.show_theme(settings.theme if settings.theme in ("light", "dark") else "")
        self.dialogs.show_settings(settings)
        self._refreshing.start()

    def _show_tokens(self) -> None:
        tokens = self._theme.tokens
        for part in self._parts:
            part.set_tokens(tokens)
        self.dialogs.show_colours()

    # photos

    def _choose_photos(self) -> None:
        self._add(self._asking.photos(self.frame, self.session.catalogue))

    def _choose_folder(self) -> None:
        speech = self.session.catalogue
        folder = self._asking.folder(self.frame, speech, speech.gettext("Choose a folder with photos"))
        self._add([folder] if folder else [])

    def _add(self, paths: Sequence[Path]) -> None:
        if paths:
            self.session.add(paths)
            self._refreshing.start()

    def _show_only(self, chosen: Filter) -> None:
        self.session.model.show_only(chosen)
        self.page.filters.show_filter(chosen)
        if not self.page.grid.selected:
            self.page.grid.select_first()

    def _drop_hints(self) -> None:
        """Whoever finds the way needs no signposts, and Esc is for what was opened last."""
        if self.hints.active:
            self.hints.end()

    def _open_search(self) -> None:
        if self.page.isVisible():
            self._drop_hints()
            self.page.search.open_search()

    def _search(self, sought: str) -> None:
        self.session.model.search(sought)
        if not self.page.grid.selected:
            self.page.grid.select_first()
        if not sought:
            self.page.grid.setFocus()
        self._refresh()

    def _fill_in(self) -> None:
        """Ask for all photos that wait for a person, group by group."""
        if self.filling.asker.active:
            return
        if not self.filling.asker.needed:
            if self.session.model.cards:
                self.notices.tell(message("No photo is waiting for a date."))
            return
        self.notices.tell(None)
        self.filling.begin()
        self._refresh()

    def _leave_filling(self, told: Message | None) -> None:
        self.notices.tell(told)
        self._refresh()
        self.page.grid.setFocus()

    def _focus_date(self) -> None:
        if self.filling.asker.active:
            self.filling.focus()
        else:
            self.page.inspector.dates.focus()

    def _discard_kept(self) -> None:
        if may_discard(self.frame, self.session, self._asking):
            self.session.keeping.discard()
            self.notices.withdraw()

    @property
    def _selected_ids(self) -> list[PhotoId]:
        return [card.id for card in self.page.grid.selected]

    def _give(self, date: PartialDate) -> None:
        self.session.give(self._selected_ids, date)

    def _after_answer(self, photos: list[PhotoId]) -> None:
        """Go on to the next photo that waits; when none is left, show all again."""
        model, grid = self.session.model, self.page.grid
        if self.filling.asker.active:
            return
        if model.chosen_filter is not Filter.ALL and not model.rowCount():
            self._show_only(Filter.ALL)
            grid.select(photos)
        elif not grid.selectionModel().hasSelection():
            grid.select_first()

    def _let_go(self) -> None:
        """Esc: first the hints, then what is being typed, then what is searched for, then the selection."""
        if self.hints.active:
            self.hints.end()
        elif self.filling.asker.active:
            self.filling.let_go()
        elif self.page.inspector.dates.unfinished:
            self.page.inspector.dates.clear()
        elif self.page.search.isVisible():
            self.page.search.close_search()
        else:
            self.page.grid.clearSelection()
            self.page.grid.setFocus()

    # choices

    def _choose(self, settings: Settings) -> None:
        """Take over settings from the header or the dialog; language and colours are the window's to change."""
        old = self.session.settings
        speech = catalogue(preferred_language([settings.language, *self._wishes]))
        speaks_otherwise = speech.language != self.session.catalogue.language
        if speaks_otherwise:
            self.session.speak(speech)
        self.session.choose(settings)
        if settings.theme != old.theme:
            self._theme.choose(settings.theme)
        if speaks_otherwise:
            self._qt_words.speak(speech)
            for part in (*self._parts, self.dialogs):
                part.retranslate(speech)
            self._refresh()

    def _choose_width(self, width: int) -> None:
        self.page.grid.set_card_width(width)
        self.session.remember(thumbnail_width=width)

    def _give_own(self, owns: Mapping[PhotoId, Own], gesture: str) -> None:
        self.session.give_own(owns, gesture)
        # at once: what is decided next builds on it
        self._show_selected()

    def _choose_output(self) -> None:
        speech = self.session.catalogue
        title = speech.gettext("Choose the folder for the copies")
        folder = self._asking.folder(self.frame, speech, title, start=self.session.folder)
        if folder is not None:
            self.session.remember(output_folder=str(folder))

    def _write_naming(self) -> None:
        session = self.session
        dialog = NamingDialog(self.frame, session.catalogue, naming_of(session.settings), session.name_example)
        dialog.chosen.connect(lambda naming: session.remember(naming=naming))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # saving

    def _save(self) -> None:
        if not self.filling.asker.active:
            self.making_copies.save(unfinished=self.page.inspector.dates.unfinished)

    def _paste(self) -> None:
        self._add(dropped_paths(QGuiApplication.clipboard().mimeData()))

    def _close(self, event: QCloseEvent) -> None:
        if not (may_close(self.frame, self.session, self._asking) and self.giving_back.may_close()):
            event.ignore()
            return
        self.making_copies.close()
        geometry = self.frame.saveGeometry().toBase64().toStdString()
        width = self.page.inspector.wished_width
        self.session.remember(geometry=geometry, inspector_width=width)
        self._refreshing.stop()
        self.filling.asker.close()
        self.session.close()
        self.giving_back.close()
        self._thumbnails.close()
        self.page.inspector.close_loader()
