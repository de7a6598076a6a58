"""Checks whether Qt can start on this computer; `stampgui doctor` runs this module as a separate process.

Qt aborts the process if it finds no display or a library is missing, and prints the reason to standard error.
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
