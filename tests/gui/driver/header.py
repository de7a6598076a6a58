"""The top of the window."""

from gui.driver.parts import Page, find_part
from PySide6.QtWidgets import QPushButton


class HeaderPage(Page):
    """The top of the window."""

    @property
    def ticked(self) -> set[str]:
        """The language and the colours that have a tick in their menus."""
        menus = [find_part(self.root, QPushButton, name).menu() for name in ("languageButton", "themeButton")]
        return {action.text() for menu in menus for action in menu.actions() if action.isChecked()}

    def choose_from(self, name: str, row: int) -> None:
        """Choose a row of the menu below a button."""
        find_part(self.root, QPushButton, name).menu().actions()[row].trigger()
