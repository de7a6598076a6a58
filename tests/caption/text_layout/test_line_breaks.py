"""Lines break where readers of their script expect it: East Asian lines between letters, all others at spaces."""

import itertools
import re

import pytest
from caption.test_layout import Typewriter
from hypothesis import given as for_all
from hypothesis import strategies as st

from stampgui.caption.caption_text import format_caption
from stampgui.caption.layout import MIN_LEGIBLE_EM, PhotoTooSmallError, lay_out
from stampgui.caption.style import Style
from stampgui.caption.text_layout.line_breaks import cannot_begin_line, cannot_end_line, split_graphemes, split_units
from stampgui.caption.text_layout.wrapping import wrap_lines
from stampgui.dates.partial import PartialDate

DAY = PartialDate(2022, 10, 14)
CJK = "年月日東京村会議の撮影がっゃょーァィカタナ々、。「」（）『』！？…・2019aBc %¥¥年 "
THAI = "ถ่ายเมื่อวันที่ประชุมหมู่บ้านำะาๆฯเแ ໂຮງຮຽນ ភូមិ២០២២ 12ab "
ALL = CJK + THAI + "ꦠꦁꦒꦭ꧀ꦎꦏ꧀ꦠꦺꦴꦧꦼꦂ्कषति अक्टूबर 한국어서울 أكتوبر 👨‍👩‍👧🇮🇩 difoto \n"


def one_each(text: str) -> float:
    return float(len(text))


def divided(text: str, *, in_need: bool = False) -> str:
    return "|".join(unit.gap + unit.text for unit in split_units(text, inside_words=in_need)).strip()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("difoto tanggal 14-10-2022", "difoto| tanggal| 14-10-2022"),
        ("2022年10月14日撮影", "2022年|10月|14日|撮|影"),
        ("村の会議（本部）、東京。", "村|の|会|議|（本|部）、|東|京。"),
        ("「スーパーマーケット」へ行った", "「スー|パー|マー|ケッ|ト」|へ|行っ|た"),
        ("Foto Jakarta東京Tokyo, 2022年", "Foto| Jakarta|東|京|Tokyo,| 2022年"),
        ("人々は￥500", "人々|は|￥500"),
        ("摄于2022年10月14日星期五", "摄|于|2022年|10月|14日|星|期|五"),
        ("拍摄于 “新村” 会议", "拍|摄|于| “新|村”| 会|议"),
        ("대한민국 서울", "대한민국| 서울"),
        ("ถ่ายเมื่อ 14 ตุลาคม", "ถ่ายเมื่อ| 14| ตุลาคม"),
        ("ꦠꦁꦒꦭ꧀꧇꧑꧔꧇ꦎꦏ꧀ꦠꦺꦴꦧꦼꦂ", "ꦠꦁ|ꦒ|ꦭ꧀꧇꧑꧔꧇ꦎ|ꦏ꧀ꦠꦺꦴ|ꦧꦼꦂ"),
        ("अक्टूबर में", "अक्टूबर| में"),
        ("Rapat🎉👨‍👩‍👧desa", "Rapat|🎉|👨‍👩‍👧|desa"),
    ],
)
def test_a_text_is_divided_where_its_readers_expect_it(text: str, lines: str) -> None:
    assert divided(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ถ่ายเมื่อน้ำ", "ถ่า|ย|เมื่|อ|น้ำ"),
        ("ພາບຖ່າຍ", "ພາ|ບ|ຖ່າ|ຍ"),
        ("រូបថតឆ្នាំ", "រូ|ប|ថ|ត|ឆ្នាំ"),
        ("서울", "서|울"),
        ("Pertanggungjawaban", "Pertanggungjawaban"),
        ("الأربعاء", "الأربعاء"),
        ("अक्टूबर", "अक्टूबर"),
    ],
)
def test_in_need_a_word_without_spaces_is_divided_between_whole_letters(text: str, lines: str) -> None:
    assert divided(text, in_need=True) == lines


@pytest.mark.parametrize("text", ["क्षत्रिय", "ꦏ꧀ꦠꦺꦴ", "ក្រុម", "न्\u200dय", "e\u0301", "👍🏽", "\u1112\u1161\u11ab"])
def test_marks_and_what_they_join_belong_to_one_letter(text: str) -> None:
    assert max(map(len, split_graphemes(text))) > 1
    assert "".join(split_graphemes(text)) == text


@for_all(st.text(ALL, max_size=60), st.integers(1, 40), st.booleans())
def test_joined_lines_give_the_text_back_and_never_leave_the_room(text: str, room: int, in_need: bool) -> None:
    lines = wrap_lines(text, room, one_each, inside_words=in_need)
    if lines is None:
        return
    assert all(len(line) <= room for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    for paragraph in text.split("\n"):
        for word in paragraph.split():
            if word.isascii():
                assert any(word in line for line in lines)


@for_all(st.text(CJK + THAI, min_size=1, max_size=60).filter(str.strip), st.booleans())
def test_no_line_begins_or_ends_with_what_must_not(text: str, in_need: bool) -> None:
    """But for what stands so between spaces already."""
    parts = split_units(text, inside_words=in_need)
    for before, after in itertools.pairwise(parts):
        if not after.gap:
            assert after.text[0] not in "、。」）』！？…・っゃょーァィ々%ำะาๆฯ"
            assert before.text[-1] not in "「（『¥"
            assert not (before.text[-1].isdecimal() and after.text[0].isdecimal())


@for_all(st.text(ALL, min_size=1, max_size=40))
def test_letters_lose_nothing(text: str) -> None:
    assert "".join(split_graphemes(text)) == text


def test_what_must_not_begin_or_end_a_line_is_known() -> None:
    assert all(map(cannot_begin_line, "、。」）っャー々！?,ๆ"))
    assert all(map(cannot_end_line, "「（“$7"))
    assert not any(map(cannot_begin_line, "年のア「@#"))
    assert not any(map(cannot_end_line, "年のア」。a"))


@pytest.mark.parametrize("language", ["ja", "zh", "zh-Hant", "ko", "th", "lo", "km", "my"])
def test_dates_of_all_scripts_stay_on_narrow_photos(language: str) -> None:
    caption = format_caption("{weekday} {date}", DAY, language=language)
    layout = lay_out(caption, Style(), (240, 1200), Typewriter())
    assert 0 <= layout.box.left < layout.box.right <= 240
    assert layout.size >= MIN_LEGIBLE_EM


def test_a_long_word_shrinks_before_it_is_divided() -> None:
    word = "ถ่ายเมื่อวันศุกร์"
    style = Style(size=10)
    assert [line.text for line in lay_out(word, style, (120, 400), Typewriter()).lines] == [word]
    lines = lay_out(word, style, (60, 400), Typewriter()).lines
    assert len(lines) > 1
    assert "".join(line.text for line in lines) == word
    with pytest.raises(PhotoTooSmallError):
        lay_out("Pertanggungjawaban", style, (60, 400), Typewriter())
