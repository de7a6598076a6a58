"""What a person chose is found again, and a broken file costs nothing but the choices."""

import json
import os
import sys
from pathlib import Path

import pytest

from stampgui.settings import LoadedSettings, Settings, load_settings, recover_settings, save_settings


def test_choices_are_found_again(tmp_path: Path) -> None:
    chosen = Settings(language="id", output_folder="D:/Salinan", jobs=6)
    save_settings(tmp_path / "new" / "settings.json", chosen)
    assert load_settings(tmp_path / "new" / "settings.json") == chosen


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"style": 4.5, "jobs": "many", "language": 3, "unknown": 1}', "\x00\xff"]
)
def test_a_broken_file_means_the_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="latin-1")
    assert load_settings(path) == Settings()


@pytest.mark.parametrize("content", ["{", "[" * 100_000, '{"jobs": 1' + "0" * 5000 + "}", " " * 100_000, "[]"])
def test_a_broken_file_is_set_aside_once_and_the_next_start_finds_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content)
    loaded = recover_settings(path)
    assert loaded == LoadedSettings(Settings(), tmp_path / "settings-damaged.json")
    assert (tmp_path / "settings-damaged.json").read_text() == content
    assert recover_settings(path) == LoadedSettings(Settings())


@pytest.mark.parametrize(
    "damage",
    [
        {"thumbnail_width": 10**12},
        {"inspector_width": -5},
        {"jobs": 10**9},
        {"template": "x" * 50_000},
        {"geometry": ["x"]},
        {"undo": 1},
    ],
)
def test_a_value_that_cannot_be_used_costs_that_value_alone(tmp_path: Path, damage: dict[str, object]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "id", "naming": "{date} {file}", **damage}))
    usable = Settings(language="id", naming="{date} {file}")
    assert recover_settings(path) == LoadedSettings(usable, tmp_path / "settings-damaged.json")
    assert load_settings(path) == usable


@pytest.mark.parametrize("text", ["\\ud800", "a\\u0000b"])
def test_a_text_that_no_file_system_knows_means_the_default(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"output_folder": "{text}", "naming": "{text}", "jobs": 6}}')
    assert load_settings(path) == Settings(jobs=6)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all names are Unicode")
def test_a_folder_whose_name_is_not_utf_8_is_found_again(tmp_path: Path) -> None:
    chosen = Settings(output_folder=os.fsdecode(b"/foto\xff"))
    save_settings(tmp_path / "settings.json", chosen)
    assert load_settings(tmp_path / "settings.json") == chosen


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == Settings()
