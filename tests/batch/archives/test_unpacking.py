"""ZIP files as they come: photos out of them, and nothing else, nowhere else."""

import errno
import json
import os
import zipfile
from pathlib import Path

import pytest
from batch.archives.unpacked import folder_of, said, there, unpack_all

from given import fingerprint, symbolic_link
from stampgui.batch.archives import unpacking
from stampgui.batch.archives.unpacking import Unpacked, UnpackProgress, unpack
from zips import make_zip

# what is unpacked

pytestmark = pytest.mark.usefixtures("nothing_outside")


def test_photos_and_what_dates_them_are_unpacked_and_nothing_else(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(
        zips / "takeout-001.zip",
        {
            "Takeout/Google Photos/Photos from 2022/IMG_1.jpg": photo,
            "Takeout/Google Photos/Photos from 2022/IMG_1.jpg.supplemental-metadata.json": b"{}",
            "Takeout/Google Photos/Photos from 2022/IMG_1.xmp": b"<x/>",
            "Takeout/Google Photos/Photos from 2022/IMG_2.MP4": b"video",
            "Takeout/Google Photos/Photos from 2022/IMG_2.MP4.json": b"{}",
            "Takeout/Google Photos/Photos from 2022/metadata.json": b"{}",
            "Takeout/archive_browser.html": b"<script>",
            "Takeout/Location History/Records.json": b"{}",
            "__MACOSX/Takeout/._IMG_1.jpg": b"Mac",
            "setup.exe": b"MZ",
            "foto.jpg.exe": photo,
            "tanpa akhiran": photo,
            "catatan": b"hello",
        },
    )
    unpacked = unpack_all(archive, into=container)
    assert there(container) == [
        "takeout-001/Takeout/Google Photos/Photos from 2022/IMG_1.jpg",
        "takeout-001/Takeout/Google Photos/Photos from 2022/IMG_1.jpg.supplemental-metadata.json",
        "takeout-001/Takeout/Google Photos/Photos from 2022/IMG_1.xmp",
        "takeout-001/tanpa akhiran",
    ]
    assert (unpacked.photo_count, unpacked.left_count, said(unpacked)) == (2, 9, [])
    assert (folder_of(unpacked).path / "tanpa akhiran").read_bytes() == photo


def test_parts_of_one_download_become_one_tree(zips: Path, container: Path, photo: bytes) -> None:
    folder = "Takeout/Google Photos/Photos from 2022"
    one = make_zip(zips / "takeout-20231012T081500Z-001.zip", {f"{folder}/IMG_1.jpg": photo})
    two = make_zip(zips / "takeout-20231012T081500Z-002.zip", {f"{folder}/IMG_1.jpg.json": b"{}"})
    unpacked = unpack_all(one, two, into=container)
    assert there(container) == [f"takeout/{folder}/IMG_1.jpg", f"takeout/{folder}/IMG_1.jpg.json"]
    assert said(unpacked) == []


def test_the_json_files_of_social_networks_come_along(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(
        zips / "facebook-budi.zip",
        {
            "your_facebook_activity/posts/your_posts_1.json": b"[]",
            "your_facebook_activity/posts/media/album/123.jpg": photo,
            "your_facebook_activity/messages/inbox/ani/message_1.json": b"[]",
            "your_facebook_activity/messages/inbox/ani/photos/456.jpg": photo,
        },
    )
    unpack_all(archive, into=container)
    assert there(container) == [
        "facebook-budi/your_facebook_activity/messages/inbox/ani/photos/456.jpg",
        "facebook-budi/your_facebook_activity/posts/media/album/123.jpg",
        "facebook-budi/your_facebook_activity/posts/your_posts_1.json",
    ]


def test_files_of_the_same_name_from_two_people_are_both_unpacked(zips: Path, container: Path, photo: bytes) -> None:
    ani = make_zip(zips / "ani.zip", {"IMG-20221014-WA0001.jpg": photo, "IMG-20221014-WA0002.jpg": photo})
    budi = make_zip(zips / "budi.zip", {"IMG-20221014-WA0001.jpg": photo + b"x", "IMG-20221014-WA0003.jpg": photo})
    unpacked = unpack_all(ani, budi, into=container)
    assert there(container) == [
        "ani/IMG-20221014-WA0001.jpg",
        "ani/IMG-20221014-WA0002.jpg",
        "budi/IMG-20221014-WA0001.jpg",
        "budi/IMG-20221014-WA0003.jpg",
    ]
    assert unpacked.photo_count == 4


def test_the_same_photo_in_two_parts_is_unpacked_once(zips: Path, container: Path, photo: bytes) -> None:
    parts = [make_zip(zips / f"foto-{number}.zip", {"a/IMG.jpg": photo}) for number in (1, 2)]
    unpacked = unpack_all(*parts, parts[0], into=container)
    assert there(container) == ["foto-1/a/IMG.jpg"]
    assert (unpacked.photo_count, said(unpacked)) == (1, [])


def test_the_time_of_a_file_is_that_of_unpacking(zips: Path, container: Path, photo: bytes) -> None:
    (folder,) = unpack_all(make_zip(zips / "a.zip", {"IMG.jpg": photo}), into=container).folders
    assert abs((folder.path / "IMG.jpg").stat().st_mtime - (folder.path / ".stampgui-unpacked").stat().st_mtime) < 60


def test_each_file_is_on_the_disk_before_it_has_its_name(
    zips: Path, container: Path, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: set[int] = set()
    flush = os.fsync

    def note(descriptor: int) -> None:
        flush(descriptor)
        flushed.add(os.fstat(descriptor).st_size)
        assert len(list(container.rglob("*.jpg"))) < len(flushed)

    monkeypatch.setattr(os, "fsync", note)
    unpack_all(make_zip(zips / "a.zip", {"IMG_1.jpg": photo, "IMG_2.jpg": photo + b"2"}), into=container)
    assert {len(photo), len(photo) + 1} <= flushed


def test_the_same_zip_has_the_same_folder_again(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {"IMG_1.jpg": photo, "IMG_2.jpg": photo + b"2"})
    first = unpack_all(archive, into=container)
    (folder_of(first).path / "IMG_2.jpg").unlink()
    before = fingerprint(container)
    assert unpack_all(archive, into=container) == first
    after = fingerprint(container)
    assert sorted(after) == sorted({*before, "a/IMG_2.jpg"})
    assert {name: after[name] for name in before} == before


def test_a_photo_that_a_person_changed_is_left_and_unpacked_again_elsewhere(
    zips: Path, container: Path, photo: bytes
) -> None:
    archive = make_zip(zips / "a.zip", {"IMG.jpg": photo})
    folder = folder_of(unpack_all(archive, into=container))
    (folder.path / "IMG.jpg").write_bytes(b"x" * len(photo))
    assert folder_of(unpack_all(archive, into=container)).path.name == "a (2)"
    assert (folder.path / "IMG.jpg").read_bytes() == b"x" * len(photo)


# names


def test_names_in_utf8_with_and_without_its_flag_and_in_dos_letters(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {"Foto Café.jpg": photo, "笑顔.jpg": photo + b"1"})
    data = archive.read_bytes()
    unflagged = zips / "b.zip"
    unflagged.write_bytes(data.replace(b"\x14\0\0\x08", b"\x14\0\0\0"))
    with zipfile.ZipFile(unflagged) as file:
        assert "笑顔.jpg" not in file.namelist()
    dos = make_zip(zips / "c.zip", {"Foto Cafe\u0301.jpg": photo})
    dos.write_bytes(
        dos.read_bytes().replace(b"\x14\0\0\x08", b"\x14\0\0\0").replace("Cafe\u0301".encode(), b"Caf\x82__")
    )
    for path in (archive, unflagged, dos):
        unpack_all(path, into=container)
    assert there(container) == ["a/Foto Café.jpg", "a/笑顔.jpg", "b/Foto Café.jpg", "b/笑顔.jpg", "c/Foto Café__.jpg"]


def test_half_an_emoji_in_one_name_costs_no_photo(zips: Path, container: Path, photo: bytes) -> None:
    """Names are cut in the middle of one by programs that count UTF-16 units."""
    archive = make_zip(zips / "a.zip", {"desa é.jpg": photo, "IMG_20221014_0815 é??.jpg": photo})
    archive.write_bytes(archive.read_bytes().replace("é??".encode(), b"\xed\xa0\xbdx"))
    unpacked = unpack_all(archive, into=container)
    assert said(unpacked) == []
    whole, cut = there(container)[::-1]
    assert whole == "a/desa é.jpg"
    assert cut.startswith("a/IMG_20221014_0815 ")
    assert all((container / name).read_bytes() == photo for name in (whole, cut))


def test_names_that_differ_by_case_alone_do_not_take_each_others_place(
    zips: Path, container: Path, photo: bytes
) -> None:
    archive = make_zip(zips / "a.zip", {"Foto/IMG.jpg": photo, "foto/img.JPG": photo + b"other"})
    unpack_all(archive, into=container)
    assert there(container) == ["a (2)/foto/img.JPG", "a/Foto/IMG.jpg"]


def test_a_file_and_a_folder_of_one_name_are_both_unpacked(zips: Path, container: Path, photo: bytes) -> None:
    unpack_all(make_zip(zips / "a.zip", {"a.jpg": photo, "a.jpg/b.jpg": photo}), into=container)
    assert there(container) == ["a (2)/a.jpg/b.jpg", "a/a.jpg"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_gives_two_photos(zips: Path, container: Path, photo: bytes) -> None:
    twice = make_zip(zips / "a.zip", [("IMG.jpg", photo), ("IMG.jpg", photo + b"edited"), ("IMG.jpg", photo)])
    unpack_all(twice, into=container)
    assert there(container) == ["a (2)/IMG.jpg", "a/IMG.jpg"]
    many = make_zip(zips / "b.zip", [("IMG.jpg", photo + bytes([number])) for number in range(20)])
    assert said(unpack_all(many, into=container)) == [
        "12 photos in this ZIP file were not unpacked, because too many have the same name: IMG.jpg"
    ]


@pytest.mark.parametrize(
    "name", ["../keluar.jpg", "a/../../keluar.jpg", "/tmp/keluar.jpg", "C:\\keluar.jpg", "..\\keluar.jpg"]
)
def test_names_that_lead_outside_are_left_and_said(zips: Path, container: Path, photo: bytes, name: str) -> None:
    unpacked = unpack_all(make_zip(zips / "a.zip", {"IMG.jpg": photo, name: photo}), into=container)
    assert (there(container), unpacked.left_count) == (["a/IMG.jpg"], 0)
    assert said(unpacked) == [
        f"1 file in this ZIP file was not unpacked, because its name leads out of the folder: {name}"
    ]


# where there is no room, and where a person stops it


def test_without_room_on_the_disk_nothing_is_written(
    zips: Path, container: Path, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = make_zip(zips / "a.zip", {"IMG.jpg": photo})
    monkeypatch.setattr(unpacking, "_RESERVE", 1 << 60)
    (problem,) = said(unpack_all(archive, into=container))
    assert problem.startswith("The photos need 1 MB, but only ")
    assert str(container) in problem
    assert not container.exists()


def test_a_folder_that_cannot_be_written_to_is_said(
    zips: Path, container: Path, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions do not hold root back, as whom tests may run."""

    def refuse(folder: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    archive = make_zip(zips / "a.zip", {"a.jpg": photo})
    monkeypatch.setattr(Path, "mkdir", refuse)
    (problem,) = said(unpack_all(archive, into=container))
    assert problem.endswith(": you have no permission for it. Choose a folder of your own, then try again.")


def test_a_file_in_place_of_the_folder_is_said(zips: Path, container: Path, photo: bytes) -> None:
    container.write_bytes(b"")
    (problem,) = said(unpack_all(make_zip(zips / "a.zip", {"a.jpg": photo}), into=container))
    assert problem.startswith(
        f"The photos cannot be unpacked into {container}: something of that name is there already."
    )


@pytest.mark.parametrize("after", [0, 1, 2, 7])
def test_cancelling_leaves_nothing(zips: Path, container: Path, photo: bytes, after: int) -> None:
    archive = make_zip(zips / "a.zip", {f"{number}/IMG.jpg": photo + bytes([number]) for number in range(5)})
    asked = iter(range(1000))
    results = list(unpack([archive], container, cancelled=lambda: next(asked) >= after))
    if after < 7:
        assert not any(isinstance(result, Unpacked) for result in results)
        assert not container.exists()


def test_leaving_off_in_the_middle_leaves_nothing(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {f"{number}/IMG.jpg": photo + bytes([number]) for number in range(5)})
    work = unpack([archive], container, cancelled=lambda: False)
    assert next(work) == UnpackProgress(0, 0)
    assert next(work) == UnpackProgress(1, 5)
    assert there(container) == ["a/0/IMG.jpg"]
    work.close()
    assert not container.exists()


def test_what_an_earlier_unpacking_wrote_survives_a_cancelled_one(zips: Path, container: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {"1.jpg": photo, "2.jpg": photo})
    folder = folder_of(unpack_all(archive, into=container))
    (folder.path / "2.jpg").unlink()
    before = fingerprint(container)
    asked = iter(range(1000))
    list(unpack([archive], container, cancelled=lambda: next(asked) >= 2))
    assert fingerprint(container) == before


def test_a_link_in_place_of_a_folder_leads_nowhere(zips: Path, container: Path, tmp_path: Path, photo: bytes) -> None:
    archive = make_zip(zips / "a.zip", {"foto/1.jpg": photo, "foto/2.jpg": photo})
    folder = folder_of(unpack_all(archive, into=container))
    for number in (1, 2):
        (folder.path / f"foto/{number}.jpg").unlink()
    (folder.path / "foto").rmdir()
    (tmp_path / "elsewhere").mkdir()
    symbolic_link(folder.path / "foto", tmp_path / "elsewhere", to_folder=True)
    (problem,) = said(unpack_all(archive, into=container))
    assert "cannot be unpacked" in problem


def test_nothing_of_the_list_is_believed_blindly(zips: Path, container: Path, photo: bytes) -> None:
    folder = folder_of(unpack_all(make_zip(zips / "a.zip", {"a.jpg": photo}), into=container))
    (folder.path / ".stampgui-unpacked").write_text(json.dumps({"files": [["../../x.jpg", 1, 2]]}))
    assert folder_of(unpack_all(zips / "a.zip", into=container)).path.name == "a (2)"


def test_a_folder_is_never_called_after_the_date_of_one_zip_among_several(
    zips: Path, container: Path, photo: bytes
) -> None:
    one = make_zip(zips / "Perpisahan 14 Oktober 2022.zip", {"a.jpg": photo})
    other = make_zip(zips / "Rapat Maret 2023.zip", {"b.jpg": photo})
    assert folder_of(unpack_all(one, other, into=container)).path.name == "zip"
    assert folder_of(unpack_all(one, into=container)).path.name == "Perpisahan 14 Oktober 2022"


@pytest.mark.parametrize(
    ("archive", "folder"),
    [
        ("takeout-20231012T081500Z-001", "takeout"),
        ("instagram-budi-2023-10-12-AbC", "instagram-budi"),
        ("2023-10-12", "zip"),
        ("WhatsApp Chat with Budi", "WhatsApp Chat with Budi"),
        ("foto-002", "foto-002"),
    ],
)
def test_the_day_of_a_download_suggests_nothing(
    zips: Path, container: Path, photo: bytes, archive: str, folder: str
) -> None:
    assert (
        folder_of(unpack_all(make_zip(zips / f"{archive}.zip", {"a.jpg": photo}), into=container)).path.name == folder
    )
