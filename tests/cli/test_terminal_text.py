"""Names on the terminal: they are shown as they are, unless they would command it."""

from stampgui.cli.terminal_text import replace_unprintable


def test_a_name_cannot_colour_the_terminal_or_turn_the_text_round() -> None:
    assert replace_unprintable("a\x1b[31m\u202egpj.exe") == "a�[31m�gpj.exe"


def test_an_emoji_of_several_parts_is_one() -> None:
    family = "Foto 👨\u200d👩\u200d👧 keluarga.jpg"
    assert replace_unprintable(family) == family
