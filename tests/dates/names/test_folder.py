"""What the folders around a photo tell."""

import datetime
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.evidence import Source
from stampgui.dates.names.folder import find_dates_in_folders

TODAY = datetime.date(2024, 6, 1)


def told(folders: str) -> str:
    """Write what the folders tell in one line: "?" follows a suggestion, "~" stands before what is only around."""
    found = find_dates_in_folders(PurePosixPath("/home/budi") / folders / "DSC_0001.JPG", today=TODAY)
    dates = ("~" * evidence.date.approximate + evidence.date.iso + "?" * evidence.weak for evidence in found)
    return " ".join(dates) or "nothing"


@pytest.mark.parametrize(
    ("folders", "expected"),
    [
        ("2022-10-14 Perpisahan", "2022-10-14"),
        ("14 Oktober 2022", "2022-10-14"),
        ("Upacara 17 Agustus 2023", "2023-08-17"),
        ("14-10-2022", "2022-10-14"),
        ("20221014", "2022-10-14"),
        ("2022/10/14", "2022-10-14"),
        ("2022/10", "2022-10"),
        ("2022/10/Perpisahan", "2022-10"),
        ("2022/10/14/Perpisahan", "2022-10-14"),
        ("2022/10/14/Perpisahan/Kamera 1", "2022-10-14"),
        ("2022/10/14/Perpisahan/Kamera 1/Pilihan", "nothing"),
        ("2022-10/14", "2022-10-14"),
        ("2022-10", "2022-10"),
        ("2022/2022-10", "2022-10"),
        ("2022/2022-10-14", "2022-10-14"),
        ("2022/Oktober", "2022-10"),
        ("2022/10 Oktober", "2022-10"),
        ("2022/10. Oktober", "2022-10"),
        ("2022/14 Oktober", "2022-10-14"),
        ("Tahun 2022/Oktober", "2022-10"),
        ("Oktober 2022", "2022-10"),
        ("Oktober 2022/14", "2022-10-14"),
        ("Photos from 2022", "2022"),
        ("Foto dari 2022", "2022"),
        ("2022-10-14 Perpisahan/DCIM", "2022-10-14"),
        ("2022-10-14 08.15.30", "2022-10-14"),
        ("Foto kegiatan/2022-10-14 Perpisahan", "2022-10-14"),
        ("Backup/2022-10-14 Perpisahan", "2022-10-14"),
        ("Download/Foto kegiatan/Perpisahan 14 Oktober 2022", "2022-10-14"),
        ("2022-10-14 Perpisahan/WhatsApp", "2022-10-14"),
        ("Takeout/Google Photos/Photos from 2022", "2022"),
        ("Takeout/Google Photos/2022-10-14", "2022-10-14"),
        # around
        ("sekitar Mei 1998", "~1998-05"),
        ("sekitar Mei 1998/14", "~1998-05"),
        ("akhir Mei 1998/Kamera 1", "~1998-05"),
        # suggestions only
        ("2022", "2022?"),
        ("Pemilu 2024", "2024?"),
        ("05-06-2022", "2022-06-05? 2022-05-06?"),
        ("Backup 2022-10-14", "2022-10-14?"),
        ("takeout-20221014T081530Z-001", "2022-10-14?"),
        ("Scan 2022-10-14", "2022-10-14?"),
        ("WhatsApp Unknown 2022-10-14 at 08.15.30", "2022-10-14?"),
        ("14-16 Oktober 2022", "2022-10-16?"),
        ("Photos from 1970", "1970?"),
        ("2023-01-15 hasil scan", "2023-01-15?"),
        ("2023-01-15 upload", "2023-01-15?"),
        ("Scan/2023-01-15", "2023-01-15?"),
        ("Hasil scan/2023-01-15 Foto lama", "2023-01-15?"),
        ("2023-01-15/Scan", "2023-01-15?"),
        ("WhatsApp Images/2023-01-15", "2023-01-15?"),
        ("WhatsApp Images/Sent/Januari 2023", "2023-01?"),
        ("Backup/2023/01/15", "2023-01-15?"),
        ("Backup/HP/Foto 2023-01-15", "2023-01-15?"),
        ("Download/2023/01", "2023-01?"),
        ("Downloads/2023/01", "2023-01?"),
        ("Unduhan/2023/Januari", "2023-01?"),
        ("sebelum Mei 1998", "1998-05?"),
        ("1980/01", "1980-01?"),
        # nothing
        ("DCIM/100CANON", "nothing"),
        ("DCIM/Camera", "nothing"),
        ("WhatsApp Images", "nothing"),
        ("2022/13", "2022?"),
        ("2022/02/30", "2022-02"),
        ("10/14", "nothing"),
        ("2030/10/14", "nothing"),
        ("TA 2022-2023", "nothing"),
    ],
)
def test_the_nearest_dated_folder_tells(folders: str, expected: str) -> None:
    assert told(folders) == expected


def test_a_nearer_folder_goes_before_a_farther_one() -> None:
    assert told("2021-01-01 Arsip/2022-10-14 Perpisahan") == "2022-10-14"


def test_a_folder_tells_no_time_and_shows_what_was_read() -> None:
    (evidence,) = find_dates_in_folders(PurePosixPath("/foto/2022/10/14/a.jpg"), today=TODAY)
    assert (evidence.source, evidence.raw, evidence.date.time) == (Source.FOLDER, "2022/10/14", None)


def test_a_windows_drive_is_no_folder() -> None:
    (evidence,) = find_dates_in_folders(PureWindowsPath(r"D:\2022\10\14\a.jpg"), today=TODAY)
    assert evidence.date.iso == "2022-10-14"
    assert find_dates_in_folders(PureWindowsPath(r"D:\a.jpg"), today=TODAY) == ()


@given(
    st.lists(
        st.text(max_size=12) | st.sampled_from(["2022", "10", "14", "14 Oktober", "2022-10", "0", "99"]), max_size=5
    )
)
def test_no_folder_stops_the_reader(folders: list[str]) -> None:
    for evidence in find_dates_in_folders(PurePosixPath("/", *folders, "a.jpg"), today=TODAY):
        assert evidence.date.first_day <= TODAY + datetime.timedelta(days=1)
