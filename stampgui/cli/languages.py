"""Chooses the languages of the command line."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from stampgui.i18n import LANGUAGES, pick_language

CAPTION_LANGUAGE: Final = "id"
"""The language of captions without --lang."""


def detect_message_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return one of `LANGUAGES`: the value of --lang if it is one of them, else the language of the system.

    This happens before parsing, because the parser's own messages need it.
    """
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        language = following if word == "--lang" else word.removeprefix("--lang=") if "=" in word else ""
        if language in LANGUAGES:
            return language
    return pick_language(_list_system_languages(environ))


def _list_system_languages(environ: Mapping[str, str]) -> Iterator[str]:
    """Locale names in the precedence of POSIX.1-2017, 8.2; on Windows also the display language."""
    yield from filter(None, environ.get("LANGUAGE", "").split(":"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            yield environ[name]
            return
    if sys.platform == "win32":
        import ctypes
        import locale

        yield locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
