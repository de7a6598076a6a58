"""Which language the command line speaks."""

import locale
import sys
from collections.abc import Iterator, Mapping, Sequence

from stampgui.i18n import LANGUAGES, pick_language


def detect_message_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """ "id" or "en": what --lang says if it is one of them, else what the system speaks.

    Looked up before parsing, because the parser's own words need it.
    """
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        wanted = following if word == "--lang" else word.removeprefix("--lang=") if "=" in word else ""
        if wanted in LANGUAGES:
            return wanted
    return pick_language(_list_system_languages(environ))


def _list_system_languages(environ: Mapping[str, str]) -> Iterator[str]:
    """Locale names by POSIX precedence (POSIX.1-2017, 8.2), and on Windows the language of its own buttons."""
    yield from filter(None, environ.get("LANGUAGE", "").split(":"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            yield environ[name]
            return
    if sys.platform == "win32":
        import ctypes

        yield locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
