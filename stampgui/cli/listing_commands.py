"""`stampgui styles` and `stampgui doctor`."""

import argparse

from stampgui.caption.style_file import format_style
from stampgui.cli.cancelling import Cancellation
from stampgui.cli.commands import ExitCode
from stampgui.cli.styles import format_style_list, load_style
from stampgui.cli.terminal_text import replace_unprintable
from stampgui.folders import find_folders
from stampgui.i18n import Catalogue
from stampgui.session.diagnosis import format_diagnosis


def run_styles(options: argparse.Namespace, catalogue: Catalogue, _cancellation: Cancellation) -> int:
    """Print the styles, or one of them as a style file."""
    if options.style:
        print(format_style(load_style(options.style, find_folders())), end="")
        return ExitCode.OK
    for line in format_style_list(find_folders(), catalogue):
        print(replace_unprintable(line))
    return ExitCode.OK


def run_doctor(_options: argparse.Namespace, catalogue: Catalogue, _cancellation: Cancellation) -> int:
    """Print what works on this computer."""
    for line in format_diagnosis(find_folders(), catalogue):
        print(replace_unprintable(line), flush=True)
    return ExitCode.OK
