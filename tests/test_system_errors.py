"""Errors of the operating system are told in the program's own words, in both languages and both faces."""

import errno
import os
from pathlib import Path

import pytest

from given import MakePhoto
from stampgui.caption.style import Style
from stampgui.i18n import load_catalogue
from stampgui.image.photo import unreadable_error
from stampgui.session.captions.style_library import save_style
from stampgui.stamping.copy_file import WriteError, check_folder
from stampgui.system_errors import describe_system_error, explain_read_error, explain_write_error

KINDS = {
    errno.ENOSPC: ("the disk is full", "disknya penuh"),
    errno.EDQUOT: ("the storage that you may use there is used up", "jatah penyimpanan Anda di sana habis"),
    errno.EACCES: ("you have no permission for it", "Anda tidak punya izin untuk itu"),
    errno.EPERM: ("you have no permission for it", "Anda tidak punya izin untuk itu"),
    errno.EROFS: ("the drive can only be read", "drive-nya hanya bisa dibaca"),
    errno.ENOENT: (
        "the file, its folder or its drive is not there any more",
        "berkas, folder, atau drive-nya sudah tidak ada",
    ),
    errno.EIO: ("the drive reports an error", "drive melaporkan kesalahan"),
    errno.ENAMETOOLONG: (
        "the name is too long, together with those of its folders",
        "namanya, termasuk nama foldernya, terlalu panjang",
    ),
    errno.EINVAL: ("the drive does not take such a name", "drive tidak menerima nama seperti itu"),
    errno.EBUSY: ("another program is using it", "sedang dipakai program lain"),
    errno.EMFILE: ("too many files are open at once", "terlalu banyak berkas terbuka sekaligus"),
    errno.ENOMEM: (
        "the computer is short of memory, or too many programs are running",
        "memori komputer hampir habis, atau terlalu banyak program berjalan",
    ),
    errno.ETIMEDOUT: (
        "the network drive or the other computer cannot be reached",
        "drive jaringan atau komputer lain itu tidak bisa dihubungi",
    ),
    errno.EFBIG: ("the file is too large", "berkasnya terlalu besar"),
    errno.EEXIST: ("something of that name is there already", "nama itu sudah dipakai"),
    errno.ENOTDIR: (
        "a file is in the place of the folder",
        "ada berkas di tempat folder itu",
    ),
    errno.EISDIR: ("it is a folder, not a file", "ini folder, bukan berkas"),
    errno.ENODEV: ("it is a device or a pipe, not a file", "ini perangkat atau saluran data (pipe), bukan berkas"),
}
WINDOWS_KINDS = {
    112: errno.ENOSPC,
    39: errno.ENOSPC,
    1295: errno.EDQUOT,
    5: errno.EACCES,
    19: errno.EROFS,
    3: errno.ENOENT,
    21: errno.ENOENT,
    1167: errno.ENOENT,
    1117: errno.EIO,
    206: errno.ENAMETOOLONG,
    123: errno.EINVAL,
    32: errno.EBUSY,
    33: errno.EBUSY,
    4: errno.EMFILE,
    1450: errno.ENOMEM,
    53: errno.ETIMEDOUT,
    64: errno.ETIMEDOUT,
    67: errno.ETIMEDOUT,
    223: errno.EFBIG,
}
"""Windows' own numbers, and the `errno` of the same trouble."""


class WindowsError(OSError):
    """What Python raises on Windows: with the system's number, and an `errno` that says less."""

    def __init__(self, winerror: int, path: str = "") -> None:
        super().__init__(errno.EINVAL, "what Windows says", path)
        self.winerror = winerror


@pytest.mark.parametrize("code", KINDS, ids=errno.errorcode.get)
def test_what_people_meet_is_told_in_words_of_our_own(code: int) -> None:
    error = OSError(code, os.strerror(code), "foto.jpg")
    for language, cause in zip(("en", "id"), KINDS[code], strict=True):
        catalogue = load_catalogue(language)
        assert catalogue.render(describe_system_error(error)) == cause
        for explained in (explain_read_error(error), explain_write_error(error)):
            told, advice = catalogue.render(explained).split(". ", 1)
            assert told == cause
            assert advice.endswith(".")
            assert os.strerror(code) not in told + advice


@pytest.mark.parametrize("number", WINDOWS_KINDS)
def test_the_number_of_windows_tells_more_than_that_of_python(number: int) -> None:
    told = load_catalogue("en").render(describe_system_error(WindowsError(number)))
    assert told == KINDS[WINDOWS_KINDS[number]][0]


def test_a_path_that_is_too_long_for_windows_is_not_said_to_be_missing() -> None:
    for path, cause in (("C:\\foto.jpg", "not there any more"), ("C:\\" + "x" * 257, "too long")):
        assert cause in load_catalogue("en").render(explain_write_error(WindowsError(3, path)))


def test_what_nobody_has_met_keeps_the_words_of_the_system_with_advice() -> None:
    strange = OSError(errno.EXDEV, os.strerror(errno.EXDEV), "foto.jpg")
    english, indonesian = (load_catalogue(language).render(explain_read_error(strange)) for language in ("en", "id"))
    text = os.strerror(errno.EXDEV)
    assert english == f"the system reports “{text}” (error {errno.EXDEV}). Try again, or copy it to another folder."
    assert indonesian == f"sistem melaporkan “{text}” (kode {errno.EXDEV}). Coba lagi, atau salin ke folder lain."
    assert load_catalogue("en").render(describe_system_error(OSError("odd"))) == "the system reports “odd”"


def test_a_row_says_which_file_and_what_to_do(make_photo: MakePhoto) -> None:
    folder = make_photo("foto.jpg") / "salinan"  # a file is where a folder would have to be
    with pytest.raises(WriteError) as refused:
        check_folder(folder)
    assert load_catalogue("id").render(refused.value.reason) == (
        f"{folder} tidak bisa ditulisi: ada berkas di tempat folder itu. Pilih folder lain, lalu coba lagi."
    )
    too_long = OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    assert load_catalogue("id").render(unreadable_error(too_long).reason).startswith("Berkas tidak bisa dibaca: nama")


def test_a_style_that_cannot_be_saved_says_why(tmp_path: Path) -> None:
    (tmp_path / "styles").write_text("no folder")
    with pytest.raises(Exception, match=r"The style Emas\.\w+ cannot be saved: .*\. Choose another folder"):
        save_style(tmp_path / "styles", "Emas", Style())
