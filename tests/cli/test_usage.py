"""A call that is wrong is explained in the language of the messages, and each command tells how it is used."""

import pytest

from stampgui.__main__ import main
from stampgui.cli.usage_errors import explain_usage_error
from stampgui.i18n import load_catalogue

PATHS = "foto", "-o", "salinan"


@pytest.fixture(autouse=True)
def indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "id")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("stamp",), "stampgui stamp: Yang kurang: PATH, -o/--output"),
        (("stamp", "foto", "-o"), "stampgui stamp: -o/--output memerlukan nilai."),
        (("stamp", *PATHS, "--no-undo=3"), "stampgui stamp: --no-undo tidak memerlukan nilai."),
        (("stamp", *PATHS, "--foo"), "stampgui stamp: Tidak dikenal: --foo"),
        (("--foo",), "stampgui: Tidak dikenal: --foo"),
        (("stmp", *PATHS), "stampgui: “stmp” bukan perintah. Perintahnya: stamp, dates, restore, styles, doctor"),
        (
            ("stamp", *PATHS, "--existing", "foo"),
            "stampgui stamp: --existing tidak bisa berisi “foo”. Pilih salah satu: skip, number, replace",
        ),
    ],
)
def test_what_is_wrong_with_a_call_is_said_in_the_readers_language(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err.splitlines()[0]) == ("", said)
    assert "--help menampilkan cara pakainya." in printed.err


@pytest.mark.parametrize("choices", ["'a', 'b'", "a, b"])
@pytest.mark.parametrize("guess", ["", ", maybe you meant 'a'?"])
def test_choices_are_understood_as_each_python_writes_them(choices: str, guess: str) -> None:
    explained = explain_usage_error(f"argument --existing: invalid choice: 'aa'{guess} (choose from {choices})")
    assert explained is not None
    assert load_catalogue("en").render(explained) == "--existing cannot be “aa”. Choose one of these: a, b"


def test_the_help_has_no_gap_and_says_what_each_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["styles", "--help"]):
        with pytest.raises(SystemExit):
            main(words)
    said = capsys.readouterr().out
    assert "perintah:\n    stamp  " in said
    assert "Tampilkan daftar gaya untuk --style.\n" in said
    assert "gaya:\n  STYLE" in said
