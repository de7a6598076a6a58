"""What a person chose is found again, and a broken file costs nothing but the choices."""

from pathlib import Path

import pytest

from stampgui.settings import Settings, load, save


def test_choices_are_found_again(tmp_path: Path) -> None:
    chosen = Settings(language="id", output_folder="D:/Salinan", jobs=6)
    save(tmp_path / "new" / "settings.json", chosen)
    assert load(tmp_path / "new" / "settings.json") == chosen


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"style": 4.5, "jobs": "many", "language": 3, "unknown": 1}', "\x00\xff"]
)
def test_a_broken_file_means_the_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="latin-1")
    assert load(path) == Settings()


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == Settings()
