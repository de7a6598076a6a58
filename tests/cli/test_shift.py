"""Camera clocks that were wrong, put right by --shift."""

import csv
import json
from pathlib import Path

import piexif
import pytest
from cameras import TWO_DAYS_SHIFTED, camera_exif, take_two_days

from given import MakePhoto, Rows
from stampgui.__main__ import main
from stampgui.cli.commands import ExitCode

REAL = "IMG_0000.JPG=14 okt 2022 09.10"


@pytest.fixture
def two_days(make_photo: MakePhoto) -> Path:
    return take_two_days(make_photo)


def moments(found: list[dict[str, object]]) -> tuple[str, ...]:
    return tuple(f"{row['date']} {row['time']}" for row in found)


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == ExitCode.USAGE
    return capsys.readouterr().err.strip()


def test_twenty_photos_of_two_days_follow_one(two_days: Path, rows: Rows) -> None:
    assert main(["dates", str(two_days), "--json", "--shift", REAL]) == ExitCode.OK
    found = rows()
    assert moments(found) == TWO_DAYS_SHIFTED
    assert {row["source"] for row in found} == {"clock-shifted"}
    assert found[19]["raw"] == "2018-10-13 08:55:37 +4y2d1h"
    assert found[19]["caption"] == "difoto tanggal 15 Oktober 2022"
    assert found[19]["candidates"][1]["source"] == "exif-original"  # type: ignore[index]


def test_the_words_are_those_of_a_person(two_days: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", str(two_days), "--shift", REAL, "--lang", "id"]) == ExitCode.OK
    said = capsys.readouterr()
    line = said.out.splitlines()[0]
    assert line.startswith("14 Oktober 2022")
    assert line.endswith("(jam kamera + 4 tahun 2 hari 1 jam: 2018-10-12 08:10:37 +4y2d1h)")
    assert said.err.splitlines() == ["20 foto: jam kamera + 4 tahun 2 hari 1 jam."]


def test_copies_get_the_shifted_dates_and_reports_say_why(two_days: Path, tmp_path: Path, rows: Rows) -> None:
    out = tmp_path / "out"
    for report in ("rows.csv", "rows.json", "rows.html"):
        words = ["stamp", str(two_days), "-o", str(out), "--json", "--shift", REAL, "--report", str(tmp_path / report)]
        assert main([*words, "--existing", "replace"]) == ExitCode.OK
        found = rows()
        assert moments(found) == TWO_DAYS_SHIFTED
        assert [row["caption"] for row in found] == [
            f"difoto tanggal {14 + number // 10} Oktober 2022" for number in range(20)
        ]
    stored = json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))
    assert {row["source"] for row in stored} == {"clock-shifted"}
    assert "decided by hand, camera clock + 4 years, 2 days, 1 hour: 2018-10-12 08:10:37 +4y2d1h" in (
        tmp_path / "rows.html"
    ).read_text(encoding="utf-8")


def test_a_report_and_saved_dates_keep_how_the_clock_was_shifted(
    two_days: Path, tmp_path: Path, rows: Rows, make_photo: MakePhoto
) -> None:
    table, report, out = tmp_path / "dates.csv", tmp_path / "report.csv", str(tmp_path / "out")
    make_photo("scan.jpg")
    words = ["stamp", str(two_days), "-o", out, "--dry-run", "--json"]
    main([*words, "--shift", REAL, "--save-dates", str(table), "--report", str(report)])
    first = rows()
    with table.open(encoding="utf-8-sig", newline="") as file:
        (head, line, *others) = csv.reader(file)
    assert head == ["path", "date", "source", "raw"]
    assert line[1:] == ["2022-10-14 09:10:37", "clock-shifted", "2018-10-12 08:10:37 +4y2d1h"]
    assert len(others) == 19
    for file_of_dates in (table, report):
        main([*words, "--dates", str(file_of_dates)])
        assert rows() == first


