"""Errors of the operating system in the program's own words: what is wrong, and what a person can do about it.

What is not in the table of `system_troubles` keeps the system's words.
"""

from typing import TYPE_CHECKING

from stampgui.i18n import Message, message

if TYPE_CHECKING:
    from stampgui.system_troubles import Trouble


def describe_system_error(error: Exception) -> Message:
    """What is wrong, as a part of a sentence: "the disk is full"."""
    trouble = _look_up(error)
    return _quote_system(error) if trouble is None else trouble.cause


def explain_read_error(error: Exception) -> Message:
    """What is wrong and what to do, to be written behind "… cannot be read:"."""
    trouble = _look_up(error)
    return _join(
        error, message("Try again, or copy it to another folder.") if trouble is None else trouble.when_reading
    )


def explain_write_error(error: Exception) -> Message:
    """What is wrong and what to do, to be written behind "… cannot be written:"."""
    trouble = _look_up(error)
    advice = message("Try again, or choose another folder.") if trouble is None else trouble.when_writing
    return _join(error, advice)


def omit_advice(reason: Message) -> Message:
    """What is wrong without what to do, where `reason` was made by one of the functions above."""
    return next((part for name, part in reason.arguments if name == "cause" and isinstance(part, Message)), reason)


def is_about_name(error: OSError) -> bool:
    """Whether the system refused the name of a file, whatever the folder."""
    trouble = _look_up(error)
    return trouble is not None and trouble.is_about_name


def _quote_system(error: Exception) -> Message:
    if not isinstance(error, OSError):
        return message("the program made a mistake ({kind})", kind=type(error).__name__)
    number = getattr(error, "winerror", None) or error.errno
    text = (error.strerror or str(error) or type(error).__name__).strip().rstrip(".")
    if number is None:
        return message("the system reports “{text}”", text=text)
    return message("the system reports “{text}” (error {number})", text=text, number=number)


def _join(error: Exception, advice: Message) -> Message:
    return message("{cause}. {advice}", cause=describe_system_error(error), advice=advice)


def _look_up(error: Exception) -> "Trouble | None":
    from stampgui.system_troubles import find_trouble  # late: most starts of the program meet no error

    return find_trouble(error)
