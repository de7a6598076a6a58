"""What sources and outcomes are called, for both faces."""

from typing import Final

from stampgui.dates.evidence import Source
from stampgui.i18n import Message, message
from stampgui.stamping.outcome import Status

_SOURCES: Final = {
    Source.TYPED: message("typed by you"),
    Source.EXIF_ORIGINAL: message("camera EXIF"),
    Source.EXIF_DIGITIZED: message("digitized EXIF"),
    Source.XMP: message("XMP data"),
    Source.IPTC: message("IPTC data"),
    Source.PNG: message("PNG text"),
    Source.SIDECAR_GOOGLE: message("Google Takeout"),
    Source.SIDECAR_FACEBOOK: message("Facebook export"),
    Source.SIDECAR_INSTAGRAM: message("Instagram export"),
    Source.FILENAME: message("file name"),
    Source.FOLDER: message("folder name"),
    Source.EXIF_MODIFIED: message("last edit (EXIF)"),
    Source.GPS: message("GPS day (UTC)"),
    Source.FILENAME_RECEIVED: message("day received"),
    Source.FILE_TIME: message("file time"),
}
_STATUSES: Final = {
    Status.READY: message("ready"),
    Status.STAMPED: message("stamped"),
    Status.NEEDS_DATE: message("no date yet"),
    Status.NEEDS_CHECK: message("needs a check"),
    Status.SKIPPED: message("skipped"),
    Status.ALREADY_STAMPED: message("already stamped"),
    Status.FAILED: message("failed"),
}


def source_words(source: Source) -> Message:
    return _SOURCES[source]


def status_words(status: Status) -> Message:
    return _STATUSES[status]
