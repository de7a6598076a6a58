"""Scanners tell the day of the scan."""

import pytest
from dates.decisions import OCTOBER_14, clues, english, known, listed, needs_date, with_xmp

from stampgui.dates.decision import Known, NeedsDate, decide
from stampgui.dates.evidence import Source

SCANNERS = [
    {"Make": "EPSON", "Model": "Perfection V370"},
    {"Make": "EPSON", "Model": "L3110 Series"},
    {"Software": "EPSON Scan 2"},
    {"Make": "Canon", "Model": "CanoScan LiDE 120"},
    {"Make": "HP", "Model": "HP Scanjet G3110"},
    {"Make": "Plustek"},
    {"Make": "Fujitsu", "Software": "ScanSnap Manager"},
    {"Make": "NORITSU KOKI", "Model": "QSS-32_33"},
    {"Make": "FUJI PHOTO FILM CO., LTD.", "Model": "SP-2500"},
    {"Software": "VueScan 9 x64 (9.7.50)"},
    {"Software": "SilverFast 8.8"},
    {"Make": "KODAK", "Model": "SLIDE N SCAN"},
    {"Software": "EPSON L3110 Series"},
    {"Make": "NIKON", "Model": "LS-50", "FileSource": "Film Scanner"},
    {"Make": "Epson", "FileSource": "Reflection Print Scanner"},
    {"Make": "EPSON", "Model": "Perfection V370", "FileSource": "Digital Camera"},
    {"Make": "samsung", "Model": "SM-A125F", "Software": "CamScanner", "FileSource": "Digital Camera"},
]
CAMERAS = [
    {"Make": "SEIKO EPSON CORP.", "Model": "PhotoPC L-410"},
    {"Make": "SAMSUNG", "Model": "GT-I9300"},
    {"Make": "OLYMPUS IMAGING CORP.", "Model": "SP-500UZ"},
    {"Make": "FUJIFILM", "Model": "X-T30"},
    {"Make": "Canon", "Model": "Canon EOS 40D"},
    {"Make": "HP", "Model": "HP PhotoSmart R717"},
    {"Make": "SEIKO EPSON CORP.", "Model": "PhotoPC 3000Z", "Software": "v321-78", "FileSource": "Digital Camera"},
    {"Make": "SEIKO EPSON CORP.", "Model": "PhotoPC 850Z", "Software": "L410-12"},
    {"Make": "EPSON", "Model": "R-D1", "Software": "V120"},
    {"Make": "EPSON", "Model": "L-500V", "FileSource": "Digital Camera"},
    {"Make": "EPSON", "Model": "L200", "FileSource": "Digital Camera"},
]


@pytest.mark.parametrize("maker", SCANNERS, ids=lambda maker: " ".join(maker.values()))
def test_the_day_of_a_scan_is_a_suggestion(maker: dict[str, str]) -> None:
    scan = clues("scan0001.jpg", DateTimeOriginal=OCTOBER_14, DateTimeDigitized=OCTOBER_14, **maker)
    decision = needs_date(decide(scan))
    assert english(decision.reason).startswith("This file was scanned on")
    assert listed(decision.suggestions)[:2] == ["exif-original 2022-10-14", "exif-digitized 2022-10-14"]


@pytest.mark.parametrize("maker", CAMERAS, ids=lambda maker: " ".join(maker.values()))
def test_a_camera_is_not_taken_for_a_scanner(maker: dict[str, str]) -> None:
    assert isinstance(decide(clues(DateTimeOriginal=OCTOBER_14, **maker)), Known)


def test_a_scan_says_on_which_day_it_was_made() -> None:
    decision = needs_date(decide(clues("scan.jpg", DateTimeDigitized=OCTOBER_14, Software="VueScan")))
    assert english(decision.reason) == ("This file was scanned on October 14, 2022. When was the photo taken?")
    unset = needs_date(decide(clues("scan.jpg", DateTimeDigitized="1980:01:01 00:00:00", Software="VueScan")))
    assert english(unset.reason) == "The camera clock was not set (January 1, 1980)."
    assert english(needs_date(decide(clues("scan.jpg", Software="VueScan"))).reason).startswith(
        "This file comes from a scanner"
    )


@pytest.mark.parametrize(
    "packet",
    [
        {"xmp:CreatorTool": "EPSON Scan 2", "xmp:CreateDate": "2022-10-14"},
        {"xmp:CreatorTool": "VueScan", "exif:DateTimeOriginal": "2022-10-14"},
        {"tiff:Make": "EPSON", "tiff:Model": "Perfection V370", "photoshop:DateCreated": "2022-10-14"},
    ],
)
def test_a_packet_names_scanners_too(packet: dict[str, str]) -> None:
    decision = needs_date(decide(with_xmp(packet, "2022-10-14.jpg")))
    assert english(decision.reason).startswith("This file was scanned on October 14, 2022")
    dated = {**packet, "exif:DateTimeOriginal": "1985-08-17", "xmp:CreateDate": "2022-10-14"}
    assert known(decide(with_xmp(dated))).date.iso == "1985-08-17"


def test_a_scans_name_that_repeats_the_day_of_the_scan_vouches_for_nothing() -> None:
    for path in ("2022-10-14 001.jpg", "2022-10-14/hal 1.jpg", "2022/10/hal 1.jpg"):
        assert isinstance(decide(clues(path, DateTimeDigitized=OCTOBER_14, Software="EPSON Scan")), NeedsDate)


def test_a_bare_date_in_a_folder_of_scans_is_a_suggestion_and_one_that_is_told_about_is_not() -> None:
    for path in ("Scan/2022-10-14 001.jpg", "Hasil pindai/IMG_20221014_101010.jpg", "Scan/2022-10-14/001.jpg"):
        assert isinstance(decide(clues(path)), NeedsDate)
    assert known(decide(clues("Scan/17 Agustus 1985 Pernikahan.jpg"))).date.iso == "1985-08-17"


def test_a_scan_that_somebody_dated_keeps_that_date() -> None:
    named = known(decide(clues("17 Agustus 1985.jpg", DateTimeDigitized=OCTOBER_14, Software="VueScan")))
    assert (named.evidence.source, named.date.iso) == (Source.FILENAME, "1985-08-17")
    exif = {"DateTimeOriginal": "1985:08:17 00:00:00", "DateTimeDigitized": OCTOBER_14, "Software": "VueScan"}
    tagged = known(decide(clues("scan0001.jpg", **exif)))
    assert (tagged.evidence.source, tagged.date.iso) == (Source.EXIF_ORIGINAL, "1985-08-17")
