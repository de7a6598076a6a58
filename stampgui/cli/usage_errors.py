"""What argparse finds wrong with a call, in the program's own words."""

import re
from collections.abc import Callable
from typing import Final

from stampgui.i18n import Message, message

_EXPLANATIONS: Final[tuple[tuple[str, Callable[..., Message]], ...]] = (
    (
        r"the following arguments are required: (.+)",
        lambda names: message("This is missing: {names}", names=names),
    ),
    (
        r"unrecognized arguments: (.+)",
        lambda words: message("Not known here: {words}", words=words),
    ),
    (
        r"argument (\S+): expected (?:one|at least one) argument",
        lambda option: message("{option} needs a value.", option=option),
    ),
    (
        r"argument (\S+): ignored explicit argument .*",
        lambda option: message("{option} takes no value.", option=option),
    ),
    (
        r"argument : invalid choice: '(.*?)'.*\(choose from (.+)\)",
        lambda word, commands: message(
            "“{word}” is not a command. The commands are: {commands}", word=word, commands=commands.replace("'", "")
        ),
    ),
    (
        r"argument (\S+): invalid choice: '(.*?)'.*\(choose from (.+)\)",
        lambda option, value, choices: message(
            "{option} cannot be “{value}”. Choose one of these: {choices}",
            option=option,
            value=value,
            choices=choices.replace("'", ""),
        ),
    ),
)
"""The sentences of argparse, whose texts are all it hands over, and ours."""


def explain_usage_error(text: str) -> Message | None:
    """Return our sentence for one of argparse's, or None for one that is not known here."""
    for pattern, explain in _EXPLANATIONS:
        if (found := re.fullmatch(pattern, text)) is not None:
            return explain(*found.groups())
    return None
