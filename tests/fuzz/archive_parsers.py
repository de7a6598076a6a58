"""The parsers of ZIP files, of the names in them, and of the list of what was unpacked."""

import functools
import io
import shutil
import warnings
import zipfile
from typing import Final

from fuzz import block_seeds as blocks
from fuzz.campaign import Parser
from fuzz.mutation import Seeds
from fuzz.scratch_folder import share_scratch_folder
from fuzz.structures import Part, Structure
from fuzz.text_seeds import LONGEST_NAME, name_seeds
from stampgui.batch.archives.archive_file import ArchiveError, open_archive
from stampgui.batch.archives.entry_names import LongNameError, OutsideNameError, make_inner_path
from stampgui.batch.archives.unpack_plan import plan_unpacking
from stampgui.batch.archives.unpacked_folder import UnpackedFile, UnpackedFolder, load_list, save_list
from stampgui.batch.archives.unpacking import unpack
from stampgui.stamping.sidecars import UNPACKED_LIST

_LARGEST_ZIP: Final = 64 << 10
_LONGEST_NAME: Final = 0xFFFF // 4
"""Characters; a ZIP counts a name's bytes in 16 bits."""


def _split_zip(data: bytes) -> list[Part]:
    """The files, each with its name as its head."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [Part(info.filename.encode(), archive.read(info)) for info in archive.infolist()]
    except Exception:  # an input that is not one of ours; zipfile has many ways to say so
        return []


def _join_zip(parts: list[Part]) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(file, "w") as archive:  # of names that come twice
        for number, part in enumerate(parts):
            name = part.head.decode("utf-8", "replace").replace("\0", "")[:_LONGEST_NAME] or "x"
            packed = zipfile.ZIP_DEFLATED if number % 2 else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name), part.body, packed)
    return file.getvalue()


_ZIP: Final = Structure(_split_zip, _join_zip)


def _never() -> bool:
    return False


def _plan_zip(data: bytes) -> None:
    path = share_scratch_folder() / "one.zip"
    path.write_bytes(data)
    with open_archive(path) as archive:
        plan = plan_unpacking([archive], cancelled=_never)
    assert all(".." not in file.path.parts and not file.path.is_absolute() for tree in plan.trees for file in tree)


def _unpack_zip(data: bytes) -> None:
    """Nothing appears outside the container, and a part of a file never stays."""
    folder = share_scratch_folder() / "zips"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "one.zip"
    path.write_bytes(data)
    for _ in unpack([path], folder / "container", cancelled=_never):
        pass
    assert path.read_bytes() == data
    assert {each.name for each in folder.iterdir()} <= {"one.zip", "container"}
    assert not list(folder.rglob("*.part"))


def _read_entry_name(data: bytes) -> None:
    path = make_inner_path(data.decode("utf-8", "replace"))
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert make_inner_path(str(path)) == path


def _load_list(data: bytes) -> None:
    path = share_scratch_folder() / "unpacked" / UNPACKED_LIST
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    folder = load_list(path.parent)
    assert folder is None or folder.size is not None


@functools.cache
def _zip_seeds() -> Seeds:
    jpeg = blocks.encode("JPEG")
    sidecar = b'{"photoTakenTime": {"timestamp": "1665735330"}}'
    zips = (
        [Part(b"Takeout/Google Photos/Photos from 2022/a.jpg", jpeg), Part(b"Takeout/a.jpg.json", sidecar)],
        [Part(b"IMG_1.jpg", jpeg), Part("Tjøye/日本.jpg".encode(), jpeg), Part(b"a/b/c.xmp", blocks.PACKET)],
        [Part(b"posts/media/a.jpg", jpeg), Part(b"posts/album/0.json", b"{}"), Part(b"note.txt", b"x" * 100)],
    )
    tokens = (
        b"PK\1\2",
        b"PK\3\4",
        b"PK\5\6",
        b"PK\6\6",
        b"PK\6\7",
        b"../",
        b"a.jpg",
        b"C:\\",
        b"\x75\x70",
        b"\1\0\x10\0",
    )
    return Seeds(tuple(map(_join_zip, zips)), tokens, _ZIP, largest=_LARGEST_ZIP)


def _entry_name_seeds() -> Seeds:
    names = (
        b"Takeout/Photos from 2022/a.jpg",
        b"a\\b.jpg",
        b"C:x",
        b"../a.jpg",
        b"CON.jpg",
        b"a /b. /c.jpg",
        b"\xe2\x80\x8d.jpg",
    )
    tokens = (b"../", b"..", b"/", b"\\", b":", b"CON", b"NUL", b". ", b"\0", b"\x7f", b"\xe2\x80\xae", b"~", b"*")
    return Seeds((*names, *name_seeds().inputs[:100]), tokens, largest=4 * LONGEST_NAME)


def _list_seeds() -> Seeds:
    folder = share_scratch_folder() / "seed"
    folder.mkdir(exist_ok=True)
    files = (UnpackedFile(make_inner_path("a/b.jpg"), 100, 12345), UnpackedFile(make_inner_path("c.jpg"), 0, 0))
    save_list(UnpackedFolder(folder, files))
    return Seeds(((folder / UNPACKED_LIST).read_bytes(),), (b"null", b"true", b"..", b"[]"), is_json=True)


ARCHIVE_PARSERS: Final = (
    Parser("zip", _plan_zip, _zip_seeds, (ArchiveError,)),
    Parser("zip-names", _read_entry_name, _entry_name_seeds, (OutsideNameError, LongNameError)),
    Parser("unpacked-list", _load_list, _list_seeds),
    Parser("unpack-zip", _unpack_zip, _zip_seeds, slow_seconds=1.0),
)
