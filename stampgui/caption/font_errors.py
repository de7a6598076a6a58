"""Why a caption's font cannot be used."""

from stampgui.i18n import ExplainedError, message


class FontError(ExplainedError):
    """A font that cannot be used, or not for this text."""


class MissingGlyphsError(FontError):
    """A font that has no glyphs for some letters of a text, in `letters`."""

    def __init__(self, letters: str) -> None:
        super().__init__(
            message(
                "The caption's font has no letters for “{letters}”. Choose another font, caption or language.",
                letters=letters,
            )
        )
        self.letters = letters
