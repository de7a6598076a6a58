"""Protects plain text from being interpreted by Qt as HTML or mnemonics."""

from typing import Final

_WORD_JOINER: Final = "\N{WORD JOINER}"
"""Has no width and is not read aloud."""


def as_tooltip(text: str) -> str:
    """Return the text so that a tooltip shows it literally.

    Qt interprets a tooltip as HTML when its first line has a tag or "&lt;" (Qt.mightBeRichText). An invisible character
    breaks these up. Escaping would not do, since screen readers read the tooltip, too.
    """
    return text.replace("<", f"<{_WORD_JOINER}").replace("&lt;", f"&{_WORD_JOINER}lt;")


def escape_mnemonics(text: str) -> str:
    """Return the text of a button or menu entry so that "&" is shown, instead of underlining the next letter."""
    return text.replace("&", "&&")
