"""Albums that are links to photos in another folder: each link has a row, and each photo one copy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from given import MakePhoto, Rows, symbolic_link
from stampgui.__main__ import main
from stampgui.image.jpeg import core


@pytest.fixture
def album(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """A folder of all photos, and an album before it with a link to one of them."""
    top = tmp_path / "foto"
    photo = make_photo("IMG_1.jpg", folder=top / "Semua", taken="2022:10:14 08:15:00")
    (top / "Album").mkdir()
    symbolic_link(top / "Album" / "IMG_1.jpg", str(photo))
    return top


def copies(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_link_is_a_row_that_names_its_photo_and_makes_no_second_copy(
    album: Path, tmp_path: Path, rows: Rows, untouched: Callable[[Path], None]
) -> None:
    untouched(album)
    assert main(["stamp", str(album), "-o", str(tmp_path / "out"), "--json", "--lang", "en"]) == 0
    photo, link = rows()
    assert (photo["path"], photo["status"]) == (str(album / "Semua" / "IMG_1.jpg"), "stamped")
    assert (link["path"], link["status"], link["output"]) == (str(album / "Album" / "IMG_1.jpg"), "skipped", None)
    assert str(Path(str(photo["path"])).resolve()) in str(link["reason"])
    assert copies(tmp_path / "out") == ["Semua/IMG_1.jpg"]


def test_copies_in_the_folder_of_their_photos_change_nothing_about_the_rows(
    album: Path, tmp_path: Path, rows: Rows, make_photo: MakePhoto
) -> None:
    for name in ("IMG_10.jpg", "IMG_9.jpg"):
        make_photo(name, folder=album / "Semua" / "Rapat", taken="2022:10:14 08:15:00")
    told = []
    for out in (tmp_path / "out", album):
        main(["stamp", str(album), str(tmp_path / "hilang.jpg"), "-o", str(out), "--json"])
        told.append([(row["path"], row["status"]) for row in rows()])
    assert told[0] == told[1]
    assert len(told[0]) == 5
    main(["stamp", str(album), "-o", str(album), "--json"])
    assert [row["status"] for row in rows()].count("already_stamped") == 3


def test_links_do_not_count_against_a_photo_that_is_done(album: Path, tmp_path: Path) -> None:
    assert main(["dates", str(album)]) == 0
    assert main(["stamp", str(album), "-o", str(tmp_path / "out"), "--dry-run"]) == 0
    assert main(["stamp", str(album), "-o", str(tmp_path / "out"), "--date", "2020", "--override"]) == 0


def test_a_date_for_a_photo_is_not_lost_to_its_link(
    album: Path, tmp_path: Path, rows: Rows, make_photo: MakePhoto
) -> None:
    undated = make_photo("tanpa tanggal.jpg", folder=album / "Semua")
    symbolic_link(album / "Album" / "tanpa tanggal.jpg", str(undated))
    table = tmp_path / "tanggal.csv"
    table.write_text("foto/Semua/tanpa tanggal.jpg,14 okt 2022\n", encoding="utf-8")
    assert main(["stamp", str(album), "-o", str(tmp_path / "out"), "--dates", str(table), "--json"]) == 0
    assert [row["status"] for row in rows()] == ["stamped", "stamped", "skipped", "skipped"]


@pytest.mark.skipif(not core.is_core_available(), reason="the native core was not built")
def test_originals_are_given_back_once(album: Path, tmp_path: Path, rows: Rows) -> None:
    main(["stamp", str(album), "-o", str(tmp_path / "out"), "--json"])
    symbolic_link(tmp_path / "out" / "zz.jpg", str(tmp_path / "out" / "Semua" / "IMG_1.jpg"))
    rows()
    assert main(["restore", str(tmp_path / "out"), "-o", str(tmp_path / "back"), "--json"]) == 0
    assert [row["status"] for row in rows()] == ["restored", "skipped"]
    assert copies(tmp_path / "back") == ["Semua/IMG_1.jpg"]
