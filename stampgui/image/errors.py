"""The one exception for "this file cannot be read or written as a photo"."""

from stampgui.i18n import ExplainedError, Message, message


class UnusableImage(ExplainedError):
    """The file is no photo, is damaged, or is of a kind that is not handled."""


class PhotoInCloud(UnusableImage):
    """The photo is not on this computer, and has to be fetched first."""


def truncated_error() -> UnusableImage:
    return UnusableImage(message("The file is cut off in the middle. Copy it from the camera or sender again."))


def too_many_parts_error() -> UnusableImage:
    return UnusableImage(
        message("The file is split into far more parts than a photo would be. It is damaged, or not a photo.")
    )


def no_picture_error() -> UnusableImage:
    return UnusableImage(message("The file has no picture in it."))


def explain_animation() -> Message:
    return message("Animated pictures cannot be stamped.")


def explain_unreadable_kind(file_format: str, kind: Message) -> Message:
    """Why a whole file of a format that is read cannot be: `kind` says what is unusual about it."""
    return message(
        "{format} pictures of this kind ({kind}) cannot be read. Save the photo as JPEG in another program first.",
        format=file_format,
        kind=kind,
    )


def damaged_picture_error() -> UnusableImage:
    return UnusableImage(message("The picture in the file is damaged and cannot be read."))
