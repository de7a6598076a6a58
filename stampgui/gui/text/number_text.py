"""Formats numbers in the window's language."""

from stampgui.i18n import Catalogue


def format_number(number: float, decimals: int, catalogue: Catalogue) -> str:
    """Format a number with `decimals` digits: "8.6" in English, "8,6" in Indonesian."""
    from babel.numbers import format_decimal  # late: the window is painted before it needs a number

    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(number, format=pattern, locale=catalogue.locale)
