"""Photos in the cloud have their rows, and are downloaded with --fetch only."""

from pathlib import Path

from cloud import Cloud

from given import MakePhoto, Rows
from stampgui.__main__ import main

TAKEN = "2022:10:14 09:15:00"


def test_the_command_line_downloads_nothing_until_it_is_told(
    cloud: Cloud, make_photo: MakePhoto, rows: Rows, tmp_path: Path
) -> None:
    here, there = make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken=TAKEN)
    unnamed = there.rename(there.with_name("c"))  # what it is only its content tells
    there = make_photo("b.jpg", taken=TAKEN)
    cloud.take(there, unnamed)
    folder, copies = str(here.parent), str(tmp_path / "copies")
    assert main(["stamp", folder, "-o", copies, "--json", "--jobs", "1"]) == 1
    assert [(row["status"], row["output"] is None) for row in rows()] == [("stamped", False), ("skipped", True)]
    assert main(["dates", folder, "--json"]) == 1
    assert [row["status"] for row in rows()] == ["ready", "skipped"]
    assert cloud.read == []
    assert main(["stamp", str(there), "-o", copies, "--json", "--jobs", "1", "--fetch"]) == 0
    assert [row["status"] for row in rows()] == ["stamped"]
