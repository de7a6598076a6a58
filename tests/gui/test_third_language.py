"""A language that is added to the one table of languages can be chosen everywhere in the window, and nothing breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.widgets.value_slider import ValueSlider
from stampgui.i18n import LANGUAGES, load_catalogue


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Nothing of it is there but its name."""
    monkeypatch.setitem(LANGUAGES, "nl", "Nederlands")
    load_catalogue.cache_clear()
    yield "nl"
    load_catalogue.cache_clear()


def test_a_window_in_a_third_language_does_what_others_do(
    open_it: OpenWindow,
    make_photo: MakePhoto,
    qtbot: QtBot,
    tmp_path: Path,
    opened: list[str],
    dutch: str,
) -> None:
    window = open_it(make_photo("a.jpg", taken="2022:10:14 08:15:00"), make_photo("b.jpg"), language=dutch)
    assert window.session.catalogue.language == dutch
    for language in ("id", dutch, "en", dutch):
        window.choose_language(language)
        dialog = window.open_settings()
        assert dialog.choice("languageCombo").currentText() == LANGUAGES[language]
        dialog.close()
        window.open_help().close()
    window.fill_in_dates().leave()
    window.save()
    window.saving.view_report()
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=SOON)
    assert Path(opened[0]).name == "stampgui-report.html"
    window.saving.press("copyTextButton")
    assert QGuiApplication.clipboard().text() == "This photo was taken on October 14, 2022."
    QGuiApplication.clipboard().clear()


def test_captions_in_a_third_language_are_chosen_and_left_again(
    open_it: OpenWindow, make_photo: MakePhoto, dutch: str
) -> None:
    window = open_it(make_photo("a.jpg", taken="2022:10:14 08:15:00"))
    examples = {}
    for language in (dutch, "id", dutch, "en"):
        window.inspector.choose_value("captionLanguageCombo", language)
        examples[language] = window.inspector.choice("templateCombo").itemText(0)
    assert examples == {
        "nl": "14 oktober 2022",
        "id": "difoto tanggal 14 Oktober 2022",
        "en": "taken on October 14, 2022",
    }


@pytest.mark.parametrize(("language", "text"), [("en", "3.5%"), ("id", "3,5%"), ("nl", "3,5%")])
def test_numbers_are_written_as_the_language_has_them(qtbot: QtBot, dutch: str, language: str, text: str) -> None:
    slider = ValueSlider(0, 20, 0.5)
    qtbot.addWidget(slider)
    slider.set_value(3.5)
    slider.set_name("Margin", load_catalogue(language))
    assert slider.slider.accessibleDescription() == text
