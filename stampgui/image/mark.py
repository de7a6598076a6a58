"""The mark that every copy carries, so that it is recognised and never stamped twice."""

from typing import Any

from stampgui.image.jpeg.segments import MARK
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The caption that was drawn, its date in ISO form, and the source's SHA-256."""

    caption: str
    date: str
    sha256_source: str

    def to_bytes(self) -> bytes:
        import json  # late, as what reads JSON: only copies carry marks

        stored = {"caption": self.caption, "date": self.date, "sha256_source": self.sha256_source}
        return MARK + json.dumps(stored, ensure_ascii=False).encode("utf-8")


def read_mark(data: bytes) -> Mark:
    """Read a mark; one of another version of the program is still a mark, with unknown parts empty."""
    from stampgui.bounded_json import parse_json

    try:
        stored: Any = parse_json(data.removeprefix(MARK))
    except ValueError:
        stored = {}
    fields = stored if isinstance(stored, dict) else {}
    return Mark(*(str(fields.get(name, "")) for name in ("caption", "date", "sha256_source")))
