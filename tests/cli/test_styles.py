"""Styles on the command line: listed, chosen by name or file, placed, set in another font."""

import json
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from given import MakePhoto
from stampgui.__main__ import main
from stampgui.caption.font import find_bundled_font
from stampgui.caption.style import BUILT_IN_STYLES, Style
from stampgui.caption.style_file import format_style, write_style
from stampgui.folders import find_folders


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person who has saved nothing yet."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def saved(home: Path) -> Path:
    """The folder of saved styles, with one in it."""
    folder = find_folders().styles
    write_style(folder / "kantor.json", Style(size=8, fill=(255, 0, 0)))
    return folder


def stamped(photo: Path, *words: str) -> Image.Image:
    out = photo.parent.parent / "-".join(("out", *(re.sub(r"\W", "", word) for word in words)))
    assert main(["stamp", str(photo), "-o", str(out), *words]) == 0
    with Image.open(out / photo.name) as image:
        return image.convert("RGB")


def inked(photo: Path, copy: Image.Image) -> tuple[int, int, int, int]:
    """Where a copy differs from its photo."""
    with Image.open(photo) as image:
        difference = ImageChops.difference(image.convert("RGB"), copy).convert("L")
    box = difference.point([0] * 60 + [255] * 196).getbbox()
    assert box is not None
    return box


@pytest.fixture
def photo(make_photo: MakePhoto) -> Path:
    return make_photo(size=(1200, 900), taken="2022:10:14 08:15:00", quality=95)


