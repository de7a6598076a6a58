"""Names that no file can have on some computer are kept from copies and from styles alike."""

from pathlib import Path

import pytest

from stampgui.caption.caption_text import EventPlace
from stampgui.caption.style_file import StyleNameError, style_path
from stampgui.file_names import is_reserved_name
from stampgui.stamping.copy_name import make_copy_stem

RESERVED = ["con", "PRN", "Aux", "nul", "com1", "LPT9", "COM0", "COM¹", "lpt²", "COM³.foto", "nul .json"]


@pytest.mark.parametrize("name", RESERVED)
def test_a_name_that_windows_keeps_for_a_device_is_given_neither_to_a_copy_nor_to_a_style(name: str) -> None:
    stem = make_copy_stem("{acara}{berkas}", file=name[-1], date=None, event_place=EventPlace(event=name[:-1]))
    assert is_reserved_name(name)
    assert not is_reserved_name(stem)
    with pytest.raises(StyleNameError):
        style_path(Path("styles"), name)


@pytest.mark.parametrize("name", ["console", "com", "com10", "COM⁴", "my con", "lpt"])
def test_a_name_that_only_resembles_one_is_kept(name: str) -> None:
    assert make_copy_stem("{acara}{berkas}", file=name[-1], date=None, event_place=EventPlace(event=name[:-1])) == name
    assert style_path(Path("styles"), name) == Path("styles", f"{name}.json")


@pytest.mark.parametrize("letter", [*r'\/:*?"<>|', "\x7f"])
def test_a_character_that_windows_cannot_write_is_in_no_name(letter: str) -> None:
    assert letter not in make_copy_stem(
        "{acara} {berkas}", file="1", date=None, event_place=EventPlace(event=f"Rapat{letter}desa")
    )
    with pytest.raises(StyleNameError):
        style_path(Path("styles"), f"Rapat{letter}desa")
