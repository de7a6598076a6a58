"""Most captions are known to fit without their font; what is said then is what the font would say."""

import string
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.caption.fit import WidestLetters, check_caption, with_any_position
from stampgui.caption.font import Face
from stampgui.caption.layout import lay_out
from stampgui.caption.style import BUILT_IN_STYLES, Style

LETTERS = "".join(chr(code) for code in range(33, 127))
CAPTION = "difoto tanggal 14 Oktober 2022"


@pytest.mark.parametrize("size", [8.0, 9.4, 12.0, 33.3, 120.0, 400.0])
def test_no_letter_of_the_bundled_font_is_larger_than_the_widest(size: float) -> None:
    manrope, bounds = Face.from_font(""), WidestLetters()
    assert manrope.find_missing(LETTERS) == ""
    assert manrope.ascent(size) <= bounds.ascent(size)
    assert manrope.descent(size) <= bounds.descent(size)
    for letter in LETTERS:
        real, bound = manrope.extent(letter, size), bounds.extent(letter, size)
        assert real.left >= bound.left
        assert real.top >= bound.top
        assert real.right <= bound.right
        assert real.bottom <= bound.bottom


@given(
    st.text(string.ascii_letters + string.digits + " ,.-", min_size=1, max_size=40).filter(str.strip),
    st.sampled_from([*BUILT_IN_STYLES.values(), Style(size=25)]),
    st.tuples(st.integers(60, 900), st.integers(60, 900)),
)
def test_what_fits_with_the_widest_letters_fits(text: str, style: Style, photo: tuple[int, int]) -> None:
    text = " ".join(text.split())
    try:
        lay_out(text, with_any_position(style), photo, WidestLetters())
    except Exception:  # it may fit none the less
        return
    lay_out(text, with_any_position(style), photo, Face.from_font(style.font))


def test_a_usual_caption_is_judged_without_a_font() -> None:
    script = f"""
import sys
from stampgui.caption.fit import check_caption
from stampgui.caption.style import Style
check_caption({CAPTION!r}, Style(), (4000, 3000))
print("PIL" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_one_that_only_just_fits_is_judged_with_its_font() -> None:
    photo = (150, 20)
    with pytest.raises(Exception, match="too small"):
        lay_out(CAPTION, with_any_position(Style()), photo, WidestLetters())
    check_caption(CAPTION, Style(), photo)
