"""A person at a terminal who speaks English."""

import json

import pytest

from given import Rows


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@pytest.fixture
def rows(capsys: pytest.CaptureFixture[str]) -> Rows:
    """Read the rows that --json has printed since the last call."""
    return lambda: [json.loads(line) for line in capsys.readouterr().out.splitlines()]
