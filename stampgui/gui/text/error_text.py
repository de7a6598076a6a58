"""Errors that ended some work in the background, in words."""

from stampgui.i18n import ExplainedError, Message, message
from stampgui.system_errors import explain_write_error


def explain_error(error: Exception) -> Message:
    """What ended the writing of files, as sentences; what nobody foresaw is a mistake of the program."""
    match error:
        case ExplainedError():
            return error.reason
        case OSError():
            return message("Reason: {reason}", reason=explain_write_error(error))
        case _:
            return message("The program made a mistake ({kind}). Please report it.", kind=type(error).__name__)
