"""Numbers as they are written in the reader's language."""

from stampgui.i18n import Catalogue


def format_number(number: float, decimals: int, catalogue: Catalogue) -> str:
    """ "8.6" in English and "8,6" in Indonesian, with as many `decimals`."""
    from babel.numbers import format_decimal  # the window is painted before it writes a number

    pattern = "0." + "0" * decimals if decimals else "0"
    return format_decimal(number, format=pattern, locale=catalogue.locale)
