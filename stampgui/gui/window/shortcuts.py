"""Keyboard shortcuts of the whole window and of the photo grid."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from stampgui.gui.photos.card_menu import COPY_FILES_KEY, COPY_TEXT_KEY, DATE_KEY, LOOK_KEY, REMOVE_KEY, SAVE_KEY
from stampgui.gui.photos.photo_grid import PhotoGrid
from stampgui.gui.saving.share_controller import ShareController
from stampgui.gui.shell.main_frame import MainWindow
from stampgui.gui.state.undo_stack import UndoStack
from stampgui.gui.window.dialogs import Dialogs
from stampgui.gui.window.intake import Intake
from stampgui.gui.window.window_actions import WindowActions


def add_window_shortcuts(
    main_window: MainWindow,
    actions: WindowActions,
    *,
    intake: Intake,
    dialogs: Dialogs,
    grid: PhotoGrid,
    share_controller: ShareController,
    undo_stack: UndoStack,
) -> None:
    keys = QKeySequence.StandardKey
    for sequence, action in (
        (QKeySequence(keys.Open), actions.choose_photos),
        (QKeySequence("Ctrl+Shift+O"), actions.choose_folder),
        (QKeySequence(keys.Save), actions.save),
        (QKeySequence(SAVE_KEY), actions.save_selected),
        (QKeySequence(keys.Paste), intake.paste),
        (QKeySequence("Ctrl+Z"), undo_stack.undo),
        (QKeySequence("Ctrl+Y"), undo_stack.redo),
        (QKeySequence("Ctrl+Shift+Z"), undo_stack.redo),
        (QKeySequence(COPY_TEXT_KEY), share_controller.copy_selected_text),
        (QKeySequence(DATE_KEY), actions.focus_date),
        (QKeySequence(LOOK_KEY), actions.look_closer),
        (QKeySequence("Ctrl+T"), actions.ask_for_dates),
        (QKeySequence("Ctrl+F"), actions.open_search),
        (QKeySequence(keys.SelectAll), grid.selectAll),
        (QKeySequence("Esc"), actions.handle_escape),
        (QKeySequence("Ctrl+,"), dialogs.open_settings),
        (QKeySequence("F1"), dialogs.open_help),
    ):
        QShortcut(sequence, main_window, action)


def add_grid_shortcuts(grid: PhotoGrid, actions: WindowActions, share_controller: ShareController) -> None:
    """Add shortcuts that have another meaning in text fields."""
    for sequence, action in (
        (QKeySequence(REMOVE_KEY), actions.remove_selected),
        (QKeySequence(COPY_FILES_KEY), share_controller.copy_selected_files),
    ):
        QShortcut(sequence, grid, action).setContext(Qt.ShortcutContext.WidgetShortcut)
