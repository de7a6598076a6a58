"""A date together with the text it was read from."""

from dataclasses import dataclass

from stampgui.dates.partial import PartialDate


@dataclass(frozen=True, slots=True)
class TextDate:
    """`utc`: `raw` names UTC and not the photographer's clock.

    `resource`: it tells when the picture file was made. For a camera's file that is the capture, for an edited
    picture or a drawing it may be the day of the edit.
    """

    date: PartialDate
    raw: str
    utc: bool = False
    resource: bool = False
