"""Working with the inspector beside the photos as a person does."""

from pytestqt.qtbot import QtBot

from stampgui.gui.inspector import Inspector
from stampgui.gui.style_gallery import _Sample
from stampgui.gui.window import Window


def select(window: Window, qtbot: QtBot, names: str) -> Inspector:
    ids = [card.id for card in window.session.model.cards if card.found.path.stem in names]
    window.page.grid.select(ids)
    qtbot.wait(20)
    inspector = window.page.inspector
    qtbot.waitUntil(lambda: inspector.preview.written is not None, timeout=5000)
    return inspector


def for_selected(window: Window) -> Inspector:
    inspector = window.page.inspector
    inspector.scope._selected.click()
    return inspector


def sample(inspector: Inspector, name: str) -> _Sample:
    return next(made for made in inspector.styles.gallery._samples if made.entry.name == name)


def save(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.saving.ended, timeout=20_000):
        window.save_bar.save_wanted.emit()
