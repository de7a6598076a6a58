"""Letters of any font and script are drawn as they are written, or the caption says that it cannot."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageChops, ImageFont

from stampgui.caption.caption_text import format_caption
from stampgui.caption.drawing import draw_caption
from stampgui.caption.fit import check_caption
from stampgui.caption.font import Face, find_bundled_font
from stampgui.caption.font_errors import FontError, MissingGlyphsError
from stampgui.caption.font_search import (
    explain_missing_glyphs,
    find_font,
    list_installed_fonts,
    read_font_name,
    with_font_file,
)
from stampgui.caption.style import Style
from stampgui.caption.text_layout.shaping import can_shape, detect_direction, needs_shaping
from stampgui.dates.partial import PartialDate

DAY = PartialDate(2022, 10, 14)
SIZE = (1200, 900)
SYSTEM_FONTS = (Path("/usr/share/fonts"), Path("/Library/Fonts"), Path(r"C:\Windows\Fonts"))


@pytest.fixture
def arabic() -> Style:
    """A style in a font of this computer that has Arabic letters."""
    for name in ("DejaVu Sans", "Arial", "Noto Sans Arabic", "Amiri"):
        try:
            style = Style(font=str(find_font(name, SYSTEM_FONTS)))
            check_caption("أكتوبر", style, SIZE)
        except FontError:
            continue
        return style
    pytest.skip("this computer has no font with Arabic letters, or cannot join them")


def test_letters_that_the_face_lacks_are_named_and_never_drawn_as_boxes() -> None:
    assert Face.from_font("").find_missing("Jumat 14 Oktober 2022, Łódź Ş ğ ё Οκτωβρίου tháng") == ""
    with pytest.raises(FontError) as caught:
        draw_caption("日本 2022", Style(), SIZE)
    assert dict(caught.value.reason.arguments)["letters"] == "日本"


@pytest.mark.parametrize("language", ["ar", "hi", "th", "ja", "km", "jv-Java"])
def test_a_language_whose_letters_the_bundled_face_lacks_says_so(language: str) -> None:
    template = "{weekday}, {date}" if language != "jv-Java" else "ꦠꦁꦒꦭ꧀ {date}"
    text = format_caption(template, DAY, language="jv" if language == "jv-Java" else language)
    with pytest.raises(FontError, match="has no letters for"):
        check_caption(text, Style(), SIZE)


def test_arabic_is_joined_and_runs_from_the_right(arabic: Style) -> None:
    """Joined letters are narrower than single ones, and the first word's ink lies at the right."""
    face = Face.from_font(arabic.font)
    month = "أكتوبر"
    assert needs_shaping(month)
    joined = face.extent(month, 100).width
    assert joined < sum(face.extent(letter, 100).width for letter in month) * 0.95
    line, last = (face.render(next(face.split_pieces(text, 100)), 100, 0).mask for text in (f"{month} 2022", "2022"))
    alone = line.crop((0, 0, last.width, line.height)).crop(
        line.crop((0, 0, last.width, line.height)).getbbox() or (0, 0, 1, 1)
    )
    digits = last.crop(last.getbbox() or (0, 0, 1, 1))
    assert alone.size == pytest.approx(digits.size, abs=2)
    room = (0, 0, min(alone.width, digits.width), min(alone.height, digits.height))
    difference = ImageChops.difference(alone.crop(room), digits.crop(room)).histogram()
    assert sum(difference[128:]) < 0.05 * sum(difference)


def test_without_a_shaper_arabic_is_refused_and_latin_is_not(arabic: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stampgui.caption.font.can_shape", lambda: False)
    with pytest.raises(FontError, match="cannot be joined"):
        check_caption("أكتوبر 2022", arabic, SIZE)
    check_caption("difoto tanggal 14 Oktober 2022", arabic, SIZE)


def test_scripts_that_need_more_than_a_row_of_letters_are_known() -> None:
    for text in ("أكتوبر", "באוקטובר", "अक्टूबर", "ꦠꦁꦒꦭ꧀", "ᠮᠣᠩᠭᠣᠯ", "e\u0301"):
        assert needs_shaping(text)
    for text in ("difoto tanggal 14 Oktober 2022", "Łódź", "октября", "年月日", "é"):
        assert not needs_shaping(text)
    assert [detect_direction(text) for text in ("2022 أكتوبر", "2022 Oktober", "2022")] == ["rtl", "ltr", "ltr"]
    assert isinstance(can_shape(), bool)


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    """A folder of fonts: the bundled family's faces, a file that is none, a text."""
    folder = tmp_path / "fonts"
    shutil.copytree(find_bundled_font().parent, folder / "manrope")
    (folder / "broken.ttf").write_bytes(b"no font")
    (folder / "readme.txt").write_text("fonts")
    return folder


def test_a_font_is_found_by_the_name_it_gives_itself(fonts: Path) -> None:
    assert ImageFont.truetype(find_font("manrope bold", [fonts])).getname() == ("Manrope", "Bold")
    assert ImageFont.truetype(find_font("Manrope", [fonts])).getname()[0] == "Manrope"
    with pytest.raises(FontError, match="no font “Manropa”"):
        find_font("Manropa", [fonts, fonts / "none"])


def test_a_style_names_a_font_or_its_file_or_none(fonts: Path) -> None:
    file = fonts / "manrope" / find_bundled_font().name
    assert with_font_file(Style(), [fonts]) == Style()
    assert with_font_file(Style(font=str(file)), []) == Style(font=str(file))
    assert Path(with_font_file(Style(font="Manrope Bold"), [fonts]).font) == file
    own = draw_caption("14 Oktober", Style(), SIZE).rgba
    assert draw_caption("14 Oktober", Style(font=str(file)), SIZE).rgba.tobytes() == own.tobytes()


def test_fonts_to_choose_from_are_plain_and_bold_faces_that_can_write_a_caption(fonts: Path) -> None:
    offered = list_installed_fonts([fonts, fonts / "none"])
    assert [font.name for font in offered] == ["Manrope", "Manrope Bold"]
    assert [read_font_name(font.file) for font in offered] == ["Manrope", "Manrope Bold"]
    assert read_font_name(fonts / "broken.ttf") == "broken"


def test_a_file_that_is_no_font_is_refused(fonts: Path) -> None:
    with pytest.raises(FontError, match=r"broken\.ttf is not a font"):
        check_caption("14 Oktober", replace(Style(), font=str(fonts / "broken.ttf")), SIZE)


def test_an_installed_font_that_has_the_letters_is_advised(fonts: Path) -> None:
    with pytest.raises(MissingGlyphsError) as caught:
        check_caption("日本 2022", Style(), SIZE)
    assert explain_missing_glyphs(caught.value, (fonts,)) == caught.value.reason
    with pytest.raises(MissingGlyphsError) as caught:
        check_caption("14 أكتوبر", Style(), SIZE)
    advised = dict(explain_missing_glyphs(caught.value, SYSTEM_FONTS).arguments).get("font")
    if advised is None:
        pytest.skip("this computer has no font with Arabic letters")
    assert Face(find_font(str(advised), SYSTEM_FONTS)).has_glyphs("أكتوبر")


def test_fonts_of_other_scripts_are_offered_too() -> None:
    offered = {font.name for font in list_installed_fonts(SYSTEM_FONTS)}
    if "Noto Sans Javanese" not in offered:
        assert not any("Javanese" in file.name for folder in SYSTEM_FONTS for file in folder.rglob("*.ttf"))
        pytest.skip("the font Noto Sans Javanese is not installed (Debian: fonts-noto-core)")
    assert "Noto Sans Symbols" not in offered
