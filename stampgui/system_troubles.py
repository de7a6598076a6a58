"""What systems report when files cannot be read or written, and what people can do about it.

The words that a system has for its errors are in a language of its own and for programmers. Those that people meet have
a row here, found by Windows' own number where there is one, which tells more, else by `errno`. The numbers of Windows
are those of [MS-ERREF] 2.2, "Win32 Error Codes".
"""

import errno
from typing import Final

from stampgui.i18n import Message, message
from stampgui.values import dataclass, field

_LONG_PATH: Final = 260
"""Windows says of longer paths that they do not exist, unless it was set to take them."""
_NOT_FOUND: Final = (2, 3)
"""Windows' ERROR_FILE_NOT_FOUND and ERROR_PATH_NOT_FOUND."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a system can report, as words and as its numbers."""

    cause: Message
    """What is wrong, as a part of a sentence."""
    when_reading: Message
    """What to do where something could not be read: a sentence."""
    when_writing: Message
    """What to do where something could not be written: a sentence."""
    names: tuple[str, ...]
    """The names of its `errno`; systems lack some of them."""
    windows: frozenset[int] = field(default_factory=frozenset)
    """Windows' own numbers."""
    is_about_name: bool = False
    """Whether it is the name that is wrong, and not the place."""


def _windows(*codes: int) -> frozenset[int]:
    return frozenset(codes)


_OTHER_FOLDER: Final = message("Choose another folder, then try again.")
_CLOSE_PROGRAMS: Final = message("Close other programs, then try again.")

_TOO_LONG: Final = Trouble(
    message("the name is too long, together with those of its folders"),
    message("Give the file or its folder a shorter name, then try again."),
    message("Give the photo a shorter name, or choose a folder with a shorter name, then try again."),
    ("ENAMETOOLONG",),
    _windows(111, 206),
    is_about_name=True,
)
_TROUBLES: Final = (
    _TOO_LONG,
    Trouble(
        message("the disk is full"),
        message("Make room on it, then try again."),
        message("Make room there or choose another folder, then try again."),
        ("ENOSPC",),
        _windows(39, 112),
    ),
    Trouble(
        message("the storage that you may use there is used up"),
        message("Make room there, then try again."),
        message("Make room there or choose another folder, then try again."),
        ("EDQUOT",),
        _windows(1295),
    ),
    Trouble(
        message("you have no permission for it"),
        message("Ask whoever it belongs to, or copy it into a folder of your own, then try again."),
        message("Choose a folder of your own, then try again."),
        ("EACCES", "EPERM"),
        _windows(5, 65, 1326),
    ),
    Trouble(
        message("the drive can only be read"),
        message("Copy it to another drive, then try again."),
        message("Choose a folder on another drive, or unlock the memory card, then try again."),
        ("EROFS",),
        _windows(19),
    ),
    Trouble(
        message("the file, its folder or its drive is not there any more"),
        message("Connect the drive again, or find out where the file is now, then try again."),
        message("Connect the drive again or choose another folder, then try again."),
        ("ENOENT", "ENXIO", "ENOMEDIUM"),
        _windows(*_NOT_FOUND, 15, 20, 21, 433, 1006, 1167, 1617),
    ),
    Trouble(
        message("the drive reports an error"),
        message("Check whether the drive is connected properly, then try again."),
        message("Check whether the drive is connected properly or choose another folder, then try again."),
        ("EIO",),
        _windows(23, 29, 30, 31, 483, 1117, 1392, 1393),
    ),
    Trouble(
        message("the drive does not take such a name"),
        message("Give it a name without special characters, then try again."),
        message("Give the photo or the folder a short name without special characters, then try again."),
        ("EINVAL", "EILSEQ"),
        _windows(123, 161),
        is_about_name=True,
    ),
    Trouble(
        message("another program is using it"),
        message("Close it there, then try again."),
        message("Close it there, then try again."),
        ("EBUSY", "ETXTBSY"),
        _windows(32, 33, 108, 170, 1224),
    ),
    Trouble(
        message("too many files are open at once"),
        _CLOSE_PROGRAMS,
        _CLOSE_PROGRAMS,
        ("EMFILE", "ENFILE"),
        _windows(4),
    ),
    Trouble(
        message("the computer is short of memory, or too many programs are running"),
        _CLOSE_PROGRAMS,
        _CLOSE_PROGRAMS,
        ("ENOMEM", "EAGAIN"),
        _windows(8, 14, 1450, 1455),
    ),
    Trouble(
        message("the network drive or the other computer cannot be reached"),
        message("Check the connection, then try again."),
        message("Check the connection or choose a folder on this computer, then try again."),
        (
            *("ENETDOWN", "ENETUNREACH", "ENETRESET", "EHOSTDOWN", "EHOSTUNREACH", "ECONNABORTED", "ECONNREFUSED"),
            *("ECONNRESET", "ENOTCONN", "ESTALE", "ETIMEDOUT", "EREMOTEIO", "ENOLINK", "EREMCHG"),
        ),
        _windows(51, 53, 54, 55, 58, 59, 64, 67, 121, 1203, 1222, 1231, 1232, 1236),
    ),
    Trouble(
        message("the service that keeps the file in the cloud does not answer"),
        message("Start it and check the connection, then try again."),
        message("Start it and check the connection, or choose another folder, then try again."),
        (),
        _windows(362, 388, 389, 393, 398, 404, 426),
    ),
    Trouble(
        message("the file is too large"),
        message("Choose another file."),
        message("Choose a folder on another drive, then try again."),
        ("EFBIG",),
        _windows(223),
    ),
    Trouble(
        message("something of that name is there already"),
        message("Move it away, then try again."),
        message("Move it away or choose another folder, then try again."),
        ("EEXIST",),
        _windows(80, 183),
    ),
    Trouble(
        message("a file is in the place of the folder"),
        message("Find out where the file is now, then try again."),
        _OTHER_FOLDER,
        ("ENOTDIR",),
        _windows(267),
    ),
    Trouble(
        message("it is a folder, not a file"),
        message("Choose a file."),
        message("Choose another name."),
        ("EISDIR",),
    ),
    Trouble(
        message("it is a device or a pipe, not a file"),
        message("Choose a file."),
        message("Choose another name."),
        ("ENODEV",),
    ),
)
_BY_ERRNO: Final = {
    getattr(errno, name): trouble for trouble in _TROUBLES for name in trouble.names if hasattr(errno, name)
}
_BY_WINDOWS: Final = {code: trouble for trouble in _TROUBLES for code in trouble.windows}


def find_trouble(error: Exception) -> Trouble | None:
    """What the system reports by an error, None where it is not in the table."""
    if not isinstance(error, OSError):
        return None
    windows = getattr(error, "winerror", None)
    if windows in _NOT_FOUND and len(str(error.filename or "")) >= _LONG_PATH:
        return _TOO_LONG
    if windows in _BY_WINDOWS:
        return _BY_WINDOWS[windows]
    return _BY_ERRNO.get(error.errno) if error.errno is not None else None
