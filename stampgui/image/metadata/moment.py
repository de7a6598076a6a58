"""A date as it is written into EXIF; apart from what reads and writes EXIF, which takes longer to load."""

from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class ExifMoment:
    """A date as EXIF writes it: "YYYY:MM:DD HH:MM:SS", the digits of a second's fraction, and "+07:00".

    The last two are empty where they are not known.
    """

    date_time: str
    fraction: str = ""
    offset: str = ""