def test_a_changed_row_of_a_shift_is_not_believed(
    two_days: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "dates.csv"
    photo = two_days / "IMG_0000.JPG"
    for date, raw, reason in (
        (
            "2022-10-15",
            "2018-10-12 08:10:37 +4y2d1h",
            "does not make 2022-10-15; empty source and raw to use that date",
        ),
        ("2022-10-14 10:10:37", "2018-10-12 08:10:37 +4y2d1h", "does not make 2022-10-14"),
        ("2022-10-14", "yesterday", "does not tell by how much a camera clock was shifted"),
    ):
        table.write_text(f"path,date,source,raw\n{photo},{date},clock-shifted,{raw}\n", encoding="utf-8")
        words = ("stamp", str(two_days), "-o", str(tmp_path / "out"), "--dates", str(table))
        assert reason in refusal(capsys, *words)


def test_a_span_moves_all_cameras_and_a_moment_only_its_own(make_photo: MakePhoto, rows: Rows) -> None:
    make_photo("a.jpg", exif=camera_exif("2018:10:12 08:15:00"))
    make_photo("b.jpg", exif=camera_exif("2022:10:14 08:15:00", make="NIKON", model="D90", serial=""))
    folder = str(make_photo("c.jpg", exif=camera_exif("2018:10:12 08:15:00", serial="043")).parent)
    main(["dates", folder, "--json", "--shift", "+1h30min"])
    assert moments(rows()) == ("2018-10-12 09:45:00", "2022-10-14 09:45:00", "2018-10-12 09:45:00")
    main(["dates", folder, "--json", "--shift", "a.jpg=b.jpg", "--shift=-1h"])
    assert moments(rows()) == ("2022-10-14 08:15:00", "2022-10-14 07:15:00", "2018-10-12 07:15:00")


def test_what_does_not_come_from_a_clock_is_left_alone_and_counted(
    two_days: Path, make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_photo("IMG_20221014_081500.jpg")
    make_photo("scan.jpg")
    make_photo("z.jpg", exif=camera_exif("2022:10:14 08:15:00", make="NIKON"))
    (two_days / "dates.csv").write_text("IMG_0001.JPG,1 jan 2020\n", encoding="utf-8")
    words = ["stamp", str(two_days), "-o", str(tmp_path / "out"), "--dry-run", "--dates", str(two_days / "dates.csv")]
    assert main([*words, "--shift", REAL]) == ExitCode.INCOMPLETE
    shifted, left_alone = capsys.readouterr().err.splitlines()
    assert shifted == "19 photos: camera clock + 4 years, 2 days, 1 hour."
    assert left_alone == (
        "Not shifted: 1 photo with a date that you gave, 1 photo whose date is not from the camera clock, "
        "1 photo without a date from a camera clock, 1 photo of another camera."
    )


def test_the_photo_whose_moment_was_told_follows_although_its_name_says_another_day(
    make_photo: MakePhoto, rows: Rows
) -> None:
    for name in ("IMG_20230120_093000.jpg", "IMG_20230120_094000.jpg"):
        folder = make_photo(name, exif=camera_exif("2022:10:14 09:41:00")).parent
    main(["dates", str(folder), "--json", "--shift", "IMG_20230120_093000.jpg=13 okt 2022 09.41"])
    first, second = rows()
    assert (first["status"], first["date"]) == ("ready", "2022-10-13")
    assert str(first["warnings"]).count("January 20, 2023") == 1
    assert (second["status"], second["date"]) == ("needs_check", None)


def test_a_date_in_the_future_is_a_row_to_check(two_days: Path, rows: Rows) -> None:
    assert main(["dates", str(two_days), "--json", "--shift", "+900y"]) == ExitCode.USAGE
    rows()
    assert main(["dates", str(two_days), "--json", "--shift", "+90y"]) == ExitCode.INCOMPLETE
    found = rows()
    assert {row["status"] for row in found} == {"needs_check"}
    assert found[0]["reason"] == "Shifted, it would be from October 12, 2108, which is in the future."


def test_gps_that_contradicts_is_a_warning_in_the_row(make_photo: MakePhoto, rows: Rows) -> None:
    exif = piexif.load(camera_exif("2022:10:14 08:15:00"))
    exif["GPS"] = {
        piexif.GPSIFD.GPSDateStamp: "2022:10:14",
        piexif.GPSIFD.GPSTimeStamp: ((1, 1), (15, 1), (0, 1)),
    }
    folder = str(make_photo("a.jpg", exif=piexif.dump(exif)).parent)
    main(["dates", folder, "--json", "--shift", "-1y"])
    (row,) = rows()
    assert row["warnings"] == ["The GPS time (2022:10:14 01:15:00 UTC) does not fit the shifted date October 14, 2021."]


def test_a_shift_that_cannot_be_done_says_why(
    two_days: Path, make_photo: MakePhoto, capsys: pytest.CaptureFixture[str]
) -> None:
    make_photo("scan.jpg")
    make_photo("nameless.jpg", taken="2018:10:12 08:15:00")
    make_photo("IMG_0000.JPG", folder=two_days / "twice")
    dates = ("dates", str(two_days), "--shift")
    for shift, reason in (
        ("nothing.jpg=14 okt 2022", "There is no photo nothing.jpg among those given."),
        ("IMG_0000.JPG=14 okt 2022", "Several photos are called IMG_0000.JPG; give the path of one."),
        ("IMG_0001.JPG=31 feb 2022", "February 2022 has only 28 days."),
        ("IMG_0001.JPG=okt 2022", "Give the whole day on which the photo was taken, better with the time"),
        ("IMG_0001.JPG=scan.jpg", "scan.jpg has no reliable date to shift by."),
        ("scan.jpg=14 okt 2022", "scan.jpg has no date from a camera clock to be shifted."),
        ("nameless.jpg=14 okt 2022 09.15", "nameless.jpg does not name its camera. Give the shift alone, for all"),
        ("4 years", "“4 years” is not a time span. Write one such as +4y2d3h or -1h; min are minutes."),
    ):
        assert reason in refusal(capsys, *dates, shift)
    twice = refusal(capsys, *dates, "IMG_0001.JPG=14 okt 2022", "--shift", "IMG_0002.JPG=15 okt 2022")
    assert twice == "IMG_0002.JPG is from the same camera as an earlier photo and shifts it otherwise."
    assert (
        refusal(capsys, *dates, "+1h", "--shift", "+2h") == "Two shifts are given for all cameras: +2h is the second."
    )
