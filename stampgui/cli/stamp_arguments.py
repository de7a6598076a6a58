"""The options of `stampgui stamp`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from stampgui.caption.style import Position
from stampgui.caption.template_fields import WORDINGS
from stampgui.cli.command_arguments import (
    add_jobs,
    add_output_options,
    add_paths,
    add_shift,
    add_zone,
    parse_path,
)
from stampgui.cli.option_errors import OptionError
from stampgui.cli.styles import POSITIONS, parse_position
from stampgui.i18n import message
from stampgui.stamping.copy_name import KEEP_PHOTO_NAME
from stampgui.stamping.job import ExistingPolicy, WriteDate
from stampgui.stamping.preset import DEFAULT_PRESET, PRESETS


def add_stamp_options(stamp: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    add_paths(stamp, _)
    stamp.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=parse_path,
        required=True,
        help=_("folder for the copies; originals are never changed"),
    )
    dates = stamp.add_argument_group(_("dates"))
    dates.add_argument(
        "--date", metavar="TEXT", help=_("date for photos that have none: “14 oct 2022”, “oct 2022”, “2022”")
    )
    dates.add_argument("--override", action="store_true", help=_("with --date: also for photos that have one"))
    dates.add_argument(
        "--dates", metavar="FILE.csv", type=Path, help=_("dates from rows of path,date and, if you like, event,place")
    )
    dates.add_argument("--ask", action="store_true", help=_("ask for each group of photos without a date"))
    dates.add_argument(
        "--save-dates",
        metavar="FILE.csv",
        type=Path,
        help=_("with --ask or --shift: write the answers as rows that --dates reads"),
    )
    add_shift(dates, _)
    dates.add_argument(
        "--cut-off", metavar="DATE", help=_("photos dated on this day or later are not stamped but need a check")
    )
    dates.add_argument(
        "--write-date",
        choices=[each.value for each in WriteDate],
        default=WriteDate.MISSING.value,
        help=_("date in the EXIF data of copies: missing adds it, always also corrects another one, never leaves it"),
    )
    add_zone(dates, _)
    caption = stamp.add_argument_group(_("caption"))
    caption.add_argument(
        "--text",
        metavar="TEMPLATE|NAME",
        help=_("the text, such as “Taken on {{date}}”, where \\n starts a new line, or a wording: {names}").format(
            names=", ".join(WORDINGS)
        ),
    )
    caption.add_argument(
        "--event", metavar="TEXT", default="", help=_("event in the photos, for {acara} or {event} in --text")
    )
    caption.add_argument(
        "--place", metavar="TEXT", default="", help=_("place where they were taken, for {tempat} or {place} in --text")
    )
    caption.add_argument(
        "--style",
        metavar="NAME|FILE",
        default="outlined",
        help=_("style of the caption; stampgui styles lists the names"),
    )
    caption.add_argument("--font", metavar="NAME|FILE", help=_("an installed font, or the file of one"))
    caption.add_argument(
        "--position",
        metavar="POSITION",
        type=_parse_position,
        help=_("position of the caption: {places}, or X,Y from 0,0 (upper left) to 1,1").format(
            places=", ".join(POSITIONS)
        ),
    )
    copies = stamp.add_argument_group(_("copies"))
    copies.add_argument(
        "--upload",
        metavar="PRESET",
        nargs="?",
        const=DEFAULT_PRESET,
        help=_(
            "also write upload copies, which are smaller: {names} pixels, or pixels:kilobytes; without a name {default}"
        ).format(
            names=", ".join(f"{preset.name} ({preset.dimensions})" for preset in PRESETS),
            default=DEFAULT_PRESET,
        ),
    )
    copies.add_argument("--upload-only", action="store_true", help=_("with --upload: write only the upload copies"))
    copies.add_argument(
        "--name",
        metavar="PATTERN",
        default=KEEP_PHOTO_NAME,
        help=_(
            "names for the copies, such as “{{date}} {{file}}”; {{time}}, {{event}} and {{place}} work, too"
        ).format(),
    )
    copies.add_argument(
        "--no-gps",
        action="store_true",
        help=_("keep only dates, author, copyright, captions, camera and colours; no location"),
    )
    work = stamp.add_argument_group(_("processing"))
    work.add_argument(
        "--existing",
        choices=[existing.value for existing in ExistingPolicy],
        default=ExistingPolicy.SKIP.value,
        help=_("what to do when a copy already exists; only a photo's own copy is ever replaced"),
    )
    work.add_argument(
        "--no-undo",
        dest="undo",
        action="store_false",
        help=_("do not keep the original inside the copy, which makes copies smaller"),
    )
    work.add_argument(
        "--delete-unpacked",
        action="store_true",
        help=_("with ZIP files: delete what was unpacked from them once all photos are stamped"),
    )
    add_jobs(work, _)
    work.add_argument(
        "--damaged",
        action="store_true",
        help=_("also stamp photos of which a part is missing, on the part that is there; their rows say so"),
    )
    work.add_argument("--dry-run", action="store_true", help=_("show what would be done without writing copies"))
    work.add_argument("--report", metavar="FILE", type=Path, help=_("write a report: .csv, .json or .html"))
    work.add_argument(
        "--contact-sheet",
        metavar="FILE",
        type=Path,
        help=_("write a PDF with small pictures of the copies, their captions and dates, to print and file"),
    )
    add_output_options(stamp, _)


def _parse_position(text: str) -> Position:
    position = parse_position(text)
    if position is None:
        raise OptionError(
            message("“{text}” is neither one of {places} nor X,Y with 0 to 1.", text=text, places=", ".join(POSITIONS))
        )
    return position
