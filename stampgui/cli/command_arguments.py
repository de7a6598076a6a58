"""The options of all commands but `stamp`, and those that it shares with them."""

import argparse
from collections.abc import Callable
from pathlib import Path

from stampgui.cli.option_errors import OptionError
from stampgui.dates.zones import LOCAL_ZONE
from stampgui.i18n import message


def add_command_options(name: str, command: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the options of any command but `stamp`."""
    match name:
        case "dates":
            add_paths(command, _)
            add_shift(command, _)
            add_zone(command, _)
            add_output_options(command, _)
        case "restore":
            _add_restore(command, _)
        case "styles":
            command.add_argument_group(_("style")).add_argument(
                "style", metavar="STYLE", nargs="?", help=_("print this style as a style file instead")
            )
            command.add_argument("--lang", metavar="LANG", help=argparse.SUPPRESS)
        case "doctor":
            command.add_argument("--lang", metavar="LANG", help=argparse.SUPPRESS)


def _add_restore(restore: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    from stampgui.stamping.job import ExistingPolicy

    add_paths(restore, _)
    restore.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=parse_path,
        required=True,
        help=_("folder for the restored originals"),
    )
    restore.add_argument(
        "--existing",
        choices=[ExistingPolicy.SKIP.value, ExistingPolicy.NUMBER.value],
        default=ExistingPolicy.SKIP.value,
        help=_("what to do when a file with that name already exists; none is ever replaced"),
    )
    add_jobs(restore, _)
    add_output_options(restore, _)


def add_jobs(command: argparse._ActionsContainer, _: Callable[[str], str]) -> None:
    from stampgui.batch.jobs import MAX_WORKERS
    from stampgui.session.worker_count import choose_worker_count

    command.add_argument(
        "--jobs",
        metavar="N",
        type=_parse_jobs,
        default=choose_worker_count(0),
        help=_("number of parallel jobs (default here: {automatic}, at most {most})").format(
            automatic=choose_worker_count(0), most=MAX_WORKERS
        ),
    )


def add_shift(command: argparse._ActionsContainer, _: Callable[[str], str]) -> None:
    command.add_argument(
        "--shift",
        metavar="PHOTO=MOMENT|SPAN",
        action="append",
        default=[],
        help=_(
            "shift a camera's clock: “IMG_0001.JPG=14 oct 2022 09:15” or =OTHER.JPG for all photos of its camera, "
            "“+4y2d3h” or “-1h” for those of others; may be given several times"
        ),
    )


def add_zone(command: argparse._ActionsContainer, _: Callable[[str], str]) -> None:
    command.add_argument(
        "--zone",
        metavar="ZONE",
        default=LOCAL_ZONE,
        help=_("time zone for times recorded in UTC: local, WIB, WITA, WIT or Area/City"),
    )


def add_paths(command: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    command.add_argument(
        "paths", metavar="PATH", nargs="+", type=parse_path, help=_("photo, folder, or ZIP file of a download")
    )
    command.add_argument(
        "--fetch", action="store_true", help=_("fetch photos that are in the cloud, such as those of OneDrive")
    )


def add_output_options(command: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    command.add_argument(
        "--lang",
        metavar="LANG",
        help=_("language of the caption (id by default) and of the messages: id, en, jv, su, …"),
    )
    command.add_argument("--json", action="store_true", help=_("one JSON object per photo on standard output"))


def parse_path(text: str) -> Path:
    if not text:  # such as an unset variable in a script; it would mean the working folder
        raise OptionError(message("A path is empty."))
    return Path(text)


def _parse_jobs(text: str) -> int:
    from stampgui.session.worker_count import choose_worker_count

    try:
        count = int(text)
    except ValueError:
        count = 0
    if count < 1:
        raise OptionError(message("“{text}” is not a whole number from 1 up.", text=text))
    return choose_worker_count(count)
