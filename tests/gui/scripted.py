"""A person whose answers are known beforehand."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from stampgui.gui.asking import Asking
from stampgui.gui.window import Window
from stampgui.i18n import Catalogue

OpenWindow: TypeAlias = Callable[..., Window]


class Scripted(Asking):
    """Answers every question without a dialog: as told, else with its last answer; remembers the titles and texts."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.asked: list[str] = []
        self.said: list[str] = []
        self.chosen_photos: Sequence[Path] = ()
        self.chosen_folder: Path | None = None
        self.chosen_file: Path | None = None

    def question(self, parent: QWidget, title: str, text: str, *, answers: Sequence[str], safe: int) -> int:
        self.asked.append(title)
        self.said.append(text)
        return self.answers.pop(0) if self.answers else len(answers) - 1

    def tell(self, parent: QWidget, title: str, text: str, *, answer: str) -> None:
        self.asked.append(title)

    def photos(self, parent: QWidget, catalogue: Catalogue) -> Sequence[Path]:
        return self.chosen_photos

    def folder(self, parent: QWidget, catalogue: Catalogue, title: str, *, start: Path | None = None) -> Path | None:
        return self.chosen_folder

    def file(self, parent: QWidget, catalogue: Catalogue, title: str, *, kind: str) -> Path | None:
        return self.chosen_file
