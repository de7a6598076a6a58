"""Cells of a table that a spreadsheet opens and does not run."""

from typing import Final

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_ESCAPE: Final = "'"


def escape_formula(cell: str) -> str:
    """A spreadsheet would run a cell that starts like a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return _ESCAPE + cell if cell.startswith(_FORMULA_STARTS) else cell


def unescape_formula(cell: str) -> str:
    """Undo `harmless`; a text that it would not have marked keeps its apostrophe."""
    return cell[1:] if cell.startswith(_ESCAPE) and cell[1:].startswith(_FORMULA_STARTS) else cell
