"""Photos in the cloud have their rows, and are fetched with --fetch only."""

import json
from pathlib import Path
from typing import Any

import pytest
from cloud import Cloud

from given import MakePhoto
from stampgui.__main__ import main

TAKEN = "2022:10:14 09:15:00"


def test_the_command_line_downloads_nothing_until_it_is_told(
    cloud: Cloud, make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken=TAKEN)
    unnamed = there.rename(there.with_name("c"))  # what it is only its content tells
    there = make_photo("b.jpg", taken=TAKEN)
    cloud.take(there, unnamed)
    folder, copies = str(here.parent), str(tmp_path / "copies")
    assert main(["stamp", folder, "-o", copies, "--json", "--jobs", "1"]) == 1
    rows, advice = read_rows_and_advice(capsys)
    assert [(row["status"], row["output"] is None) for row in rows] == [("stamped", False), ("skipped", True)]
    assert advice == "1 photo is in the cloud. Use --fetch to fetch it.\n"
    assert "--fetch" not in rows[1]["reason"]  # the window, which has no options, says the same
    assert main(["dates", folder, "--json"]) == 1
    rows, advice = read_rows_and_advice(capsys)
    assert [row["status"] for row in rows] == ["ready", "skipped"]
    assert "--fetch" in advice
    assert cloud.read == []
    assert main(["stamp", str(there), "-o", copies, "--json", "--jobs", "1", "--fetch"]) == 0
    rows, advice = read_rows_and_advice(capsys)
    assert ([row["status"] for row in rows], advice) == (["stamped"], "")


def read_rows_and_advice(capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, Any]], str]:
    said = capsys.readouterr()
    return [json.loads(line) for line in said.out.splitlines()], said.err
