"""A language that is added to the one table of languages works everywhere: in English where its words are missing."""

import datetime
import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from given import TODAY, MakePhoto
from stampgui.__main__ import main
from stampgui.caption.caption_text import list_templates
from stampgui.caption.post_text import format_post_sentence
from stampgui.cli.languages import detect_message_language
from stampgui.dates.partial import PartialDate
from stampgui.gui.help.help_pages import read_help_pages
from stampgui.gui.text.number_text import format_number
from stampgui.i18n import LANGUAGES, load_catalogue, message, pick_language
from stampgui.session.captions.caption_spec import (
    build_caption_spec,
    build_recipe,
    list_template_examples,
    resolve_caption_language,
    translate_template,
)
from stampgui.settings import Settings

DATES = [
    PartialDate(2022, 10, 14),
    PartialDate(2022, 10),
    PartialDate(2022),
    PartialDate(2022, 10, 14, approximate=True),
    PartialDate(2022, 10, 14, time=datetime.time(8, 15), offset=420),
]


@pytest.fixture(params=[("nl", "Nederlands"), ("ms", "Bahasa Melayu")], autouse=True)
def third(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Nothing of Dutch is there but its name; of Malay there is a caption, too."""
    language, name = request.param
    monkeypatch.setitem(LANGUAGES, language, name)
    load_catalogue.cache_clear()
    yield language
    load_catalogue.cache_clear()


def test_it_is_found_and_says_in_english_what_it_has_no_words_for(third: str) -> None:
    assert pick_language([f"{third}_XX.UTF-8"]) == third
    assert detect_message_language(["stamp", "--lang", third], {}) == third
    catalogue = load_catalogue(third)
    assert catalogue.language == catalogue.locale.language == third
    assert catalogue.render(message("The file is empty.")) == "The file is empty."
    assert format_number(3.5, 1, catalogue) == {"nl": "3,5", "ms": "3.5"}[third]


def test_captions_change_from_each_language_to_each_other() -> None:
    for old, new in product(LANGUAGES, repeat=2):
        for template in list_templates(old):
            assert translate_template(template, old=old, new=new) in list_templates(new)


@pytest.mark.parametrize("date", DATES)
def test_it_writes_captions_and_sentences_about_every_date(third: str, date: PartialDate) -> None:
    assert all("2022" in example for _, example in list_template_examples(third, date))
    assert "2022" in format_post_sentence([date], language=third)
    settings = Settings(language=third, caption_language=third)
    assert resolve_caption_language(settings, window_language="en") == third
    assert build_recipe(build_caption_spec(settings, window_language="en"), settings, today=TODAY).language == third


def test_its_help_is_there(third: str) -> None:
    assert read_help_pages(third) == read_help_pages("en")


def test_the_command_line_takes_it(
    third: str, make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = make_photo("a.jpg", taken="2022:10:14 08:15:00")
    report = tmp_path / "report.html"
    command = ["stamp", str(photo), "-o", str(tmp_path / "out"), "--lang", third, "--report", str(report), "--json"]
    assert main(command) == 0
    caption = json.loads(capsys.readouterr().out)["caption"]
    assert caption == {"nl": "14 oktober 2022", "ms": "diambil pada 14 Oktober 2022"}[third]
    assert "a.jpg" in report.read_text("utf-8")
