"""Protects plain text from being interpreted by Qt as HTML or mnemonics, and lets it be broken into lines."""

import re
from typing import Final

_WORD_JOINER: Final = "\N{WORD JOINER}"
"""Has no width and is not read aloud."""
_MAY_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_LONGEST_WORD: Final = 24
"""Letters that have room in a line wherever text is wrapped; longer words are names of files and folders."""
_LONG_WORD: Final = re.compile(rf"[^\s{_MAY_BREAK}]{{{_LONGEST_WORD + 1},}}")
_PARTS_OF_NAME: Final = re.compile(r"(?<=[_\W])(?<![(“‘\"'])(?!(?<=\.)\w{1,5}(?!\w))(?=[^\W_])")
"""Not before an extension, nor after what opens brackets or quotation marks."""
_AROUND_NAME: Final = "()“”‘’\"',.;:!?"


def as_tooltip(text: str) -> str:
    """Return the text so that a tooltip shows it literally.

    Qt interprets a tooltip as HTML when its first line has a tag or "&lt;" (Qt.mightBeRichText). An invisible character
    breaks these up. Escaping would not do, since screen readers read the tooltip, too.
    """
    return text.replace("<", f"<{_WORD_JOINER}").replace("&lt;", f"&{_WORD_JOINER}lt;")


def escape_mnemonics(text: str) -> str:
    """Return the text of a button or menu entry so that "&" is shown, instead of underlining the next letter."""
    return text.replace("&", "&&")


def allow_breaks(text: str) -> str:
    """Return the text so that long names can be broken into lines: Qt does so at spaces, hyphens and slashes only."""
    return _LONG_WORD.sub(lambda word: _break_name(word.group()), text)


def _break_name(name: str) -> str:
    if len(name.strip(_AROUND_NAME)) <= _LONGEST_WORD:
        return name
    parts = _PARTS_OF_NAME.split(name)
    pieces = [part[at : at + _LONGEST_WORD] for part in parts for at in range(0, len(part), _LONGEST_WORD)]
    return _MAY_BREAK.join(pieces)


def without_breaks(text: str) -> str:
    """The text that was given to `allow_breaks`."""
    return text.replace(_MAY_BREAK, "")
