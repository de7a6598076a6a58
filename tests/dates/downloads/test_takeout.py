"""Google downloads: which JSON file tells of which photo, and what."""

import csv
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.downloads.takeout import find_sidecar_name, index_takeout_folder, parse_takeout_sidecar

TABLE = (Path(__file__).parent / "takeout_names.csv").read_text(encoding="utf-8").splitlines(keepends=True)
ROWS = list(csv.DictReader(line for line in TABLE if not line.startswith("# ")))


def found(photo: str, *names: str) -> str | None:
    folder = index_takeout_folder([photo, *names])
    return None if folder is None else find_sidecar_name(photo, folder)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['photo']} {row['sidecar']}")
def test_a_json_file_belongs_to_its_photo_alone(row: dict[str, str]) -> None:
    beside = [name for name in row["beside"].split("/") if name]
    expected = row["sidecar"] if row["belongs"] == "yes" else None
    assert found(row["photo"], row["sidecar"], *beside) == expected


def test_a_photos_own_file_goes_before_another_that_could_be_its() -> None:
    assert found("IMG_1-edited.jpg", "IMG_1.jpg.json", "IMG_1-edited.jpg.json") == "IMG_1-edited.jpg.json"
    assert found("IMG_1(1).jpg", "IMG_1.jpg.json", "IMG_1.jpg(1).json") == "IMG_1.jpg(1).json"
    assert found("IMG_1.JPG", "IMG_1.HEIC.json", "IMG_1.JPG.json") == "IMG_1.JPG.json"


def test_a_folder_without_json_files_costs_nothing() -> None:
    assert index_takeout_folder(["IMG_1.jpg", "IMG_2.jpg", "json"]) is None


def takeout(taken: object, uploaded: object = "1697872351") -> bytes:
    content = {"title": "a.jpg", "photoTakenTime": {"timestamp": taken}, "creationTime": {"timestamp": uploaded}}
    return json.dumps(content).encode()


@pytest.mark.parametrize("taken", ["1665712345", 1665712345])
def test_the_capture_is_photo_taken_time(taken: object) -> None:
    sidecar = parse_takeout_sidecar(takeout(taken))
    assert sidecar is not None
    assert sidecar.moment.isoformat() == "2022-10-14T01:52:25+00:00"
    assert (sidecar.raw, sidecar.posted) == ("photoTakenTime 1665712345", False)


@pytest.mark.parametrize(("taken", "posted"), [("1697872351", True), ("1697871951", True), ("1697871351", False)])
def test_a_capture_minutes_before_the_upload_is_the_day_of_saving(taken: str, posted: bool) -> None:
    sidecar = parse_takeout_sidecar(takeout(taken))
    assert sidecar is not None
    assert sidecar.posted is posted


@pytest.mark.parametrize(("taken", "iso"), [("-149385600", "1965-04-08"), (-2_082_844_800, "1904-01-01")])
def test_a_capture_before_1970_is_read(taken: object, iso: str) -> None:
    sidecar = parse_takeout_sidecar(takeout(taken))
    assert sidecar is not None
    assert sidecar.moment.date().isoformat() == iso


def test_names_are_cut_by_the_units_of_utf16_as_google_counts() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    photo = f"Foto bersama {family} keluarga besar di rumah nenek.jpg"
    units = photo.encode("utf-16-le")
    cut = units[: 46 * 2].decode("utf-16-le")
    assert found(photo, f"{cut}.json") == f"{cut}.json"


def test_an_edited_copy_whose_suffix_was_cut_short_finds_its_original() -> None:
    original = "Foto kegiatan lomba tujuh belasan di balai.jpg"
    assert found("Foto kegiatan lomba tujuh belasan di balai-edit.jpg", f"{original}.json") == f"{original}.json"
    assert found("Foto lomba-edit.jpg", "Foto lomba.jpg.json") is None  # nothing was cut short here


@pytest.mark.parametrize(
    "taken",
    [
        "0",
        0,
        "-1",
        -86400,
        "-9999999999",
        "1",
        "1665712345000",
        10**30,
        "",
        "x",
        "١٦٦٥٧١٢٣٤٥",
        1.5,
        True,
        None,
        [],
        {},
        "1e9",
        " 1",
    ],
)
def test_what_is_no_moment_of_a_capture_is_refused(taken: object) -> None:
    assert parse_takeout_sidecar(takeout(taken)) is None


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"null",
        b'"photoTakenTime"',
        b'{"photoTakenTime": 5}',
        b'{"photoTakenTime": {"timestamp": NaN}}',
        b'{"photoTakenTime": {"timestamp": Infinity}}',
        b'{"photoTakenTime": {"timestamp": 1e400}}',
        b'{"creationTime": {"timestamp": "1665712345"}}',
    ],
)
def test_json_without_a_capture_says_nothing(content: bytes) -> None:
    assert parse_takeout_sidecar(content) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[" * 1_000_000,
        b'{"a":' * 200_000,
        b'{"photoTakenTime": {"timestamp": ' + b"9" * 900_000 + b"}}",
        b'{"a": "\x01"}',
        b"\x80\x81",
        b'{"a": "\xff"}',
    ],
)
def test_what_is_no_json_is_refused_at_once(content: bytes) -> None:
    started = time.thread_time()
    with pytest.raises(ValueError, match=r"\w"):
        parse_takeout_sidecar(content)
    assert time.thread_time() - started < 1


def test_other_encodings_of_json_are_read() -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert parse_takeout_sidecar(takeout("1665712345").decode().encode(encoding)) is not None


shapes = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["timestamp", "photoTakenTime"]), inner)
    ),
    max_leaves=8,
)


@given(shapes | st.dictionaries(st.sampled_from(["photoTakenTime", "creationTime"]), shapes))
def test_json_of_any_shape_is_read_or_says_nothing(content: object) -> None:
    sidecar = parse_takeout_sidecar(json.dumps(content).encode())
    assert sidecar is None or 1970 <= sidecar.moment.year < 2100


@given(st.text(max_size=60), st.lists(st.text(max_size=60).map("{}.json".format), max_size=4))
def test_no_name_stops_the_matching(photo: str, names: list[str]) -> None:
    assert found(photo, *names) in (None, *names)


def test_the_real_download_gives_each_photo_its_file(corpus: Path) -> None:
    album = corpus / "takeout" / "Takeout1" / "Google Photos" / "Album test 6-10-23"
    names = [path.name for path in album.iterdir()]
    photos = [name for name in names if name.endswith(".jpg")]
    assert len(photos) == 7
    assert {photo: found(photo, *names) for photo in photos} == {photo: f"{photo}.json" for photo in photos}


def test_the_real_duplicates_are_told_apart(corpus: Path) -> None:
    names = [path.name for path in (corpus / "takeout" / "Takeout3" / "Photos from 2023").iterdir()]
    assert {name: found(name, *names) for name in names if name.endswith(".JPG")} == {
        "DSC_0238.JPG": "DSC_0238.JPG.json",
        "DSC_0238(1).JPG": "DSC_0238.JPG(1).json",
        "DSC_0238_1.JPG": "DSC_0238_1.JPG.json",
    }
