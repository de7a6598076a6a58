"""Texts to begin with, and the words that mean something in them."""

import csv
import datetime
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from fuzz.mutation import Seeds
from fuzz.scratch_folder import share_scratch_folder
from fuzz.structures import LINES
from given import ROOT, SHARED, TODAY
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.unfinished_work import UnfinishedPhoto, UnfinishedWork
from stampgui.batch.unfinished_work_file import save_unfinished
from stampgui.caption.caption_text import EventPlace
from stampgui.caption.overrides import CaptionOverride
from stampgui.caption.style import BUILT_IN_STYLES, CustomPosition, Style
from stampgui.caption.style_file import format_style
from stampgui.dates.clock_shift import ShiftedDate, parse_shifted_date
from stampgui.dates.partial import PartialDate
from stampgui.image.photo import Photo
from stampgui.settings import Settings

LONGEST_NAME: Final = 255
"""Bytes that file systems allow."""
_LONGEST_PATH: Final = 4096
_LONGEST_TYPED: Final = 2000
DATE: Final = PartialDate(2022, 10, 14, datetime.time(8, 15, 30), 420)
_WORDS: Final = tuple(
    word.encode()
    for word in (
        *(
            "2022",
            "10",
            "14",
            "okt",
            "Oktober",
            "oct",
            "jan",
            "Mei",
            "Agustus",
            "senin",
            "jumat",
            "kemarin",
            "sekitar",
            "±",
        ),
        *(
            "WIB",
            "pukul",
            "jam",
            "08.15",
            "8:15",
            "pm",
            "+07:00",
            "Z",
            "/",
            "-",
            ".",
            "_",
            " ",
            "IMG_",
            "WA0001",
            "(1)",
            "~",
        ),
        *(
            "tahun",
            "lebaran",
            "XII",
            "s/d",
            "sampai",
            "hingga",
            "an",
            "1990-an",
            "١٤",
            "２０２２",
            "é",
            "😀",
            "\u202e",
            "\u0345",
        ),
        *(
            "scan",
            "backup",
            "Screenshot",
            "20221014",
            "081530",
            "IMG-20221014-WA0001",
            "1665735330000",
            "99",
            "00",
            "ca.",
        ),
    )
)


def _names(*columns: tuple[Path, str | None]) -> tuple[bytes, ...]:
    """The names in the tables that the tests of dates read, and in those of real people."""
    names: set[str] = set()
    for path, column in columns:
        if not path.exists():
            continue
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        if column is None:
            names |= {part for line in lines for part in line.split("\t")[:2]}
        else:
            names |= {row[column] or "" for row in csv.DictReader(lines)}
    return tuple(sorted(name.encode() for name in names if name))


def name_seeds() -> Seeds:
    folder = ROOT / "tests" / "dates" / "names"
    names = _names(
        (folder / "filenames.csv", "name"), (folder / "kinds.tsv", None), (SHARED / "cases" / "names.tsv", None)
    )
    return Seeds(names, _WORDS, largest=LONGEST_NAME)


def folder_seeds() -> Seeds:
    folders = tuple(
        name.encode()
        for name in (
            *("2022/10/14/a.jpg", "2022/Oktober/a.jpg", "2022-10-14 Rapat/a.jpg", "home/budi/Photos from 2022/a.jpg"),
            *("Backup/2023/01/15/a.jpg", "2022/10 Oktober/14/a.jpg", "Scan/2022/x.jpg", "Tahun 2019/Mei/3/a.jpg"),
        )
    )
    return replace(name_seeds(), inputs=(*folders, *name_seeds().inputs), largest=_LONGEST_PATH)


def clue_seeds() -> Seeds:
    usual = (
        "IMG_20221014_081530.jpg\n2022:10:14 08:15:30\n+07:00\n123\n2022:10:14 08:15:30\n2022:10:14\n01:15:30\n"
        "EPSON Scan\nCanon\n20221014\n081530+0700\nFri, 14 Oct 2022 08:15:30 +0700"
    )
    odd = (
        "a.jpg\n2022-10-14T08:15:30.5Z\n2017-05\n \n0000:00:00 00:00:00\n2022:10:14\n8/1, 15/1, 30/1\n"
        "Adobe\n\n2022-00-00\n\n2022"
    )
    return Seeds((usual.encode(), odd.encode()), (*_WORDS, b"\n", b"2022:10:14 08:15:30", b"0000:00:00"), LINES)


def typed_seeds() -> Seeds:
    texts = _names((ROOT / "tests" / "dates" / "typed" / "typed.csv", "text"))
    return Seeds(texts, _WORDS, largest=_LONGEST_TYPED)


def shift_seeds() -> Seeds:
    words = (b"y", b"mo", b"w", b"d", b"h", b"min", b"s", b"tahun", b"jam", b"+", b"-", b"WIB", b"999999", b" ")
    return Seeds(
        (b"+4y2d3h", b"-1 jam", b"+7h WIB", b"+0s UTC+05:30", b"-12mo 3d", b"+400y"), words, largest=_LONGEST_TYPED
    )


def zone_seeds() -> Seeds:
    return Seeds(
        (b"WIB", b"Asia/Jakarta", b"local", b"UTC", b"Etc/GMT+7"),
        (b"/", b"..", b"Asia", b"posix", b"\0", b"."),
        largest=300,
    )


def takeout_seeds() -> Seeds:
    one = {
        "title": "a.jpg",
        "photoTakenTime": {"timestamp": "1665735330", "formatted": "14 Okt"},
        "creationTime": {"timestamp": "1"},
    }
    return Seeds((json.dumps(one).encode(), b'{"photoTakenTime":null}'), (b'"timestamp"', b"-1", b"1e5"), is_json=True)


