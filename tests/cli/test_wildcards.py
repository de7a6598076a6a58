"""What `foto\\*.jpg` means where the shell does not say it."""

from pathlib import Path

import pytest

from stampgui.cli.wildcards import expand_wildcards


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b 10.jpg", "b 2.jpg", "b.png", "[1] a.jpg", "[1] b.jpg", "1 a.jpg"):
        (tmp_path / name).touch()
    return tmp_path


def names(*paths: Path, platform: str = "win32") -> list[str]:
    return [path.name for path in expand_wildcards(paths, platform=platform)]


def test_windows_leaves_wildcards_to_the_program(folder: Path) -> None:
    assert names(folder / "b *.jpg", folder / "b.png") == ["b 2.jpg", "b 10.jpg", "b.png"]
    assert names(folder / "b ?.jpg") == ["b 2.jpg"]
    assert names(folder / "[1]*") == ["[1] a.jpg", "[1] b.jpg"]


def test_what_nothing_answers_to_gets_its_row(folder: Path) -> None:
    assert names(folder / "c*.jpg", folder / "none.jpg") == ["c*.jpg", "none.jpg"]


def test_other_shells_have_said_what_they_mean(folder: Path) -> None:
    assert names(folder / "b *.jpg", platform="linux") == ["b *.jpg"]
