"""Qt's own texts in the window's language: file dialogs, standard buttons, the menus of text fields.

Qt has no Indonesian translation. The texts are in the program's catalogue like all others and are given to Qt as a .qm
file that is built in memory.
"""

import struct
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from stampgui.i18n import Catalogue, Message, message

_FILE_DIALOG: Final = (
    ("Back", message("Back")),
    ("Forward", message("Forward")),
    ("Parent Directory", message("Folder above")),
    ("Create New Folder", message("Create a new folder")),
    ("Create a New Folder", message("Create a new folder")),
    ("&New Folder", message("New folder")),
    ("New Folder", message("New folder")),
    ("List View", message("As a list")),
    ("Detail View", message("With details")),
    ("Go back", message("Back")),
    ("Go forward", message("Forward")),
    ("Go to the parent directory", message("Folder above")),
    ("Change to list view mode", message("As a list")),
    ("Change to detail view mode", message("With details")),
    ("Sidebar", message("Places")),
    ("List of places and bookmarks", message("Places")),
    ("Files", message("Files")),
    ("&Look in:", message("Look in:")),
    ("Directory:", message("Folder:")),
    ("File &name:", message("Name:")),
    ("Files of &type:", message("Type:")),
    ("Recent Places", message("Recent places")),
    ("Computer", message("Computer")),
    ("&Open", message("Open")),
    ("Open", message("Open")),
    ("&Choose", message("Choose")),
    ("&Rename", message("Rename")),
    ("&Delete", message("Delete")),
    ("Delete", message("Delete")),
    ("Remove", message("Remove")),
    ("Show ", message("Show ")),
    ("Show &hidden files", message("Show hidden files")),
    ("All Files (*)", message("All files (*)")),
    ("Directories", message("Folders")),
    ("%1\nFile not found.\nPlease verify the correct file name was given.", message("%1\nThere is no such file.")),
    ("%1\nDirectory not found.\nPlease verify the correct directory name was given.",
     message("%1\nThere is no such folder.")),
    ("Are you sure you want to delete '%1'?", message("Delete “%1”?")),
    ("'%1' is write protected.\nDo you want to delete it anyway?", message("“%1” is protected. Delete it anyway?")),
    ("Could not delete directory.", message("The folder could not be deleted.")),
)  # fmt: skip
_COLUMNS: Final = (
    ("Name", message("Name")),
    ("Size", message("Size")),
    ("Type", message("Type")),
    ("Date Modified", message("Modified")),
    ("Computer", message("Computer")),
    ("Folder", message("Folder")),
    ("File", message("File")),
    ("Drive", message("Drive")),
)
_BUTTONS: Final = (
    ("OK", message("OK")),
    ("&OK", message("OK")),
    ("Open", message("Open")),
    ("Cancel", message("Cancel")),
    ("&Cancel", message("Cancel")),
    ("&Yes", message("Yes")),
    ("&No", message("No")),
)
_TEXT_MENU: Final = (
    ("&Undo", message("Undo")),
    ("&Redo", message("Redo")),
    ("Cu&t", message("Cut text")),
    ("&Copy", message("Copy text")),
    ("Copy &Link Location", message("Copy the link")),
    ("&Paste", message("Paste text")),
    ("Delete", message("Delete text")),
    ("Select All", message("Select all")),
)
_SCROLL_MENU: Final = (
    ("Scroll here", message("Scroll here")),
    ("Top", message("To the top")),
    ("Bottom", message("To the bottom")),
    ("Left edge", message("To the left edge")),
    ("Right edge", message("To the right edge")),
    ("Page up", message("Page up")),
    ("Page down", message("Page down")),
    ("Page left", message("Page left")),
    ("Page right", message("Page right")),
    ("Scroll up", message("Scroll up")),
    ("Scroll down", message("Scroll down")),
    ("Scroll left", message("Scroll left")),
    ("Scroll right", message("Scroll right")),
)
QT_MESSAGES: Final[Mapping[str, Sequence[tuple[str, Message]]]] = {
    "QFileDialog": _FILE_DIALOG,
    "QFileSystemModel": (*_COLUMNS, ("New Folder", message("New folder"))),
    "QAbstractFileIconProvider": _COLUMNS,
    "QPlatformTheme": _BUTTONS,
    "QDialogButtonBox": _BUTTONS,
    "QMessageBox": _BUTTONS,
    "QLineEdit": _TEXT_MENU,
    "QWidgetTextControl": _TEXT_MENU,
    "QScrollBar": _SCROLL_MENU,
}
"""Qt's source texts and the program's texts for them, by the Qt class that shows them (the "context" of tr())."""

# the .qm format, from Qt's qtranslator.cpp: a magic number, then sections of a tag, a length and content
_MAGIC: Final = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8


class QtTranslations(QTranslator):
    """Keeps Qt's own texts in the window's language.

    It overrides no method: Python could express "no translation" only as an empty text, which Qt would show.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._qm = b""

    def set_language(self, catalogue: Catalogue) -> None:
        """Make Qt use the language of `catalogue` for everything that is shown from now on."""
        QCoreApplication.removeTranslator(self)
        self._qm = compile_qm(catalogue)  # Qt reads from these bytes for as long as it translates
        self.load(self._qm)
        QCoreApplication.installTranslator(self)


def compile_qm(catalogue: Catalogue) -> bytes:
    """Compile `QT_MESSAGES`, in the language of `catalogue`, into the content of a .qm file."""
    hashes: list[tuple[int, int]] = []
    messages = b""
    for context, words in QT_MESSAGES.items():
        for source, word in words:
            hashes.append((_elf_hash(source.encode()), len(messages)))
            messages += _pack_section(_TRANSLATION, catalogue.render(word).encode("utf-16-be"))
            messages += (
                _pack_section(_SOURCE, source.encode())
                + _pack_section(_CONTEXT, context.encode())
                + _pack_section(_COMMENT, b"")
            )
            messages += bytes([_END])
    table = b"".join(struct.pack(">II", *row) for row in sorted(hashes))
    return _MAGIC + _pack_section(_HASHES, table) + _pack_section(_MESSAGES, messages)


def _pack_section(tag: int, content: bytes) -> bytes:
    return struct.pack(">BI", tag, len(content)) + content


def _elf_hash(text: bytes) -> int:
    """The hash function of ELF symbol tables (System V ABI, "Hash Table"); Qt uses 1 in place of 0."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value ^= high >> 24
        value &= ~high
    return value or 1
