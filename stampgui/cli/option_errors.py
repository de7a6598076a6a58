"""What is wrong with the arguments of a call."""

from stampgui.i18n import ExplainedError


class UsageError(Exception):
    """The arguments are invalid; the text, which comes from argparse, says why."""


class OptionError(ExplainedError):
    """An option with an invalid value, or one that conflicts with other options."""
