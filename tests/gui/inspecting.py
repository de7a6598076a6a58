"""Working with the inspector beside the photos as a person does."""

from pytestqt.qtbot import QtBot

from stampgui.gui.inspector.inspector import Inspector
from stampgui.gui.main_window import MainWindowController
from stampgui.gui.style.style_gallery import _StyleTile


def select(window: MainWindowController, qtbot: QtBot, names: str) -> Inspector:
    ids = [card.id for card in window.session.model.items if card.found.path.stem in names]
    window.main_page.photo_grid.select_photos(ids)
    qtbot.wait(20)
    inspector = window.main_page.inspector
    qtbot.waitUntil(lambda: inspector.preview.caption_preview is not None, timeout=5000)
    return inspector


def for_selected(window: MainWindowController) -> Inspector:
    inspector = window.main_page.inspector
    inspector.scope_selector._selected_chip.click()
    return inspector


def sample(inspector: Inspector, name: str) -> _StyleTile:
    return next(made for made in inspector.style_panel.gallery._tiles if made.entry.name == name)


def save(window: MainWindowController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.save_run.finished, timeout=20_000):
        window.save_bar.save_requested.emit()