def meta_seeds() -> Seeds:
    exif = {
        "exif_data": [
            {"upload_ip": "10.0.0.1"},
            {"taken_timestamp": 1665712345, "date_time_original": "20221014T08:15:30"},
        ]
    }
    photo = {"uri": "posts/media/a.jpg", "creation_timestamp": 1697872351, "media_metadata": {"photo_metadata": exif}}
    older = {"path": "photos/TjÃ¸ye.jpg", "taken_at": "2019-05-06T07:08:09", "caption": ""}
    return Seeds(
        (json.dumps([{"media": [photo]}, older]).encode(), json.dumps(older).encode()),
        (b'"uri"', b"null"),
        is_json=True,
    )


def takeout_name_seeds() -> Seeds:
    rows = (
        "IMG_1234.jpg\nIMG_1234.jpg.json",
        "IMG_1234(1).jpg\nIMG_1234.jpg.supplemental-metadata(1).json\nIMG_1234-edited.jpg",
        "a" * 47 + ".jpg\n" + "a" * 46 + ".json\n" + "a" * 47 + "-ha edi.jpg",
        "IMG_1.heic\nIMG_1.heic.json\nIMG_1.mp4\nIMG_1\nimg_1.HEIC.supp.json",
    )
    words = (b".json", b"(1)", b"-edited", b".supplemental-metadata", b".jpg", b"\n", *_WORDS[-10:])
    return Seeds(tuple(row.encode() for row in rows), words, LINES, largest=_LONGEST_PATH)


def caption_seeds() -> Seeds:
    rows = (
        "difoto tanggal {tanggal}\nIMG_1234",
        "Difoto hari {hari}, {tanggal} {jam} {acara}\nรูปภาพ ภาพถ่าย",
        "{date} {file}\n写真 2022年10月14日 شهر",
        "{event} {place} {zone} {time} {weekday} {date}\nRapat",
    )
    words = (
        b"{",
        b"}",
        b"{{",
        b"{tanggal}",
        b"{file}",
        b"{date}",
        "ア".encode(),
        "ש".encode(),
        "\u200d".encode(),
        b"\n",
        *_WORDS,
    )
    return Seeds(tuple(row.encode() for row in rows), words, largest=_LONGEST_TYPED)


def naming_seeds() -> Seeds:
    rows = (
        "{date} {file}\nIMG_1234",
        "{file} {date}\nRapat",
        "{date} {event} {file}\nfoto: 1",
        "{time}{place}{file}\nCON",
    )
    words = (b"{", b"}", b"{file}", b"{event}", b".", b" ", b"/", b"\\", b":", b"CON", b"NUL.", *_WORDS)
    return Seeds(tuple(row.encode() for row in rows), words, largest=_LONGEST_TYPED)


def answers_seeds() -> Seeds:
    (share_scratch_folder() / "a.jpg").write_bytes(b"x")
    (share_scratch_folder() / "b b.jpg").write_bytes(b"x")
    tables = (
        "path,date\na.jpg,14 okt 2022\nb b.jpg,2022\n",
        "path;date;event;place\na.jpg;okt 2022;Rapat;Bogor\n",
        "sep=;\npath;date\na.jpg;2022-10-14\n",
        'berkas\ttanggal\n"a.jpg"\t"sekitar 2017"\n',
        "path,date,source,raw,time\na.jpg,2022-10-14,clock-shifted,2018-10-12 08:15:00 +4y2d,08:15:00\n",
    )
    wide = tables[0].encode("utf-16")
    words = (
        b"a.jpg",
        b"b b.jpg",
        b",",
        b";",
        b"\t",
        b'"',
        b"\n",
        b"\r",
        b"\xef\xbb\xbf",
        b"path",
        b"date",
        b"source",
        b"raw",
        *_WORDS,
    )
    return Seeds((*(table.encode() for table in tables), wide), words, LINES)


def style_seeds() -> Seeds:
    styles = (*BUILT_IN_STYLES.values(), Style(position=CustomPosition(0.5, 0.25)))
    return Seeds(
        tuple(format_style(style).encode() for style in styles), (b"NaN", b"1e999", b"null", b"#ffd633"), is_json=True
    )


def settings_seeds() -> Seeds:
    settings = Settings(language="id", output_folder="/a", jobs=3, zone="WIB", style=format_style(Style()))
    return Seeds((json.dumps(asdict(settings)).encode(), b"{}"), (b"true", b"1e999", b"null"), is_json=True)


def work_seeds() -> Seeds:
    photo = Photo(Path("/a/a.jpg"), 100, 1_600_000_000_000_000_000)
    shifted = parse_shifted_date("2018-10-12 08:15:00 +4y2d")
    assert isinstance(shifted, ShiftedDate)
    override = CaptionOverride().with_style((("size", 5.0),)).with_event_place((("event", "Rapat"),))
    rows = [
        UnfinishedPhoto(FoundPhoto(photo.path, Path("a.jpg")), TODAY, photo, DATE, override),
        UnfinishedPhoto(FoundPhoto(photo.path, Path("b.jpg")), TODAY, photo, shifted),
        UnfinishedPhoto(FoundPhoto(photo.path, Path("c.jpg")), TODAY),
    ]
    path = share_scratch_folder() / "seed.json"
    save_unfinished(path, UnfinishedWork(tuple(rows), EventPlace("Rapat", "Bogor")))
    return Seeds((path.read_bytes(),), (b'"version": 1', b"1e999", b"null", b'"shifted"', b'"2022"'), is_json=True)
