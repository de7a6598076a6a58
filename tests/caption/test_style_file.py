"""A style saved is the style read again; a file that is none says what is wrong with it."""

import contextlib
import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from stampgui.caption.font import find_bundled_font
from stampgui.caption.style import (
    AUTO,
    BUILT_IN_STYLES,
    Align,
    Anchor,
    CustomPosition,
    Plate,
    PlateShape,
    Style,
    StyleError,
)
from stampgui.caption.style_file import StyleFileError, format_style, list_style_files, read_style, write_style

colours = st.tuples(*[st.integers(0, 255)] * 3)
fractions = st.floats(0, 1)
plates = st.builds(
    Plate,
    st.sampled_from(PlateShape),
    colours,
    opacity=st.floats(10, 100),
    padding=st.floats(0, 150),
    radius=st.floats(0, 100),
)
styles = st.builds(
    Style,
    font=st.sampled_from(["", "Noto Sans", "/fonts/batik.ttf"]),
    size=st.floats(1, 25),
    fill=st.just(AUTO) | colours,
    outline=st.floats(0, 30),
    outline_colour=st.none() | colours,
    shadow=st.floats(0, 60),
    plate=st.none() | plates,
    position=st.one_of(st.just(AUTO), st.sampled_from(Anchor), st.builds(CustomPosition, fractions, fractions)),
    align=st.none() | st.sampled_from(Align),
    line_spacing=st.floats(0.8, 3),
    margin=st.floats(0, 20),
)


@for_all(styles)
def test_a_style_survives_being_written_and_read(style: Style) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "styles" / "kantor.json"
        write_style(file, style)
        assert read_style(file) == style
        assert [path.name for path in file.parent.iterdir()] == ["kantor.json"]


@pytest.mark.parametrize("style", BUILT_IN_STYLES.values(), ids=list(BUILT_IN_STYLES))
def test_built_in_styles_can_be_handed_to_a_colleague(style: Style, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(format_style(style), encoding="utf-8")
    assert read_style(tmp_path / "a.json") == style


def test_what_is_not_said_is_as_usual(tmp_path: Path) -> None:
    # as editors and PowerShell's ">" write it
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (tmp_path / "a.json").write_text('{"size": 6, "position": "auto"}', encoding=encoding)
        assert read_style(tmp_path / "a.json") == Style(size=6, position=AUTO)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "not a style file"),
        ("halo", "not a style file"),
        ("[1, 2]", "not a style file"),
        ("[" * 100_000, "not a style file"),
        ('{"size": ' + "1" * 70_000 + "}", "not a style file"),
        ('{"sise": 4}', "unknown entry “sise”. Known entries: align, "),
        ('{"size": "4"}', "“size” has to be a number"),
        ('{"size": true}', "“size” has to be a number"),
        ('{"size": 0.5}', "“size” has to be a number from 1 to 25"),
        ('{"size": NaN}', "“size” has to be a number from 1 to 25"),
        (f'{{"size": {10**400}}}', "“size” has to be a number from 1 to 25"),
        ('{"outline": 31}', "“outline” has to be a number from 0 to 30"),
        ('{"fill": "red"}', "“fill” has to be a colour such as “#ffd633”"),
        ('{"fill": [1, 2, 3]}', "“fill” has to be text"),
        ('{"position": "middle"}', "“position” has to be one of: top-left, "),
        ('{"position": [0.5]}', "“position” has to be two numbers"),
        ('{"position": [0.5, 2]}', "“position” has to be a number from 0 to 1"),
        ('{"align": "justify"}', "“align” has to be one of: left, center, right"),
        ('{"font": 7}', "“font” has to be text"),
        ('{"plate": "box"}', "not a style file"),
        ('{"plate": {"shape": "box"}}', "“colour” is missing in “plate”"),
        ('{"plate": {"shape": "star", "colour": "#000000"}}', "“shape” has to be one of: box, ribbon, strip"),
        (
            '{"plate": {"shape": "box", "colour": "#000000", "opacity": 5}}',
            "“opacity” has to be a number from 10 to 100",
        ),
        ('{"plate": {"shape": "box", "colour": "#000000", "blur": 5}}', "unknown entry “blur”"),
    ],
)
def test_a_file_that_is_no_style_says_what_is_wrong(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "kantor.json").write_text(content, encoding="utf-8")
    with pytest.raises(StyleFileError) as caught:
        read_style(tmp_path / "kantor.json")
    assert str(caught.value).startswith("The style kantor.json cannot be used: ")
    assert reason in str(caught.value)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"font": "\xff"}')
    for name, reason in (("a.json", "not a style file"), ("none.json", "cannot be opened"), (".", "cannot be opened")):
        with pytest.raises(StyleFileError, match=reason):
            read_style(tmp_path / name)


single = st.none() | st.booleans() | st.integers() | st.floats() | st.text()


@for_all(
    single | st.lists(single, max_size=3) | st.dictionaries(st.text() | st.sampled_from(["shape", "colour"]), single)
)
def test_no_entry_of_any_kind_is_a_surprise(value: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("font", "size", "fill", "plate", "position", "align"):
            (Path(folder) / "a.json").write_text(json.dumps({name: value}), encoding="utf-8")
            with contextlib.suppress(StyleFileError):
                assert isinstance(read_style(Path(folder) / "a.json"), Style)


def test_a_font_handed_over_beside_its_style_is_found(tmp_path: Path) -> None:
    shutil.copy(find_bundled_font(), tmp_path / "batik.ttf")
    (tmp_path / "a.json").write_text('{"font": "batik.ttf"}')
    assert read_style(tmp_path / "a.json").font == str(tmp_path / "batik.ttf")


def test_a_font_whose_name_is_too_long_for_a_file_is_none_beside_the_style(tmp_path: Path) -> None:
    file = tmp_path / "gaya.json"
    file.write_text('{"font": "%s"}' % ("a" * 300), encoding="utf-8")
    assert read_style(file) == Style(font="a" * 300)


def test_saved_styles_are_listed_by_name(tmp_path: Path) -> None:
    for name in ("kantor", "arsip"):
        write_style(tmp_path / f"{name}.json", Style())
    (tmp_path / "catatan.txt").write_text("halo")
    assert [file.stem for file in list_style_files(tmp_path)] == ["arsip", "kantor"]
    assert list_style_files(tmp_path / "none") == ()


def test_numbers_out_of_bounds_are_refused() -> None:
    for wrong in (0.9, 26, float("nan"), float("inf")):
        with pytest.raises(StyleError):
            Style(size=wrong)
    with pytest.raises(StyleError):
        CustomPosition(-0.1, 0.5)
