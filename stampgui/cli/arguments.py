"""The parser of the command line. The options of its commands are in `command_arguments` and `stamp_arguments`."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NoReturn

from stampgui.cli.commands import COMMANDS
from stampgui.cli.option_errors import UsageError
from stampgui.cli.streams import measure_terminal_width
from stampgui.i18n import Catalogue


class _Formatter(argparse.HelpFormatter):
    """argparse's formatter with "usage:" in the language of the messages."""

    def __init__(self, prog: str, *, catalogue: Catalogue) -> None:
        super().__init__(prog, width=measure_terminal_width() - 2)  # as argparse does, which loads archivers for it
        self._usage_prefix = catalogue.gettext("usage: ")

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._usage_prefix if prefix is None else prefix)

    def format_help(self) -> str:
        """Leave out the line that argparse writes for the commands' name, which has none."""
        return "".join(line for line in super().format_help().splitlines(keepends=True) if line.strip() or line == "\n")


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
        from stampgui.cli.usage_errors import explain_usage_error  # late: few calls need it

        advice = self._catalogue.gettext("{command} --help shows how to use it.").format(command=self.prog)
        explained = explain_usage_error(message)
        words = message if explained is None else self._catalogue.render(explained)
        raise UsageError(f"{self.prog}: {words}\n{advice}")


class _VersionAction(argparse.Action):
    """Prints the version and whether the native core is available, in a form that scripts may rely on."""

    def __init__(self, option_strings: Sequence[str], dest: str, **options: Any) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        from stampgui.image.jpeg.core import is_core_available

        print(f"stampgui {version('stampgui')}\nlossless JPEG core: {'yes' if is_core_available() else 'no'}")
        parser.exit()


class _DesktopEntryAction(argparse.Action):
    """Installs the desktop entry and prints where it is."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002 - argparse names it
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from stampgui.cli.desktop_entry import install_desktop_entry
        from stampgui.folders import find_data_home

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


def build_parser(catalogue: Catalogue, words: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser for `words`; its `parse_args` raises UsageError.

    Only commands that are among the words get their options: those of the others take time, and are not asked for.
    """
    _ = catalogue.gettext
    root = _Parser(
        catalogue,
        # what a command does not know is left to this parser to refuse
        prog=" ".join(("stampgui", *(word for word in words[:1] if word in COMMANDS))),
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

    for name, description in _describe_commands(catalogue).items():
        sentence = f"{description[:1].upper()}{description[1:]}."
        command = commands.add_parser(name, catalogue=catalogue, help=description, description=sentence)
        if name in words:
            _fill_parser(name, command, catalogue)
    return root


def _describe_commands(catalogue: Catalogue) -> Mapping[str, str]:
    _ = catalogue.gettext
    return {
        "stamp": _("write stamped copies of photos and folders"),
        "dates": _("show the date of each photo and its source"),
        "restore": _("restore the originals of stamped JPEG copies"),
        "styles": _("list the styles for --style"),
        "doctor": _("show what works on this computer, and where settings, styles and the log are"),
    }


def _fill_parser(name: str, command: argparse.ArgumentParser, catalogue: Catalogue) -> None:
    if name == "stamp":
        from stampgui.cli.stamp_arguments import add_stamp_options

        add_stamp_options(command, catalogue.gettext)
    else:
        from stampgui.cli.command_arguments import add_command_options

        add_command_options(name, command, catalogue.gettext)
