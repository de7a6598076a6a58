"""The report of `stampgui doctor` and of the help: what works on this computer, and where the program's files are."""

import locale
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stampgui.caption.font_search import list_installed_fonts
from stampgui.caption.style_file import list_style_files
from stampgui.folders import Folders
from stampgui.i18n import Catalogue, Message, message, messages
from stampgui.image.decoders import explain_missing_decoder
from stampgui.image.format import Format
from stampgui.image.jpeg.core import explain_missing_core
from stampgui.versions import describe_system, find_version

_PACKAGES: Final = (
    "PySide6-Essentials",
    "pillow",
    "piexif",
    "exifread",
    "babel",
    "platformdirs",
    "rich",
    "pi-heif",
    "pylibjxl",
    "brotli",
)
_DECODERS: Final = {"HEIC": Format.HEIF, "JPEG XL": Format.JPEG_XL, "AVIF": Format.AVIF}
_QT_PROBE: Final = "stampgui.gui.shell.qt_probe"
"""Run as a separate process, since Qt may abort it; the command line itself works without Qt."""
_QT_SECONDS: Final = 60


def format_diagnosis(folders: Folders, catalogue: Catalogue) -> Iterator[str]:
    """Yield a line for each possible cause of trouble; the only personal content is paths."""
    for name, value in _diagnose(folders, catalogue.language):
        label, text = (each if isinstance(each, str) else catalogue.render(each) for each in (name, value))
        yield f"{label}: {text}"


def _diagnose(folders: Folders, language: str) -> Iterator[tuple[str | Message, str | Message]]:
    missing = message("not installed")
    yield "stampgui", find_version("stampgui") or missing
    yield "Python", f"{platform.python_version()} ({sys.executable})"
    yield message("system"), describe_system()
    yield message("lossless JPEG core"), _describe_core()
    for package in _PACKAGES:
        yield package, find_version(package) or missing
    for name, kind in _DECODERS.items():
        yield name, explain_missing_decoder(kind) or message("yes")
    yield "Qt", _probe_qt()
    yield message("language"), f"{language} ({_describe_locale()})"
    yield message("fonts"), _describe_fonts(folders)
    yield message("settings"), _describe_path(folders.settings_file)
    yield message("saved styles"), _describe_styles(folders)
    yield message("pictures"), _describe_path(folders.pictures)
    yield message("log"), _describe_path(folders.log_file)


def _describe_core() -> Message:
    reason = explain_missing_core()
    return message("yes") if reason is None else message("no: {reason}", reason=reason)


def _probe_qt() -> str | Message:
    """The version of Qt and its platform plugin, or why it cannot open a window."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", _QT_PROBE],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_QT_SECONDS,
            cwd=Path(__file__).parents[2],  # else Python would look for modules where the person is, among the photos
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return message("no window can be opened: {reason}", reason=type(error).__name__)
    output = " ".join(done.stdout.split())
    if done.returncode == 0:
        return output
    reasons = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return message("no window can be opened: {reason}", reason=" ".join((output, *reasons)).strip())


def _describe_locale() -> str:
    names = {name: os.environ[name] for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)}
    chosen = locale.getlocale()[0] or "C"
    return ", ".join((chosen, sys.getfilesystemencoding(), *(f"{name}={value}" for name, value in names.items())))


def _describe_fonts(folders: Folders) -> Message:
    count = len(list_installed_fonts(folders.fonts))
    return messages(
        "{count} found in {places}", "{count} found in {places}", count, places=os.pathsep.join(map(str, folders.fonts))
    )


def _describe_styles(folders: Folders) -> Message:
    count = len(list_style_files(folders.styles))
    return messages("{count} in {folder}", "{count} in {folder}", count, folder=str(folders.styles))


def _describe_path(path: Path) -> str | Message:
    return str(path) if path.exists() else message("{file}, which does not exist yet", file=str(path))
