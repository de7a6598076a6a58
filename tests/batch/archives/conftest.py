"""A place for ZIP files and one to unpack them to, beside which nothing may change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from given import MakePhoto


@pytest.fixture
def container(tmp_path: Path) -> Path:
    """Where all is unpacked; nothing else in the test's folder may change."""
    return tmp_path / "stampgui-zip"


@pytest.fixture
def photo(make_photo: MakePhoto) -> bytes:
    return make_photo("any.jpg", size=(32, 32)).read_bytes()


@pytest.fixture
def nothing_outside(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """No file appears or changes beside those that the test makes itself, but in the container."""
    yield
    allowed = {"stampgui-zip", "photos", "zips", "elsewhere"}
    assert {path.name for path in tmp_path.iterdir()} <= allowed
    elsewhere = tmp_path / "elsewhere"
    assert not elsewhere.exists() or list(elsewhere.iterdir()) == []


@pytest.fixture
def zips(tmp_path: Path) -> Path:
    return tmp_path / "zips"
