"""Google Takeout: which JSON file belongs to which photo, and when that says it was taken."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stampgui.dates.bounded_json import inside, read_epoch, read_json
from stampgui.dates.clues import Sidecar
from stampgui.dates.evidence import Source

_JSON: Final = ".json"
_SUPPLEMENT: Final = ".supplemental-metadata"
_LONGEST: Final = 46
"""Google cuts the name of a JSON file to 51 characters; ".json" is kept and so is a number
(ente-io/ente#4956, TheLastGimbus/GooglePhotosTakeoutHelper#449)."""

_NUMBERED = re.compile(r"(?P<stem>.+)(?P<number>\([0-9]{1,4}\))(?P<extension>\.[^.()]{1,5})?", re.DOTALL)
_EXTENSION = re.compile(r"(?P<stem>.+)(?P<extension>\.[a-z0-9]{2,5})", re.DOTALL)
# fmt: off
_EDITED: Final = (
    "-edited", "-diedit", "-bearbeitet", "-modifié", "-editado", "-ha editado", "-editada", "-editat", "-modificato",
    "-bewerkt", "-edytowane", "-redigerad", "-redigert", "-redigeret", "-muokattu", "-upraveno", "-szerkesztve",
    "-düzenlendi", "-изменено", "-編集済み", "-已修改", "-已編輯", "-수정됨", "-đã chỉnh sửa", "-แก้ไข",
)
# fmt: on
"""What Google puts behind the name of an edited copy, in the account's language; the original's JSON tells of both."""

_LIVE: Final = frozenset({".heic", ".heif", ".jpg", ".jpeg", ".mp4", ".mov", ".mp", ".mv"})
"""The parts of one live or motion photo, which share a JSON file."""


@dataclass(frozen=True, slots=True)
class TakeoutFolder:
    """The names of a folder, made ready to ask for; the keys are `_folded`.

    `sidecars` has the real names of JSON files; `stems` counts the other files by their names without extension,
    `shared` by the names that Google would cut them to.
    """

    sidecars: Mapping[str, str]
    stems: Mapping[str, int]
    shared: Mapping[str, int]


def takeout_folder(names: Iterable[str]) -> TakeoutFolder | None:
    """Make the names of a folder's files ready; None where no JSON file is among them."""
    jsons: dict[str, str] = {}
    others: list[str] = []
    for name in names:
        folded = _folded(name)
        if folded.endswith(_JSON):
            jsons[folded] = name
        else:
            others.append(folded)
    if not jsons:
        return None
    shared = Counter(body[:_LONGEST] + number for name in others for body, number in _bodies(name))
    return TakeoutFolder(jsons, Counter(_split(name)[0] for name in others), shared)


def sidecar_of(photo: str, folder: TakeoutFolder) -> str | None:
    """Return the name of the JSON file that tells of the file named `photo`, None where there is none.

    A name that was cut so short that it fits two photos is nobody's.
    """
    name = _folded(photo)
    tries = (_own(name, folder), _originals(name, folder), _parts(name, folder), _without_extension(name, folder))
    found = (candidate for group in tries for candidate in group)
    return next((folder.sidecars[candidate] for candidate in found if candidate in folder.sidecars), None)


def read_takeout(data: bytes) -> Sidecar | None:
    """Read photoTakenTime; None where the file does not tell it. Raises ValueError for what is no JSON.

    creationTime is the upload. Where both are the same second Google knew no better, and it is so marked.
    """
    content = read_json(data)
    stamp = inside(content, "photoTakenTime", "timestamp")
    moment = read_epoch(stamp)
    if moment is None:
        return None
    uploaded = read_epoch(inside(content, "creationTime", "timestamp"))
    return Sidecar(Source.SIDECAR_GOOGLE, moment, f"photoTakenTime {stamp}", posted=moment == uploaded)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _bodies(name: str) -> Iterator[tuple[str, str]]:
    """Yield the name and its number as Google's JSON files have them: "img(1).jpg" is "img.jpg" and "(1)"."""
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None:
        yield numbered["stem"] + (numbered["extension"] or ""), numbered["number"]
    yield name, ""


def _own(name: str, folder: TakeoutFolder) -> Iterator[str]:
    for body, number in _bodies(name):
        yield body + number + _JSON
        for end in range(len(_SUPPLEMENT), 0, -1):
            yield body + _SUPPLEMENT[:end] + number + _JSON
        if len(body) > _LONGEST and folder.shared.get(body[:_LONGEST] + number, 0) <= 1:
            yield body[:_LONGEST] + number + _JSON


def _originals(name: str, folder: TakeoutFolder) -> Iterator[str]:
    """Yield the JSON files of the photo that this is an edited copy of."""
    for body, number in _bodies(name):
        stem, extension = _split(body)
        for edited in _EDITED:
            if stem.endswith(edited):
                original = stem.removesuffix(edited)
                yield from _own(original + number + extension, folder)
                return


def _parts(name: str, folder: TakeoutFolder) -> Iterator[str]:
    """Yield the JSON files of the other part of a live photo, "img_1.heic.json" for "img_1.jpg"."""
    stem, extension = _split(name)
    if extension in _LIVE:
        for other in sorted(_LIVE - {extension}):
            yield from _own(stem + other, folder)


def _without_extension(name: str, folder: TakeoutFolder) -> Iterator[str]:
    """Yield the JSON file of a photo that was uploaded without an extension, where no other has that stem."""
    stem, extension = _split(name)
    if extension and folder.stems.get(stem, 0) <= 1:
        yield from _own(stem, folder)


def _split(name: str) -> tuple[str, str]:
    found = _EXTENSION.fullmatch(name)
    return (found["stem"], found["extension"]) if found else (name, "")
