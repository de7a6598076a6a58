"""The parsers of texts: names, what a person typed, tables, and the program's own files, which anybody may change."""

import datetime
import functools
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path, PurePath, PurePosixPath
from typing import Final

from fuzz import text_seeds as seeds
from fuzz.campaign import Parser
from fuzz.scratch_folder import share_scratch_folder
from given import TODAY
from stampgui.batch.answers import AnswersFileError, read_answers
from stampgui.batch.unfinished_work import find_resumable
from stampgui.batch.unfinished_work_file import load_unfinished
from stampgui.caption.caption_text import EventPlace, format_caption
from stampgui.caption.drawing import draw_caption
from stampgui.caption.style import AUTO, Anchor, Position, Style
from stampgui.caption.style_file import format_style, parse_style
from stampgui.caption.template_fields import TemplateError
from stampgui.caption.text_layout.font_runs import split_font_runs
from stampgui.caption.text_layout.wrapping import wrap_lines
from stampgui.dates.clock_shift import ShiftError, parse_clock_shift, parse_shifted_date, shift_clock_date
from stampgui.dates.clues import Clues
from stampgui.dates.decision import decide
from stampgui.dates.downloads.meta_export import parse_meta_export
from stampgui.dates.downloads.takeout import find_sidecar_name, index_takeout_folder, parse_takeout_sidecar
from stampgui.dates.evidence import Source
from stampgui.dates.names.filename import find_dates_in_filename
from stampgui.dates.names.folder import find_dates_in_folders
from stampgui.dates.typed.parser import TypedDateError, parse_typed_date
from stampgui.dates.zones import UnknownZoneError, parse_zone
from stampgui.i18n import ExplainedError
from stampgui.settings import load_settings
from stampgui.stamping.copy_name import make_copy_stem


def _of_file(read: Callable[[Path], object], name: str) -> Callable[[bytes], object]:
    def parse(data: bytes) -> object:
        path = share_scratch_folder() / name
        path.write_bytes(data)
        return read(path)

    return parse


