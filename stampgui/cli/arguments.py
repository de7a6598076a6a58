"""The parser of the command line."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

from stampgui.batch.workers import MAX_WORKERS
from stampgui.caption.style import Position
from stampgui.caption.template_fields import WORDINGS
from stampgui.cli.commands import COMMANDS
from stampgui.cli.desktop_entry import install_desktop_entry
from stampgui.cli.styles import POSITIONS, parse_position
from stampgui.dates.zones import LOCAL_ZONE
from stampgui.folders import find_data_home
from stampgui.i18n import Catalogue, ExplainedError, message
from stampgui.image.jpeg.core import is_core_available
from stampgui.session.worker_count import choose_worker_count
from stampgui.stamping.copy_name import KEEP_PHOTO_NAME, NAME_FIELDS
from stampgui.stamping.job import ExistingPolicy, WriteDate
from stampgui.stamping.preset import DEFAULT_PRESET, PRESETS


class UsageError(Exception):
    """The arguments are invalid; the text, which comes from argparse, says why."""


class OptionError(ExplainedError):
    """An option with an invalid value, or one that conflicts with other options."""


class _Formatter(argparse.HelpFormatter):
    """argparse's formatter with "usage:" in the language of the messages."""

    def __init__(self, prog: str, *, catalogue: Catalogue) -> None:
        super().__init__(prog)
        self._usage_prefix = catalogue.gettext("usage: ")

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._usage_prefix if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def __init__(self, catalogue: Catalogue, **options: Any) -> None:
        _ = catalogue.gettext
        # abbreviated options in scripts would break when a new option with the same prefix is added
        super().__init__(
            allow_abbrev=False, add_help=False, formatter_class=partial(_Formatter, catalogue=catalogue), **options
        )
        self._catalogue = catalogue
        self._positionals.title, self._optionals.title = _("photos"), _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help and exit"))

    def error(self, message: str) -> NoReturn:
        advice = self._catalogue.gettext("{command} --help shows how to use it.").format(command=self.prog)
        raise UsageError(f"{self.prog}: {message}\n{advice}")


class _VersionAction(argparse.Action):
    """Prints the version and whether the native core is available, in a form that scripts may rely on."""

    def __init__(self, option_strings: Sequence[str], dest: str, **options: Any) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        print(f"stampgui {version('stampgui')}\nlossless JPEG core: {'yes' if is_core_available() else 'no'}")
        parser.exit()


class _DesktopEntryAction(argparse.Action):
    """Installs the desktop entry and prints where it is."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002 - argparse names it
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(install_desktop_entry(find_data_home()))
        parser.exit()


def join_backward_shifts(arguments: Sequence[str]) -> list[str]:
    """Write "--shift -1h" as "--shift=-1h"; argparse would take the span for another option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--shift" and argument[:1] == "-" and argument[1:2].isdecimal():
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def build_parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    """Build the parser; its `parse_args` raises UsageError."""
    _ = catalogue.gettext
    root = _Parser(
        catalogue,
        prog="stampgui",
        usage=f"stampgui [PATH...] | stampgui {' | '.join(COMMANDS)}  [--help]",
        description=_("Stamps the capture date visibly on photos. Without a command, the window opens."),
    )
    root.add_argument("--version", action=_VersionAction, help=_("show the version and exit"))
    root.add_argument(
        "--install-desktop-entry",
        action=_DesktopEntryAction,
        help=_("add the window to the menu and to “Open with” (Linux), and exit"),
    )
    commands = root.add_subparsers(
        title=_("commands"), metavar="", dest="command", prog="stampgui", parser_class=_Parser
    )

    def command(name: str, description: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, catalogue=catalogue, help=description)

    _add_stamp(command("stamp", _("write stamped copies of photos and folders")), _)
    dates = command("dates", _("show the date of each photo and its source"))
    _add_paths(dates, _)
    _add_shift(dates, _)
    _add_zone(dates, _)
    _add_output_options(dates, _)
    _add_restore(command("restore", _("restore the originals of stamped JPEG copies")), _)
    styles = command("styles", _("list the styles for --style"))
    styles.add_argument("style", metavar="STYLE", nargs="?", help=_("print this style as a style file instead"))
    styles.add_argument("--lang", metavar="LANG", help=argparse.SUPPRESS)
    doctor = command("doctor", _("show what works on this computer, and where settings, styles and the log are"))
    doctor.add_argument("--lang", metavar="LANG", help=argparse.SUPPRESS)
    return root


