"""Long names have places where a line may end, ordinary words have none."""

import pytest

from stampgui.gui.text.plain_text import allow_breaks, without_breaks

BREAK = "\N{ZERO WIDTH SPACE}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Berkas kosong.",
        "mempertanggungjawabkan",
        "IMG_20230120_093000.jpg",
        "menurut sumber lain (IMG_20230120_093000.jpg), 1 foto",
        "Foto\nsebelum dan sesudahnya",
    ],
)
def test_words_stay_as_they_are(text: str) -> None:
    assert allow_breaks(text) == text


def test_a_long_name_is_broken_between_its_words() -> None:
    broken = allow_breaks("Sama persis dengan Dokumentasi_Kegiatan_Rapat_Desa.jpg.")
    assert broken.replace(BREAK, "|") == "Sama persis dengan Dokumentasi_|Kegiatan_|Rapat_|Desa.jpg."


def test_a_long_name_keeps_its_extension_and_the_brackets_around_it() -> None:
    broken = allow_breaks("(Dokumentasi_Kegiatan_Rapat_Desa.jpg)")
    assert broken.replace(BREAK, "|") == "(Dokumentasi_|Kegiatan_|Rapat_|Desa.jpg)"


def test_a_name_of_one_long_word_is_broken_anywhere() -> None:
    name = "a" * 60
    assert max(map(len, allow_breaks(name).split(BREAK))) < 30


@pytest.mark.parametrize("text", ["a" * 60, "C:\\Foto\\Dokumentasi_Kegiatan_Rapat_Desa", "belum ada tanggal"])
def test_the_text_is_given_back(text: str) -> None:
    assert without_breaks(allow_breaks(text)) == text
