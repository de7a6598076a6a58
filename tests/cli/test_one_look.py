"""Each photo is looked at once before its copy is made, and the copy is made of what was seen then."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from given import MakePhoto, Rows
from stampgui.__main__ import main
from stampgui.i18n import load_catalogue
from stampgui.image.photo import FILE_CHANGED
from stampgui.stamping.outcome import DATE_CHANGED

COUNT_OPENINGS = """
import collections, json, sys
from pathlib import Path

opened = collections.Counter()

def count(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened[Path(str(arguments[0])).name] += 1

if __name__ == "__main__":  # and not in the workers
    from stampgui.__main__ import main

    sys.addaudithook(count)
    main(sys.argv[1:])
    print(json.dumps(opened), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "options",
    [
        ["--jobs", "1"],
        ["--jobs", "1", "--name", "{tanggal} {berkas}", "--no-gps"],
        ["--dry-run", "--name", "{tanggal} {berkas}"],
        ["--dry-run", "--ask"],
    ],
)
def test_a_photo_is_opened_once_before_its_copy_is_made(
    make_photo: MakePhoto, tmp_path: Path, options: list[str]
) -> None:
    for number in range(3):  # files of one size would be compared, for duplicates are asked for once
        make_photo(f"{number}.jpg", size=(320, 240 + 16 * number), taken="2022:10:14 08:15:00")
    folder = make_photo("scan.jpg").parent
    program = tmp_path / "count.py"
    program.write_text(COUNT_OPENINGS)
    done = subprocess.run(
        [sys.executable, str(program), "stamp", str(folder), "-o", str(tmp_path / "out"), "--json", *options],
        input="2019\n",
        capture_output=True,
        text=True,
        check=True,
    )
    opened = json.loads(done.stderr.splitlines()[-1])
    assert {path.name: opened[path.name] for path in folder.iterdir()} == dict.fromkeys(
        ("0.jpg", "1.jpg", "2.jpg", "scan.jpg"), 1
    )


@pytest.fixture
def stamp_while(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rows: Rows) -> Callable[..., dict[str, object]]:
    """Stamp the test's photos; while the person is asked for a date, something is done to them.

    Returns the reasons of the rows, in English, by the photos' names.
    """

    def stamp(change: Callable[[], object], *options: str) -> dict[str, object]:
        def answer() -> str:
            change()
            return "2019\n"

        person = io.StringIO()
        monkeypatch.setattr(person, "readline", answer)
        monkeypatch.setattr(sys, "stdin", person)
        call = ["stamp", str(tmp_path / "photos"), "-o", str(tmp_path / "out"), "--ask", "--json", "--lang", "en"]
        assert main([*call, "--jobs", "1", *options]) == 1
        return {Path(str(row["path"])).name: row["reason"] for row in rows()}

    return stamp


def test_a_photo_that_changed_since_it_was_looked_at_is_not_stamped(
    make_photo: MakePhoto, tmp_path: Path, stamp_while: Callable[..., dict[str, object]]
) -> None:
    make_photo("scan.jpg")
    make_photo("same.jpg", taken="2022:10:14 08:15:00")
    make_photo("other.jpg", taken="2022:10:14 08:15:00")
    reasons = stamp_while(lambda: make_photo("other.jpg", taken="2011:01:02 08:15:00", size=(320, 240)))
    changed = load_catalogue("en").render(FILE_CHANGED)
    assert reasons == {"other.jpg": changed, "same.jpg": None, "scan.jpg": None}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["same.jpg", "scan.jpg"]


def test_a_photo_whose_date_another_file_tells_otherwise_by_now_is_not_stamped(
    make_photo: MakePhoto, tmp_path: Path, stamp_while: Callable[..., dict[str, object]]
) -> None:
    make_photo("scan.jpg")
    photo = make_photo("IMG_1.jpg", taken="2022:10:14 08:15:00")
    sidecar = {"photoTakenTime": {"timestamp": "1300000000"}, "title": "IMG_1.jpg"}
    reasons = stamp_while(lambda: photo.with_name("IMG_1.jpg.json").write_text(json.dumps(sidecar)))
    assert reasons == {"IMG_1.jpg": load_catalogue("en").render(DATE_CHANGED), "scan.jpg": None}
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["scan.jpg"]


def test_a_name_is_kept_for_a_photo_that_gets_its_date_later(make_photo: MakePhoto, tmp_path: Path) -> None:
    """Otherwise a second run would make another copy of each photo that follows."""
    make_photo("foto.png", size=(320, 240))
    make_photo("foto.tif", size=(320, 240), taken="2022:10:14 08:15:00")
    folder = make_photo("FOTO.PNG", size=(640, 480), taken="2022:10:14 08:15:00").parent
    if len(list(folder.iterdir())) < 3:
        pytest.skip("this file system makes no difference between capitals and small letters")
    call = ["stamp", str(folder), "-o", str(tmp_path / "out")]
    assert main(call) == 1
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert main([*call, "--date", "2019"]) == 1
    second = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert len(second) == len(first) + 1
    assert first.items() <= second.items()


def test_many_photos_that_need_a_date_pass_in_order(make_photo: MakePhoto, tmp_path: Path, rows: Rows) -> None:
    """They wait neither for a worker nor for each other."""
    first = make_photo("0000.jpg", size=(64, 48))
    for number in range(1, 300):
        shutil.copy(first, first.with_name(f"{number:04d}.jpg"))
    make_photo("0150.jpg", taken="2022:10:14 08:15:00")
    assert main(["stamp", str(first.parent), "-o", str(tmp_path / "out"), "--json", "--jobs", "1"]) == 1
    found = [(Path(str(row["path"])).name, row["status"]) for row in rows()]
    assert [name for name, _ in found] == sorted(name for name, _ in found)
    assert [name for name, status in found if status == "stamped"] == ["0150.jpg"]
    assert len(found) == 300