def _decode(data: bytes) -> str:
    """As a file system's names are: bytes that are not UTF-8 become lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def _make_path(text: str) -> PurePath:
    return PurePosixPath("/") / (text.replace("\0", "") or "x")


def _read_name(data: bytes) -> None:
    for found in find_dates_in_filename(_make_path(_decode(data)), today=TODAY):
        assert found.date.first_day <= TODAY


def _read_folders(data: bytes) -> None:
    for found in find_dates_in_folders(_make_path(_decode(data)), today=TODAY):
        assert found.date.first_day <= TODAY


def _decide(data: bytes) -> None:
    """Every text that may tell a date, from one input of lines."""
    lines = [*_decode(data).split("\n"), *[""] * 12]
    tags = ("DateTimeOriginal", "OffsetTimeOriginal", "SubSecTimeOriginal", "DateTime", "GPSDateStamp", "GPSTimeStamp")
    clues = Clues(
        path=_make_path(lines[0]),
        exif={name: text for name, text in zip((*tags, "Software", "Make"), lines[1:9], strict=True) if text},
        modified=datetime.datetime(2023, 5, 6, 7, 8, 9, tzinfo=datetime.UTC),
        today=TODAY,
        xmp={
            "exif:DateTimeOriginal": lines[2],
            "xmp:CreateDate": lines[4],
            "xmp:ModifyDate": lines[4],
            "tiff:Make": lines[8],
        },
        iptc={"DateCreated": lines[9], "TimeCreated": lines[10]},
        png_text={"Creation Time": lines[11]},
    )
    decide(clues, cut_off=datetime.date(2023, 1, 1))


def _read_typed(data: bytes) -> None:
    date = parse_typed_date(_decode(data), today=TODAY)
    assert date.first_day <= TODAY
    assert parse_typed_date(date.typed_text, today=TODAY).iso == date.iso


def _read_shift(data: bytes) -> None:
    shift = parse_clock_shift(_decode(data))
    assert parse_clock_shift(shift.text) == shift
    shifted = shift_clock_date(seeds.DATE, shift, today=TODAY)
    assert parse_shifted_date(shifted.raw) == shifted


def _read_zone(data: bytes) -> None:
    parse_zone(_decode(data))


def _read_takeout_names(data: bytes) -> None:
    names = [name[: seeds.LONGEST_NAME] for name in _decode(data).split("\n") if name]
    folder = index_takeout_folder(names)
    if folder is not None:
        assert all(find_sidecar_name(name, folder) in {None, *names} for name in names)


def _write_caption(data: bytes) -> None:
    text = _decode(data)
    template, _, file = text.partition("\n")
    caption = format_caption(template, seeds.DATE, language="id", file=file, event_place=EventPlace(file, file[:20]))
    lines = wrap_lines(caption, 40, len) or wrap_lines(caption, 40, len, inside_words=True) or ()
    for line in lines:
        assert "".join(sorted(run.text for run in split_font_runs(line, str.isascii, lambda _: True))) is not None


def _write_name(data: bytes) -> None:
    naming, _, file = _decode(data).partition("\n")
    name = make_copy_stem(
        naming, file=file.replace("/", "") or "x", date=seeds.DATE, event_place=EventPlace(file, file[:20])
    )
    assert name
    assert "/" not in name or naming == "{file}"


def _read_style(data: bytes) -> None:
    style = parse_style(data.decode("utf-8", "replace"))
    assert parse_style(format_style(style)) == style
    draw_caption(
        "14 Oktober 2022", replace(style, font="", fill=(0, 0, 0), position=_settle(style.position)), (160, 120)
    )


def _settle(position: Position) -> Position:
    return Anchor.TOP if position is AUTO else position


def _load_settings(path: Path) -> None:
    """What was loaded can be saved and is read again."""
    stored = json.loads(json.dumps(asdict(load_settings(path))))
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert asdict(load_settings(path)) == stored


def _load_work(path: Path) -> None:
    """What was loaded can be drawn, and resumed where its files are."""
    work = load_unfinished(path, today=TODAY).work
    find_resumable(work)
    for photo in work.photos:
        photo.caption_override.apply_to_style(Style())
        assert photo.date is None or photo.date.typed_text


TEXT_PARSERS: Final = (
    Parser("file-names", _read_name, seeds.name_seeds),
    Parser("folder-names", _read_folders, seeds.folder_seeds),
    Parser("decision", _decide, seeds.clue_seeds),
    Parser("typed-dates", _read_typed, seeds.typed_seeds, (TypedDateError,)),
    Parser("typed-shifts", _read_shift, seeds.shift_seeds, (ShiftError,)),
    Parser("typed-zones", _read_zone, seeds.zone_seeds, (UnknownZoneError,)),
    Parser("takeout-json", parse_takeout_sidecar, seeds.takeout_seeds, (ValueError,)),
    Parser("takeout-names", _read_takeout_names, seeds.takeout_name_seeds),
    Parser("meta-json", lambda data: parse_meta_export(data, Source.SIDECAR_FACEBOOK), seeds.meta_seeds, (ValueError,)),
    Parser("captions", _write_caption, seeds.caption_seeds, (TemplateError,)),
    Parser("copy-names", _write_name, seeds.naming_seeds, (TemplateError,)),
    Parser(
        "dates-table",
        _of_file(functools.partial(read_answers, today=TODAY), "dates.csv"),
        seeds.answers_seeds,
        (AnswersFileError,),
    ),
    Parser("style-file", _read_style, seeds.style_seeds, (ValueError, ExplainedError)),
    Parser("settings", _of_file(_load_settings, "settings.json"), seeds.settings_seeds),
    Parser("kept-work", _of_file(_load_work, "work.json"), seeds.work_seeds),
)