def test_styles_are_listed_with_a_word_on_each(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (saved / "rusak.json").write_text('{"sise": 4}')
    assert main(["styles"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert list(lines) == [*BUILT_IN_STYLES, "kantor", "rusak"]
    assert lines["strip"].endswith("dark letters on a white band below the photo, which covers nothing")
    assert lines["kantor"].endswith(str(saved / "kantor.json"))
    assert "unknown entry “sise”" in lines["rusak"]
    assert main(["styles", "--lang", "id"]) == 0
    assert "huruf putih bertepi gelap" in capsys.readouterr().out


def test_a_style_is_written_out_to_be_changed_and_handed_on(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["styles", "box"]) == 0
    content = capsys.readouterr().out
    assert content == format_style(BUILT_IN_STYLES["box"])
    mine = tmp_path / "mine.json"
    mine.write_text(json.dumps(json.loads(content) | {"position": "top-left"}))
    _, _, right, bottom = inked(photo, stamped(photo, "--style", str(mine)))
    assert right < 700
    assert bottom < 150


def test_a_saved_style_is_chosen_by_its_name(photo: Path, saved: Path) -> None:
    _, top, _, bottom = inked(photo, stamped(photo, "--style", "kantor"))
    assert bottom - top > 1.4 * 900 * 0.045


def test_a_strip_makes_the_copy_higher(photo: Path) -> None:
    copy = stamped(photo, "--style", "strip")
    assert copy.width == 1200
    assert 930 < copy.height < 1000


@pytest.mark.parametrize(
    ("position", "where"),
    [
        ("top-left", (0.27, 0.05)),
        ("0.5,0.5", (0.5, 0.5)),
        ("0,1", (0.25, 0.95)),
        ("auto", (0.73, 0.95)),
    ],
)
def test_a_caption_is_put_where_it_is_wanted(photo: Path, position: str, where: tuple[float, float]) -> None:
    left, top, right, bottom = inked(photo, stamped(photo, "--position", position))
    assert ((left + right) / 2 / 1200, (top + bottom) / 2 / 900) == pytest.approx(where, abs=0.08)


def test_another_font_is_taken_by_its_file_or_name(photo: Path, home: Path) -> None:
    light = find_bundled_font().with_name("Manrope-Light.ttf")
    by_file = stamped(photo, "--font", str(light))
    assert by_file.tobytes() != stamped(photo).tobytes()
    folder = find_folders().fonts[0]
    folder.mkdir(parents=True)
    shutil.copy(light, folder)
    assert stamped(photo, "--font", "manrope light").tobytes() == by_file.tobytes()


def test_a_font_is_advised_where_letters_are_missing(
    photo: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["stamp", str(photo), "-o", "out", "--dry-run", "--lang", "ja"]
    assert main(words) == 1
    said = capsys.readouterr().out
    monkeypatch.setenv("XDG_DATA_DIRS", str(home))
    assert main(words) == 1
    alone = capsys.readouterr().out
    assert "has no letters for “年月日”. Choose another font, caption or language." in alone
    assert "Choose another font" in said or "has them; choose it, or another one." in said


def test_event_and_place_stand_above_the_date(photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["stamp", str(photo), "-o", "out", "--dry-run", "--json", "--event", "Rapat desa", "--place", "Solo"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["caption"] == "Rapat desa, Solo\ndifoto tanggal 14 Oktober 2022"
    assert main([*words, "--text", r"{tempat}, {tanggal}\n{acara}"]) == 0
    assert json.loads(capsys.readouterr().out)["caption"] == "Solo, 14 Oktober 2022\nRapat desa"
    assert main([*(word for word in words if word != "--json")]) == 0
    assert "Rapat desa, Solo / difoto tanggal 14 Oktober 2022" in capsys.readouterr().out


def test_event_and_place_may_stand_in_the_table_of_dates(
    photo: Path, make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Photo by photo they take the place of --event and --place; a photo without a date in its row keeps its own."""
    other = make_photo("lain.jpg", taken="2019:05:21 08:00:00")
    third = make_photo("ketiga.jpg", taken="2018:03:04 08:00:00")
    table = tmp_path / "daftar.csv"
    table.write_text(f"path,date,event,place\n{photo},okt 2022,Rapat desa,Solo\n{other},,Panen raya,\n", "utf-8")

    def captions(*more: str) -> list[str]:
        words = ["stamp", *map(str, (photo, other, third)), "-o", "out", "--dry-run", "--json", "--dates", str(table)]
        assert main([*words, *more]) == 0
        return [json.loads(line)["caption"] for line in capsys.readouterr().out.splitlines()]

    assert captions() == [
        "Rapat desa, Solo\ndifoto bulan Oktober 2022",
        "Panen raya\ndifoto tanggal 21 Mei 2019",
        "difoto tanggal 4 Maret 2018",
    ]
    assert captions("--place", "Klaten", "--text", "{tanggal}: {acara} di {tempat}") == [
        "Oktober 2022: Rapat desa di Solo",
        "21 Mei 2019: Panen raya di Klaten",
        "4 Maret 2018 di Klaten",
    ]


def test_what_the_table_says_has_to_have_a_place_in_the_words(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "daftar.csv"
    table.write_text(f"path,date,event\n{photo},2022,Rapat desa\n", "utf-8")
    assert main(["stamp", str(photo), "-o", "out", "--dates", str(table), "--text", "Dok. {tanggal}"]) == 2
    assert "the event column of --dates needs {event} in --text" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--style", "mewah"], f"There is no style “mewah”. Known styles: {', '.join(BUILT_IN_STYLES)}."),
        (["--style", "none.json"], "The style none.json cannot be used: it cannot be opened"),
        (["--font", "Huruf Yang Tidak Ada"], "There is no font “Huruf Yang Tidak Ada” on this computer."),
        (["--position", "1.2,0"], "1.2,0"),
        (["--position", "0.5"], "0.5"),
        (["--position", "nan,nan"], "nan,nan"),
        (["--event", "Rapat", "--text", "{tanggal}"], "--event needs {event} in --text"),
        (["--text", r"{acara}\n{tempat}", "--event", "Rapat"], "shows no date"),
    ],
)
def test_a_wrong_style_is_said_before_any_work(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["stamp", str(photo), "-o", str(tmp_path / "out"), *words]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
