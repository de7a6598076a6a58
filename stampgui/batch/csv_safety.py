"""Protects the cells of a table from being run as formulas by spreadsheets."""

from typing import Final

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_ESCAPE: Final = "'"


def escape_formula(cell: str) -> str:
    """Prefix a cell that starts like a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return _ESCAPE + cell if cell.startswith(_FORMULA_STARTS) else cell


def unescape_formula(cell: str) -> str:
    """Undo `escape_formula`; the apostrophe of any other text is kept."""
    return cell[1:] if cell.startswith(_ESCAPE) and cell[1:].startswith(_FORMULA_STARTS) else cell
