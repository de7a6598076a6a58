"""Google Takeout: which JSON file belongs to which photo, and the capture date in it."""

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from stampgui.bounded_json import parse_json
from stampgui.dates.clues import Sidecar
from stampgui.dates.downloads.json_values import find_nested, parse_epoch
from stampgui.dates.evidence import Source
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import dataclass

_JSON: Final = ".json"
_SUPPLEMENT: Final = ".supplemental-metadata"
_MAX_STEM_LENGTH: Final = 46
"""Google truncates the name of a JSON file to 51 UTF-16 units, with ".json"; a number after the name does not count
(ente-io/ente#4956, TheLastGimbus/GooglePhotosTakeoutHelper#449)."""
_MAX_PHOTO_LENGTH: Final = 51
"""The same for photos, whose extension is kept: the suffix of an edited copy may be truncated."""

_SAVED_TOLERANCE: Final = datetime.timedelta(minutes=10)
"""A picture that was uploaded so soon after its date was saved by a program; Google had no capture date for it."""

_NUMBERED = LazyPattern(r"(?P<stem>.+)(?P<number>\([0-9]{1,4}\))(?P<extension>\.[^.()]{1,5})?", re.DOTALL)
_EXTENSION = LazyPattern(r"(?P<stem>.+)(?P<extension>\.[a-z0-9]{2,5})", re.DOTALL)
# fmt: off
_EDITED_SUFFIXES: Final = (
    "-edited", "-diedit", "-bearbeitet", "-modifié", "-editado", "-ha editado", "-editada", "-editat", "-modificato",
    "-bewerkt", "-edytowane", "-redigerad", "-redigert", "-redigeret", "-muokattu", "-upraveno", "-szerkesztve",
    "-düzenlendi", "-изменено", "-編集済み", "-已修改", "-已編輯", "-수정됨", "-đã chỉnh sửa", "-แก้ไข",
)
# fmt: on
"""What Google appends to the name of an edited copy, in the account's language. It shares the original's JSON file."""

_LIVE_PHOTO_EXTENSIONS: Final = frozenset({".heic", ".heif", ".jpg", ".jpeg", ".mp4", ".mov", ".mp", ".mv"})
"""The parts of one live or motion photo, which share a JSON file."""


@dataclass(frozen=True, slots=True)
class TakeoutFolder:
    """An index of the file names in a folder; the keys are folded by `_fold_name`.

    `json_names` holds the real names of the JSON files. `stem_counts` counts the other files by their names without
    extension, `cut_name_counts` by the names that Google would truncate them to.
    """

    json_names: Mapping[str, str]
    stem_counts: Mapping[str, int]
    cut_name_counts: Mapping[str, int]


def index_takeout_folder(names: Iterable[str]) -> TakeoutFolder | None:
    """Index the names of a folder's files; None where no JSON file is among them."""
    jsons: dict[str, str] = {}
    others: list[str] = []
    for name in names:
        folded = _fold_name(name)
        if folded.endswith(_JSON):
            jsons[folded] = name
        else:
            others.append(folded)
    if not jsons:
        return None
    shared = Counter(_cut_name(body) + number for name in others for body, number in _split_number(name))
    return TakeoutFolder(jsons, Counter(_split_extension(name)[0] for name in others), shared)


def find_sidecar_name(photo: str, folder: TakeoutFolder) -> str | None:
    """Return the name of the JSON file that belongs to the file named `photo`, None where there is none.

    A truncated name that fits two photos belongs to neither.
    """
    name = _fold_name(photo)
    groups = (
        _list_own_names(name, folder),
        _list_original_names(name, folder),
        _list_live_photo_names(name, folder),
        _list_extensionless_names(name, folder),
    )
    found = (candidate for group in groups for candidate in group)
    return next((folder.json_names[candidate] for candidate in found if candidate in folder.json_names), None)


def parse_takeout_sidecar(data: bytes) -> Sidecar | None:
    """Read photoTakenTime; None where the file does not have it. Raises ValueError for invalid JSON.

    creationTime is the upload. Where both are only minutes apart, Google knew no more than when the file was saved, so
    the result is marked as `posted`.
    """
    content = parse_json(data)
    stamp = find_nested(content, "photoTakenTime", "timestamp")
    moment = parse_epoch(stamp, before_1970=True)
    if moment is None:
        return None
    uploaded = parse_epoch(find_nested(content, "creationTime", "timestamp"))
    return Sidecar(
        Source.SIDECAR_GOOGLE,
        moment,
        f"photoTakenTime {stamp}",
        posted=uploaded is not None and abs(moment - uploaded) < _SAVED_TOLERANCE,
    )


def _fold_name(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _count_units(name: str) -> int:
    """Return the number of UTF-16 units in a name: an emoji has two."""
    return len(name.encode("utf-16-le", "surrogatepass")) // 2


def _cut_name(name: str) -> str:
    return name.encode("utf-16-le", "surrogatepass")[: 2 * _MAX_STEM_LENGTH].decode("utf-16-le", "replace")


def _split_number(name: str) -> Iterator[tuple[str, str]]:
    """Yield the name and its number as Google's JSON files write them: "img.jpg" and "(1)" for "img(1).jpg"."""
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None:
        yield numbered["stem"] + (numbered["extension"] or ""), numbered["number"]
    yield name, ""


def _list_own_names(name: str, folder: TakeoutFolder) -> Iterator[str]:
    for body, number in _split_number(name):
        yield body + number + _JSON
        for end in range(len(_SUPPLEMENT), 0, -1):
            yield body + _SUPPLEMENT[:end] + number + _JSON
        if _count_units(body) > _MAX_STEM_LENGTH and folder.cut_name_counts.get(_cut_name(body) + number, 0) <= 1:
            yield _cut_name(body) + number + _JSON


def _list_original_names(name: str, folder: TakeoutFolder) -> Iterator[str]:
    """Yield the names that the original's JSON file can have if this is an edited copy."""
    for body, number in _split_number(name):
        stem, extension = _split_extension(body)
        for edited in _EDITED_SUFFIXES:
            if stem.endswith(edited):
                original = stem.removesuffix(edited)
                yield from _list_own_names(original + number + extension, folder)
                return
        if _count_units(body) == _MAX_PHOTO_LENGTH:
            cut = {edited[:end] for edited in _EDITED_SUFFIXES for end in range(2, len(edited))}
            for suffix in sorted(filter(stem.endswith, cut), key=len, reverse=True):
                yield from _list_own_names(stem.removesuffix(suffix) + number + extension, folder)


def _list_live_photo_names(name: str, folder: TakeoutFolder) -> Iterator[str]:
    """Yield the names for the other part of a live photo, "img_1.heic.json" for "img_1.jpg"."""
    stem, extension = _split_extension(name)
    if extension in _LIVE_PHOTO_EXTENSIONS:
        for other in sorted(_LIVE_PHOTO_EXTENSIONS - {extension}):
            yield from _list_own_names(stem + other, folder)


def _list_extensionless_names(name: str, folder: TakeoutFolder) -> Iterator[str]:
    """Yield the names for a photo that was uploaded without an extension, where no other file has its stem."""
    stem, extension = _split_extension(name)
    if extension and folder.stem_counts.get(stem, 0) <= 1:
        yield from _list_own_names(stem, folder)


def _split_extension(name: str) -> tuple[str, str]:
    found = _EXTENSION.fullmatch(name)
    return (found["stem"], found["extension"]) if found else (name, "")
