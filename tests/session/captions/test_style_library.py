"""Styles on the shelf: built in, saved, and found again by the command line."""

from dataclasses import replace
from pathlib import Path

import pytest

from stampgui.caption.style import BUILT_IN_STYLES, Anchor, CustomPosition, Style
from stampgui.caption.style_file import StyleNameError, read_style
from stampgui.cli.styles import load_style
from stampgui.folders import find_folders
from stampgui.i18n import load_catalogue
from stampgui.session.captions.style_library import (
    StyleEntry,
    StyleLibraryError,
    apply_entry,
    delete_style,
    find_entry,
    list_styles,
    save_style,
)

OFFICE = Style(size=6, fill=(255, 214, 51), position=CustomPosition(0.5, 0.9))


def test_at_first_there_are_the_built_in_styles(tmp_path: Path) -> None:
    assert [entry.name for entry in list_styles(tmp_path / "none")] == list(BUILT_IN_STYLES)


def test_a_saved_style_is_on_the_shelf_and_at_the_command_lines_hand(tmp_path: Path) -> None:
    folder = tmp_path / "stampgui" / "styles"
    save_style(folder, " Kantor  Kelurahan ", OFFICE)
    assert list_styles(folder)[-1] == StyleEntry("Kantor Kelurahan", OFFICE, folder / "Kantor Kelurahan.json")
    assert load_style("Kantor Kelurahan", replace(find_folders(), styles=folder)) == OFFICE


def test_a_style_that_is_saved_again_is_replaced_and_one_that_is_deleted_goes(tmp_path: Path) -> None:
    save_style(tmp_path, "Kantor", OFFICE)
    file = save_style(tmp_path, "Kantor", replace(OFFICE, size=3))
    assert read_style(file).size == 3
    delete_style(file)
    assert len(list_styles(tmp_path)) == len(BUILT_IN_STYLES)


@pytest.mark.parametrize(
    "name",
    ["", "  ", "a/b", "a\\b", "..", ".tersembunyi", "akhir.", "con", "LPT1", "nul.x", "a?", "a\x07", "x" * 61, "Box"],
)
def test_a_name_that_is_no_file_name_on_every_system_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StyleNameError):
        save_style(tmp_path, name, OFFICE)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "styles").write_text("a file")
    with pytest.raises(StyleLibraryError) as caught:
        save_style(tmp_path / "styles", "Kantor", OFFICE)
    assert "Kantor.json" in str(caught.value)


def test_a_broken_style_file_stays_on_the_shelf_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "rusak.json").write_text('{"size": 99}')
    broken = list_styles(tmp_path)[-1]
    assert broken.refusal is not None
    assert "“size” has to be a number from 1 to 25" in load_catalogue("en").render(broken.refusal)
    assert find_entry((broken,), Style()) is None


def test_a_style_that_was_moved_and_resized_is_still_that_style(tmp_path: Path) -> None:
    shelf = list_styles(tmp_path)
    moved = replace(BUILT_IN_STYLES["yellow"], position=Anchor.TOP, size=9)
    found = find_entry(shelf, moved)
    assert found is not None
    assert found.name == "yellow"
    assert find_entry(shelf, replace(moved, shadow=1)) is None


def test_a_built_in_style_leaves_the_caption_where_the_person_put_it() -> None:
    ribbon = StyleEntry("ribbon", BUILT_IN_STYLES["ribbon"])
    assert apply_entry(ribbon, Style()).position is Anchor.BOTTOM
    assert apply_entry(ribbon, Style(position=Anchor.TOP_LEFT)).position is Anchor.TOP_LEFT


def test_a_saved_style_brings_its_place_along(tmp_path: Path) -> None:
    save_style(tmp_path, "Kantor", OFFICE)
    assert apply_entry(list_styles(tmp_path)[-1], Style(position=Anchor.TOP_LEFT)) == OFFICE
