"""Names and words shown as they are, where Qt would look for HTML in them."""

from typing import Final

_WORD_JOINER: Final = "\N{WORD JOINER}"
"""Takes no room and is not read out."""


def as_tooltip(text: str) -> str:
    """Return the text so that a tooltip shows it as it is, whatever it looks like.

    Qt takes a tooltip for HTML when its first line has a tag or "&lt;" (Qt.mightBeRichText). An invisible character
    breaks these up: a tooltip is also what a screen reader reads, which would read escaped text letter by letter.
    """
    return text.replace("<", f"<{_WORD_JOINER}").replace("&lt;", f"&{_WORD_JOINER}lt;")


def escape_mnemonics(text: str) -> str:
    """Return the text of a button or menu entry so that "&" stands in it, instead of underlining the next letter."""
    return text.replace("&", "&&")
