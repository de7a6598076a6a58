"""ZIP files that nobody should make: each has one clear sentence, and nothing is written outside."""

import os
import zipfile
from pathlib import Path

import pytest
from batch.archives.unpacked import folder_of, said, there, unpack_all

from stampgui.batch.archives import archive_file
from zips import LINK, change_entries, make_zip, make_zip_of_empty_files

# ZIP files that nobody should make

pytestmark = pytest.mark.usefixtures("nothing_outside")


def test_links_are_left_and_said(zips: Path, container: Path) -> None:
    archive = make_zip(zips / "a.zip", {"foto.jpg": b"/etc/passwd"}, attributes=LINK)
    unpacked = unpack_all(archive, into=container)
    assert said(unpacked) == [
        "1 file in this ZIP file was not unpacked, because it is only a link to another place, or a device: foto.jpg"
    ]
    assert not container.exists()


def test_photos_with_a_password_are_said(zips: Path, container: Path, photo: bytes) -> None:
    archive = change_entries(make_zip(zips / "a.zip", {"a.jpg": photo, "b.jpg": photo}), flags=1)
    assert said(unpack_all(archive, into=container)) == [
        "2 photos in this ZIP file are locked with a password. Unpack them yourself, then add the folder."
    ]
    assert not container.exists()


def test_rare_compression_is_said(zips: Path, container: Path, photo: bytes) -> None:
    archive = change_entries(make_zip(zips / "a.zip", {"a.jpg": photo}), method=14)
    assert "compressed in a rare way" in said(unpack_all(archive, into=container))[0]


def test_a_file_without_a_name_is_left_and_said(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {"unik": photo, "b.jpg": photo})
    archive.write_bytes(archive.read_bytes().replace(b"unik", b"\0nik"))
    unpacked = unpack_all(archive, into=container)
    assert "1 file in this ZIP file was not unpacked" in said(unpacked)[0]
    assert there(container) == ["a/b.jpg"]


DAMAGED = "This ZIP file is cut off or damaged. Download or copy it again, then add it again."


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"<!doctype html>", bytes(5000)])
def test_what_is_no_zip_is_said(zips: Path, container: Path, content: bytes) -> None:
    zips.mkdir()
    (zips / "a.zip").write_bytes(content)
    assert said(unpack_all(zips / "a.zip", into=container)) == [DAMAGED]


def test_a_zip_that_is_cut_off_is_said_and_the_other_parts_are_unpacked(
    zips: Path, container: Path, photo: bytes
) -> None:
    cut, whole = (make_zip(zips / f"foto-{number}.zip", {f"IMG_{number}.jpg": photo}) for number in (1, 2))
    cut.write_bytes(cut.read_bytes()[:-30])
    unpacked = unpack_all(cut, whole, into=container)
    assert [(problem.archive, said(unpacked)) for problem in unpacked.problems] == [(cut, [DAMAGED])]
    assert there(container) == ["foto-2/IMG_2.jpg"]


def test_a_zip_cut_off_anywhere_or_with_any_byte_changed_does_no_harm(
    zips: Path, container: Path, photo: bytes
) -> None:
    data = make_zip(zips / "a.zip", {"IMG.jpg": photo[:100], "IMG.jpg.json": b"{}"}).read_bytes()
    for at in range(len(data)):
        for changed in (data[:at], data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]):
            (zips / "a.zip").write_bytes(changed)
            unpacked = unpack_all(zips / "a.zip", into=container)
            assert unpacked.folders or unpacked.problems


def test_a_photo_that_is_damaged_is_said_and_the_others_are_unpacked(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {"a.jpg": photo, "b.jpg": photo})
    data = bytearray(archive.read_bytes())
    data[60] ^= 0xFF
    archive.write_bytes(data)
    unpacked = unpack_all(archive, into=container)
    assert said(unpacked) == [
        "1 file in this ZIP file is damaged and was not unpacked: a.jpg. Download or copy the ZIP file again."
    ]
    assert (unpacked.photo_count, there(container)) == (1, ["a/b.jpg"])


def test_a_zip_of_which_no_photo_is_whole_leaves_no_folder(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {"a.jpg": photo})
    data = bytearray(archive.read_bytes())
    data[60] ^= 0xFF
    archive.write_bytes(data)
    unpacked = unpack_all(archive, into=container)
    assert (unpacked.folders, unpacked.photo_count, container.exists()) == ((), 0, False)


