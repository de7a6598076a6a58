"""Scripts of the world in fonts that have them: letters joined and stacked, nothing cut off, never a box.

The fonts are those of Debian's fonts-noto-core; the expectations about forms are those of the Unicode Standard.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from stampgui.caption.caption_text import format_caption
from stampgui.caption.drawing import draw_caption
from stampgui.caption.fit import check_caption
from stampgui.caption.font import Face, find_bundled_font
from stampgui.caption.font_errors import FontError
from stampgui.caption.font_search import find_font
from stampgui.caption.style import Anchor, Style
from stampgui.caption.text_layout.font_runs import split_font_runs
from stampgui.caption.text_layout.shaping import can_shape
from stampgui.dates.partial import PartialDate

SYSTEM_FONTS = (Path("/usr/share/fonts"), Path("/Library/Fonts"), Path(r"C:\Windows\Fonts"))
DAY = PartialDate(2022, 10, 14)
TEXTS = {
    "Devanagari": "प्रशिक्षण र्द्ध्र्य १४ अक्टूबर",
    "Thai": "ถ่ายเมื่อวันศุกร์ น้ำ ปั้น ที่นี่ ญู้ ฐุ๋",
    "Javanese": "ꦠꦁꦒꦭ꧀ ꧇꧑꧔꧇ ꦎꦏ꧀ꦠꦺꦴꦧꦼꦂ ꦥꦿꦱꦼꦠꦾ",
    "Sundanese": "ᮞᮥᮔ᮪ᮓ ᮒᮀᮌᮜ᮪ ᮊᮧᮒ ᮘᮔ᮪ᮓᮥᮀ",
    "Balinese": "ᬅᬓ᭄ᬱᬭ ᬩᬮᬶ ᬒᬁᬲ᭄ᬯᬲ᭄ᬢ᭄ᬬᬲ᭄ᬢᬸ",
    "Arabic": "الجُمُعَة ١٤ أكتوبر ٢٠٢٢ ٱلرَّحْمَٰنِ",
    "Hebrew": "יום שישי באוקטובר יְרוּשָׁלַיִם",
    "Khmer": "ថ្ងៃសុក្រ ខែតុលា ឆ្នាំ ស្ត្រី",
    "Myanmar": "သောကြာ အောက်တိုဘာ ကျွန်ုပ်",
}


def noto(script: str) -> Path:
    if not can_shape():
        pytest.skip("Pillow finds no FriBiDi here")
    try:
        return find_font(f"Noto Sans {script}", SYSTEM_FONTS)
    except FontError:
        pytest.skip(f"the font Noto Sans {script} is not installed (Debian: fonts-noto-core)")


def drawn(face: Face, text: str, size: float = 100.0) -> Image.Image:
    """The ink of a whole line, on as much room as it takes."""
    extent = face.extent(text, size)
    picture = Image.new("L", (round(extent.width) + 40, round(extent.bottom - extent.top) + 40))
    for piece in face.split_pieces(text, size):
        ink = face.render(piece, size, 0)
        picture.paste(255, (20 + piece.x + ink.left, 20 + ink.top - round(extent.top)), ink.mask)
    return picture.crop(picture.getbbox())


def width(face: Face, text: str) -> float:
    return face.extent(text, 100).width


@pytest.mark.parametrize("script", list(TEXTS))
def test_every_mark_is_inside_the_tile_in_every_corner(script: str) -> None:
    """Drawn on far more room there is not more ink."""
    text = TEXTS[script]
    style = Style(font=str(noto(script)), size=8, margin=0, outline=12)
    amounts = []
    for anchor in (Anchor.CENTER, Anchor.TOP_LEFT, Anchor.BOTTOM_RIGHT):
        tile = draw_caption(text, replace(style, position=anchor), (1600, 800))
        left, top, right, bottom = tile.box
        assert 0 <= left < right <= 1600
        assert 0 <= top < bottom <= 800
        amounts.append(sum(tile.rgba.getchannel("A").tobytes()))
    assert max(amounts) - min(amounts) < 0.002 * max(amounts)
    face, size = Face(Path(style.font)), 64.0
    for piece in face.split_pieces(text, size):
        ink = face.render(piece, size, 7.7)
        font = ImageFont.truetype(piece.file, size, layout_engine=ImageFont.Layout.RAQM)
        roomy = Image.new("L", (ink.mask.width + 400, ink.mask.height + 400))
        ImageDraw.Draw(roomy).text(
            *((200 - ink.left, 200 - ink.top), piece.text, 255, font),
            anchor="ls",
            direction=piece.direction,
            stroke_width=7.7,
        )
        assert sum(roomy.tobytes()) == sum(ink.mask.tobytes())


def test_devanagari_forms_conjuncts_and_puts_the_short_i_before_its_letter() -> None:
    face = Face(noto("Devanagari"))
    assert width(face, "क्ष") < 0.7 * width(face, "क\u094d\u200cष")
    kept = drawn(face, "कि")
    bare = drawn(face, "क")
    # the letter stands at the right end, its vowel before it
    right = kept.crop((kept.width - bare.width, kept.height - bare.height, kept.width, kept.height))
    assert sum(ImageChops.difference(right, bare).histogram()[128:]) < 0.1 * bare.width * bare.height


def test_javanese_stacks_letters_below_and_sundanese_joins_them() -> None:
    face = Face(noto("Javanese"))
    assert width(face, "ꦏ꧀ꦠ") < 0.7 * (width(face, "ꦏ") + width(face, "ꦠ"))
    assert face.extent("ꦏ꧀ꦠ", 100).bottom > face.extent("ꦏꦠ", 100).bottom + 20
    face = Face(noto("Sundanese"))
    assert width(face, "ᮊᮢ") < 1.2 * width(face, "ᮊ")


def test_thai_marks_stand_above_each_other() -> None:
    face = Face(noto("Thai"))
    assert width(face, "นี้") == pytest.approx(width(face, "น"), rel=0.05)
    assert face.extent("นี้", 100).top < face.extent("นี", 100).top - 8


def test_arabic_runs_from_the_right_with_its_numbers_from_the_left() -> None:
    face = Face(noto("Arabic"))
    line, year = drawn(face, "أكتوبر 2022"), drawn(face, "2022")
    left = line.crop((0, 0, year.width, line.height))
    left = left.crop(left.getbbox())
    assert left.size == pytest.approx(year.size, abs=2)


@pytest.mark.parametrize(
    ("language", "script"),
    [
        *(("hi", "Devanagari"), ("th", "Thai"), ("ar", "Arabic"), ("he", "Hebrew"), ("km", "Khmer"), ("my", "Myanmar")),
        *(("lo", "Lao"), ("bn", "Bengali"), ("ta", "Tamil"), ("ka", "Georgian"), ("am", "Ethiopic")),
        *(("jv", "Javanese"), ("su", "Sundanese")),
    ],
)
def test_what_a_font_of_one_script_lacks_the_programs_own_face_writes(language: str, script: str) -> None:
    text = format_caption("{weekday}, {date}\n{event} (RT 3)", DAY, language=language)
    style = Style(font=str(noto(script)))
    check_caption(text, style, (1600, 1200))
    assert "日" in Face(Path(style.font)).find_missing("日本")


def has(letters: str) -> bool:
    """A face that has Hebrew letters and blanks only."""
    return all("\u0590" <= letter <= "\u05ff" or letter == " " for letter in letters)


def latin(letters: str) -> bool:
    return all(letter.isascii() for letter in letters)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("difoto 14 Oktober", "<difoto 14 Oktober>"),
        ("יום שישי", "[יום שישי]"),
        ("יום 14 באוקטובר 2022", "<2022>[באוקטובר ]< ><14>[יום ]"),
        ("Foto: יום 14 באוקטובר 2022", "<Foto: ><2022>[באוקטובר ]< ><14>[יום ]"),
        ("Foto: יום 2022 (RT 3)", "<Foto: ><2022>[יום ]< (RT 3)>"),
        ("יום 2022 (RT 3)", "<)><RT 3>< (><2022>[יום ]"),
        ("Rapat שלום desa", "<Rapat >[שלום][ ]<desa>"),
        ("שלום Desa Maju 2022 שלום", "[שלום]< ><Desa Maju 2022>[שלום ]"),
        ("(שלום)", "<)>[שלום]<(>"),
    ],
)
def test_parts_of_two_faces_stand_in_the_order_of_their_scripts(line: str, seen: str) -> None:
    parts = split_font_runs(line, has, latin)
    assert "".join(f"[{part.text}]" if part.in_chosen_face else f"<{part.text}>" for part in parts) == seen
    assert sorted("".join(part.text for part in parts)) == sorted(line)
    assert all(part.direction == "rtl" for part in parts if part.in_chosen_face and part.text.strip())
    assert all(part.direction == "rtl" for part in parts if part.text in ("(", ")"))


def test_a_bold_font_is_helped_by_a_bold_face() -> None:
    for name, stand_in in (("Noto Sans Thai", "Manrope-Medium.ttf"), ("Noto Sans Thai Bold", "Manrope-Bold.ttf")):
        noto("Thai")
        face = Face(find_font(name, SYSTEM_FONTS))
        assert {piece.file for piece in face.split_pieces("14 ตุลาคม", 40)} == {
            face.file,
            find_bundled_font().with_name(stand_in),
        }
