"""The one exception for "this file cannot be read or written as a photo"."""

from stampgui.i18n import Explained, Message, message


class UnusableImage(Explained):
    """The file is no photo, is damaged, or is of a kind that is not handled."""


def truncated() -> UnusableImage:
    return UnusableImage(message("The file is cut off in the middle. Copy it from the camera or sender again."))


def crowded() -> UnusableImage:
    return UnusableImage(message("The file is in far more pieces than a photo. It is damaged, or no photo."))


def without_picture() -> UnusableImage:
    return UnusableImage(message("The file has no picture in it."))


def animated() -> Message:
    return message("Animated pictures cannot be stamped.")


def damaged_picture() -> UnusableImage:
    return UnusableImage(message("The picture in the file is damaged and cannot be read."))