@pytest.mark.skipif(os.name == "nt", reason="paths can be as long as this on Windows, where that is allowed")
def test_a_path_that_no_system_allows_costs_that_photo_alone(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {f"{'x' * 250}/" * 20 + "tinggal.jpg": photo, "foto.jpg": photo})
    unpacked = unpack_all(archive, into=container)
    (problem,) = said(unpacked)
    assert problem.startswith("1 file in this ZIP file was not unpacked, because its path would be too long: tinggal.")
    assert (unpacked.photo_count, there(container)) == (1, ["a/foto.jpg"])


def test_files_that_share_their_bytes_are_a_trap(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {f"{number}.jpg": photo for number in range(5)})
    change_entries(archive, shift=20)
    (problem,) = said(unpack_all(archive, into=container))
    assert problem.startswith("The files in this ZIP file overlap")
    assert not container.exists()


def test_a_bomb_is_not_unpacked(zips: Path, container: Path) -> None:
    archive = make_zip(zips / "a.zip", {"a.bmp": os.urandom(2_000_000)})
    change_entries(archive, size=2_000_000_000)
    (problem,) = said(unpack_all(archive, into=container))
    assert problem.startswith("Unpacked, this ZIP file would be more than a hundred times as large.")
    assert not container.exists()


@pytest.mark.parametrize("size", [4_000_000_000, 1_000_000])
def test_a_size_that_cannot_be_costs_that_file_alone(zips: Path, container: Path, photo: bytes, size: int) -> None:
    archive = change_entries(make_zip(zips / "a.zip", {"rusak.bmp": bytes(800)}), size=size)
    with zipfile.ZipFile(archive, "a") as file:
        file.writestr("b.jpg", photo)
    unpacked = unpack_all(archive, into=container)
    assert said(unpacked) == [
        "1 file in this ZIP file is damaged and was not unpacked: rusak.bmp. Download or copy the ZIP file again."
    ]
    assert there(container) == ["a/b.jpg"]


def test_a_name_of_sixty_thousand_letters_does_not_fill_the_screen(zips: Path, container: Path, photo: bytes) -> None:
    (problem,) = said(unpack_all(make_zip(zips / "a.zip", {"panjang" * 8_000 + ".jpg": photo}), into=container))
    assert len(problem) < 200
    assert problem.endswith("panjang.jpg")


def test_a_file_that_holds_more_than_it_says_is_damaged(zips: Path, container: Path) -> None:
    archive = change_entries(make_zip(zips / "a.zip", {"a.bmp": bytes(50_000_000)}), size=1000)
    assert "1 file in this ZIP file is damaged" in said(unpack_all(archive, into=container))[0]
    assert not container.exists()


def test_a_hundred_thousand_files_without_a_photo_are_looked_through(zips: Path, container: Path) -> None:
    zips.mkdir()
    archive = make_zip_of_empty_files(zips / "a.zip", (f"catatan/{number}.txt" for number in range(100_000)))
    assert said(unpack_all(archive, into=container)) == ["There are no photos in this ZIP file."]


def test_a_list_of_too_many_files_is_not_even_read(
    zips: Path, container: Path, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = make_zip(zips / "a.zip", {f"{number}.jpg": photo for number in range(20)})
    told = "This ZIP file holds more than 10 files. Unpack it yourself, then add the folder."
    monkeypatch.setattr(archive_file, "MAX_ENTRIES", 10)
    assert said(unpack_all(archive, into=container)) == [told]
    monkeypatch.setattr(archive_file, "_MAX_LIST_BYTES", 500)
    monkeypatch.setattr(zipfile, "ZipInfo", None)  # nothing is made of the list
    assert said(unpack_all(archive, into=container)) == [told]


def test_a_zip64_file_is_read_like_any_other(zips: Path, container: Path, photo: bytes) -> None:
    zips.mkdir()
    with zipfile.ZipFile(zips / "a.zip", "w") as file, file.open("IMG.jpg", "w", force_zip64=True) as entry:
        entry.write(photo)
    assert folder_of(unpack_all(zips / "a.zip", into=container)).path.joinpath("IMG.jpg").read_bytes() == photo
