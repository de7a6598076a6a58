"""Downloads as they come: ZIP files on the command line, several parts together."""

import json
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from given import MakePhoto, Rows, fingerprint
from stampgui.__main__ import main
from zips import make_zip, zip_folder

FOLDER = "Takeout/Google Foto/Foto dari 2022"


@pytest.fixture
def takeout(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """A download as it is once it was unpacked: most photos have their dates in JSON files only."""
    top = tmp_path / "takeout"
    for name, taken in (
        ("IMG_1.jpg", "1665712345"),
        ("IMG_1-diedit.jpg", None),
        ("IMG_2.HEIC.jpg", "1665812345"),
        ("foto dengan nama yang panjang sekali dari rapat 1.jpg", None),
        ("IMG_3(1).jpg", None),
    ):
        make_photo(name, folder=top / FOLDER)
        if taken:
            write_json(top / FOLDER / f"{name}.supplemental-metadata.json", taken)
    write_json(top / FOLDER / f"{'foto dengan nama yang panjang sekali dari rapat 1.jpg'[:46]}.json", "1665912345")
    write_json(top / FOLDER / "IMG_3.jpg.supplemental-metad(1).json", "1666012345")
    write_json(top / FOLDER / "metadata.json", "1666112345")
    make_photo("IMG_4.jpg", folder=top / "Takeout/Google Foto/Perpisahan", taken="2021:08:17 09:00:00")
    make_photo("IMG-20220101-WA0001.jpg", folder=top / "Takeout/Google Foto/Perpisahan")
    (top / FOLDER / "VID_1.mp4").write_bytes(b"video")
    return top


def write_json(path: Path, taken: str) -> None:
    stamps = {"photoTakenTime": {"timestamp": taken}, "creationTime": {"timestamp": "1700000000"}}
    path.write_text(json.dumps(stamps))


def in_three_parts(takeout: Path, folder: Path) -> list[Path]:
    """A download's parts, with the JSON files in others than their photos."""
    names = sorted(path.relative_to(takeout).as_posix() for path in takeout.rglob("*") if path.is_file())
    photos, jsons = ([name for name in names if name.endswith(".json") is wanted] for wanted in (False, True))
    contents = (photos[::2] + jsons[::3], photos[1::2] + jsons[1::3], jsons[2::3])
    return [
        zip_folder(folder / f"takeout-20231114T081500Z-00{number}.zip", takeout, *part)
        for number, part in enumerate(contents, 1)
    ]


def dated(rows: list[dict[str, object]]) -> dict[str, object]:
    """What is known of each photo's date, by the photo's name."""
    told = ("status", "date", "time", "offset", "precision", "approximate", "source", "raw", "reason")
    return {os.path.basename(str(row["path"])): {name: row[name] for name in told} for row in rows}  # noqa: PTH119


def test_a_download_in_parts_is_dated_as_when_it_is_unpacked_by_hand(takeout: Path, tmp_path: Path, rows: Rows) -> None:
    parts = list(map(str, in_three_parts(takeout, tmp_path / "Downloads")))
    main(["dates", str(takeout), "--json", "--zone", "WIB"])
    by_hand = dated(rows())
    assert [by_hand[name]["date"] for name in ("IMG_1.jpg", "IMG_1-diedit.jpg", "IMG_3(1).jpg")] == [  # type: ignore[index]
        *("2022-10-14", "2022-10-14", "2022-10-17")
    ]
    main(["dates", *parts, "--json", "--zone", "WIB"])
    assert dated(rows()) == by_hand
    main(["stamp", *parts, "-o", str(tmp_path / "out"), "--json", "--zone", "WIB"])
    stamped = rows()
    assert {name: told | {"status": ""} for name, told in dated(stamped).items()} == {  # type: ignore[operator]
        name: told | {"status": ""}  # type: ignore[operator]
        for name, told in by_hand.items()
    }
    assert {str(row["output"]) for row in stamped if row["status"] == "stamped"} == {
        str(path) for path in (tmp_path / "out").rglob("*.jpg")
    }


def test_copies_lie_as_in_the_download_and_what_was_unpacked_beside_them(
    takeout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = zip_folder(tmp_path / "Downloads" / "takeout.zip", takeout)
    before = fingerprint(tmp_path / "Downloads")
    assert main(["stamp", str(archive), "-o", str(tmp_path / "hasil" / "salinan")]) == 1
    unpacked = tmp_path / "hasil" / "stampgui-zip" / "takeout"
    said = capsys.readouterr().err
    assert f"7 photos were unpacked into {unpacked}. 2 other files, such as videos, were left in the ZIP file." in said
    assert f"{unpacked} is no longer needed once all copies are saved." in said
    assert (tmp_path / "hasil" / "salinan" / FOLDER / "IMG_1.jpg").exists()
    assert (unpacked / FOLDER / "IMG_1.jpg").read_bytes() == (takeout / FOLDER / "IMG_1.jpg").read_bytes()
    assert not list(unpacked.rglob("*.mp4"))
    assert fingerprint(tmp_path / "Downloads") == before


def test_a_second_run_finds_what_the_first_unpacked(takeout: Path, tmp_path: Path, rows: Rows) -> None:
    archive = zip_folder(tmp_path / "takeout.zip", takeout)
    main(["stamp", str(archive), "-o", str(tmp_path / "out"), "--json"])
    first = fingerprint(tmp_path / "stampgui-zip"), fingerprint(tmp_path / "out")
    paths = [row["path"] for row in rows()]
    main(["stamp", str(archive), "-o", str(tmp_path / "out"), "--json"])
    assert (fingerprint(tmp_path / "stampgui-zip"), fingerprint(tmp_path / "out")) == first
    assert [row["path"] for row in rows()] == paths


def test_dates_and_a_dry_run_leave_nothing_and_name_photos_after_their_zip(
    takeout: Path, tmp_path: Path, rows: Rows
) -> None:
    one, *_ = in_three_parts(takeout, tmp_path / "Downloads")
    before = fingerprint(tmp_path)
    for words in (["dates", str(one)], ["stamp", str(one), "-o", str(tmp_path / "out"), "--dry-run"]):
        main([*words, "--json"])
        paths = [row["path"] for row in rows()]
        assert str(one / FOLDER / "IMG_1-diedit.jpg") in paths
    assert fingerprint(tmp_path) == before


def test_what_was_unpacked_is_deleted_on_demand_once_all_is_stamped(
    make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = make_photo(taken="2022:10:14 08:15:00")
    archive = make_zip(tmp_path / "foto.zip", {"a/foto.jpg": photo.read_bytes()})
    words = ["stamp", str(archive), "-o", str(tmp_path / "out"), "--delete-unpacked"]
    assert main(words) == 0
    assert f"{tmp_path / 'stampgui-zip' / 'foto'} was deleted." in capsys.readouterr().err
    assert not (tmp_path / "stampgui-zip").exists()
    assert (tmp_path / "out" / "a" / "foto.jpg").exists()


def test_what_was_unpacked_is_kept_while_a_photo_has_no_date(
    make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = make_zip(tmp_path / "foto.zip", {"foto.jpg": make_photo().read_bytes()})
    assert main(["stamp", str(archive), "-o", str(tmp_path / "out"), "--delete-unpacked"]) == 1
    assert "was kept, because not all photos were stamped." in capsys.readouterr().err
    assert (tmp_path / "stampgui-zip" / "foto" / "foto.jpg").exists()


def test_a_zip_that_cannot_be_unpacked_has_a_row_that_says_why(
    make_photo: MakePhoto, tmp_path: Path, rows: Rows
) -> None:
    photo = make_photo(taken="2022:10:14 08:15:00")
    (tmp_path / "rusak.zip").write_bytes(b"PK\3\4")
    code = main(["stamp", str(tmp_path / "rusak.zip"), str(photo), "-o", str(tmp_path / "out"), "--json"])
    broken, whole = rows()
    assert (code, broken["status"], whole["status"]) == (1, "failed", "stamped")
    assert broken["path"] == str(tmp_path / "rusak.zip")
    assert broken["reason"] == "This ZIP file is cut off or damaged. Download or copy it again, then add it again."


def test_a_whatsapp_chat_gives_its_photos_with_the_day_they_were_received_as_a_suggestion(
    make_photo: MakePhoto, tmp_path: Path, rows: Rows
) -> None:
    photo = make_photo().read_bytes()
    chat = make_zip(
        tmp_path / "WhatsApp Chat with Budi.zip",
        {
            "_chat.txt": b"[14/10/22 08.15.30] Budi: foto",
            "IMG-20221014-WA0001.jpg": photo,
            "00000012-PHOTO-2022-10-14-08-15-30.jpg": photo,
        },
    )
    main(["stamp", str(chat), "-o", str(tmp_path / "out"), "--json"])
    told = rows()
    assert [row["status"] for row in told] == ["needs_date", "needs_date"]
    assert "file-time" not in json.dumps(told)
    assert sorted(path.name for path in (tmp_path / "stampgui-zip").rglob("*") if path.is_file()) == [
        *(".stampgui-unpacked", "00000012-PHOTO-2022-10-14-08-15-30.jpg", "IMG-20221014-WA0001.jpg")
    ]


def test_the_time_of_unpacking_is_never_suggested_not_even_tomorrow(
    make_photo: MakePhoto, tmp_path: Path, rows: Rows
) -> None:
    archive = make_zip(tmp_path / "foto.zip", {"foto.jpg": make_photo().read_bytes()})
    main(["stamp", str(archive), "-o", str(tmp_path / "out"), "--json"])
    unpacked = tmp_path / "stampgui-zip" / "foto" / "foto.jpg"
    os.utime(unpacked, (1_700_000_000, 1_700_000_000))
    rows()
    main(["dates", str(unpacked), "--json"])
    assert rows()[0]["candidates"] == []
    shutil.copy2(unpacked, tmp_path / "foto.jpg")
    main(["dates", str(tmp_path / "foto.jpg"), "--json"])
    assert "file-time" in json.dumps(rows())


def test_the_folder_that_copies_go_to_dates_nothing(make_photo: MakePhoto, tmp_path: Path, rows: Rows) -> None:
    archive = make_zip(tmp_path / "foto.zip", {"foto.jpg": make_photo().read_bytes()})
    main(["stamp", str(archive), "-o", str(tmp_path / "Perpisahan 14 Oktober 2022" / "hasil"), "--json"])
    assert [(row["status"], row["candidates"]) for row in rows()] == [("needs_date", [])]


def test_a_folder_that_is_called_like_a_zip_is_a_folder(make_photo: MakePhoto, tmp_path: Path, rows: Rows) -> None:
    make_photo(folder=tmp_path / "foto.zip", taken="2022:10:14 08:15:00")
    assert main(["stamp", str(tmp_path / "foto.zip"), "-o", str(tmp_path / "out"), "--json"]) == 0
    assert [row["status"] for row in rows()] == ["stamped"]


def test_zip_files_and_photos_can_be_given_together(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo = make_photo(taken="2022:10:14 08:15:00")
    Image.new("RGB", (64, 64)).save(tmp_path / "IMG_20210817_090000.png")
    archive = zip_folder(tmp_path / "foto.zip", tmp_path, "IMG_20210817_090000.png")
    assert main(["stamp", str(photo), str(archive), "-o", str(tmp_path / "out")]) == 0
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")) == [
        *("foto.jpg", "foto/IMG_20210817_090000.png")
    ]