def _add_stamp(stamp: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    _add_paths(stamp, _)
    stamp.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=_parse_path,
        required=True,
        help=_("folder for the copies; originals are never changed"),
    )
    dates = stamp.add_argument_group(_("dates"))
    dates.add_argument(
        "--date", metavar="TEXT", help=_("date for photos that have none: “14 okt 2022”, “okt 2022”, “2022”")
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
    _add_shift(dates, _)
    dates.add_argument(
        "--cut-off", metavar="DATE", help=_("photos dated on this day or later are not stamped but need a check")
    )
    dates.add_argument(
        "--write-date",
        choices=[each.value for each in WriteDate],
        default=WriteDate.MISSING.value,
        help=_("date in the EXIF data of copies: missing adds it, always also corrects another one, never leaves it"),
    )
    _add_zone(dates, _)
    caption = stamp.add_argument_group(_("caption"))
    caption.add_argument(
        "--text",
        metavar="TEMPLATE|NAME",
        help=_("the text, such as “Dok. {{tanggal}}”, where \\n starts a new line, or a wording: {names}").format(
            names=", ".join(WORDINGS)
        ),
    )
    caption.add_argument("--event", metavar="TEXT", default="", help=_("event shown in the photos: {acara} or {event}"))
    caption.add_argument(
        "--place", metavar="TEXT", default="", help=_("place where they were taken: {tempat} or {place}")
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
            "also write small copies for uploading: {names} pixels, or pixels:kilobytes; without a name {default}"
        ).format(
            names=", ".join(f"{preset.name} ({preset.dimensions})" for preset in PRESETS),
            default=DEFAULT_PRESET,
        ),
    )
    copies.add_argument(
        "--upload-only", action="store_true", help=_("with --upload: write only the copies for uploading")
    )
    copies.add_argument(
        "--name",
        metavar="PATTERN",
        default=KEEP_PHOTO_NAME,
        help=_("names for the copies, such as “{example}”; fields: {fields}").format(
            example="{tanggal} {berkas}", fields=", ".join("{" + name + "}" for name in NAME_FIELDS)
        ),
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
    _add_jobs(work, _)
    work.add_argument(
        "--damaged",
        action="store_true",
        help=_("also stamp photos of which a part is missing, on the part that is there; their rows say so"),
    )
    work.add_argument("--dry-run", action="store_true", help=_("show what would be done without writing copies"))
    work.add_argument("--report", metavar="FILE", type=Path, help=_("write a report: .csv, .json or .html"))
    _add_output_options(stamp, _)


def _add_restore(restore: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    _add_paths(restore, _)
    restore.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=_parse_path,
        required=True,
        help=_("folder for the restored originals"),
    )
    restore.add_argument(
        "--existing",
        choices=[ExistingPolicy.SKIP.value, ExistingPolicy.NUMBER.value],
        default=ExistingPolicy.SKIP.value,
        help=_("what to do when a file with that name already exists; none is ever replaced"),
    )
    _add_jobs(restore, _)
    _add_output_options(restore, _)


def _add_jobs(command: argparse._ActionsContainer, _: Callable[[str], str]) -> None:
    command.add_argument(
        "--jobs",
        metavar="N",
        type=_parse_jobs,
        default=choose_worker_count(0),
        help=_("number of parallel jobs (default here: {automatic}, at most {most})").format(
            automatic=choose_worker_count(0), most=MAX_WORKERS
        ),
    )


def _add_shift(command: argparse._ActionsContainer, _: Callable[[str], str]) -> None:
    command.add_argument(
        "--shift",
        metavar="PHOTO=MOMENT|SPAN",
        action="append",
        default=[],
        help=_(
            "shift a camera's clock: “IMG_0001.JPG=14 okt 2022 09.15” or =OTHER.JPG for all photos of its camera, "
            "“+4y2d3h” or “-1h” for those of others; may be given several times"
        ),
    )


def _add_zone(command: argparse._ActionsContainer, _: Callable[[str], str]) -> None:
    command.add_argument(
        "--zone",
        metavar="ZONE",
        default=LOCAL_ZONE,
        help=_("time zone for times recorded in UTC: local, WIB, WITA, WIT or Area/City"),
    )


def _add_paths(command: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    command.add_argument(
        "paths", metavar="PATH", nargs="+", type=_parse_path, help=_("photo, folder, or ZIP file of a download")
    )
    command.add_argument(
        "--fetch", action="store_true", help=_("download photos that are in the cloud, as of OneDrive")
    )


def _add_output_options(command: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    command.add_argument(
        "--lang", metavar="LANG", help=_("language of the caption and the messages: id, en, jv, su, …")
    )
    command.add_argument("--json", action="store_true", help=_("one JSON object per photo on standard output"))


def _parse_position(text: str) -> Position:
    position = parse_position(text)
    if position is None:
        raise OptionError(
            message("“{text}” is neither one of {places} nor X,Y with 0 to 1.", text=text, places=", ".join(POSITIONS))
        )
    return position


def _parse_path(text: str) -> Path:
    if not text:  # such as an unset variable in a script; it would mean the working folder
        raise OptionError(message("A path is empty."))
    return Path(text)


def _parse_jobs(text: str) -> int:
    try:
        count = int(text)
    except ValueError:
        count = 0
    if count < 1:
        raise OptionError(message("“{text}” is not a whole number from 1 up.", text=text))
    return choose_worker_count(count)
