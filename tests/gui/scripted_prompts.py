"""A person whose answers are known beforehand."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from gui.driver.window import WindowDriver
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import Catalogue

OpenWindow: TypeAlias = Callable[..., WindowDriver]


class Scripted(Prompts):
    """Answers every question without a dialog: as told, else with its last answer; remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.asked: list[str] = []
        self.said: list[str] = []
        self.offered: list[Sequence[str]] = []
        self.chosen_photos: Sequence[Path] = ()
        self.chosen_folder: Path | None = None
        self.chosen_file: Path | None = None

    def ask(
        self,
        parent: QWidget,
        title: str,
        text: str,
        *,
        answers: Sequence[str],
        default: int,
        escape: int | None = None,
        until: SignalInstance | None = None,
    ) -> int:
        self.asked.append(title)
        self.said.append(text)
        self.offered.append(answers)
        return self.answers.pop(0) if self.answers else len(answers) - 1

    def alert(self, parent: QWidget, title: str, text: str, *, answer: str) -> None:
        self.asked.append(title)
        self.said.append(text)

    def choose_photos(self, parent: QWidget, catalogue: Catalogue) -> Sequence[Path]:
        return self.chosen_photos

    def choose_folder(
        self, parent: QWidget, catalogue: Catalogue, title: str, *, start: Path | None = None
    ) -> Path | None:
        return self.chosen_folder

    def choose_file(self, parent: QWidget, catalogue: Catalogue, title: str, *, name_filter: str) -> Path | None:
        return self.chosen_file
