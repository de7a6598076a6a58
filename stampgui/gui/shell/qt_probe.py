"""Tries whether Qt can start here, without a window; `stampgui doctor` runs it as a program of its own.

Qt ends its process where it finds no display or lacks a library, and says on standard error which.
"""

import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication


def probe_qt() -> None:
    """Write Qt's version and the platform plugin that it chose: "6.11.1 xcb"."""
    sys.stdout.write(qVersion() + " ")
    sys.stdout.flush()  # the process may end with the next line
    sys.stdout.write(QGuiApplication([]).platformName())


if __name__ == "__main__":
    probe_qt()
