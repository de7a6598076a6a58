"""Files and folders in, photos out, each once; and a name for every copy."""

from pathlib import Path

import pytest

from given import MakePhoto, symbolic_link
from stampgui.batch.answer import answer_key
from stampgui.batch.folder_scan import FoundPhoto, find_photos
from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.stamping.job import ExistingPolicy


def names(*paths: Path, leave_out: Path | None = None) -> list[str]:
    return [found.relative.as_posix() for found in find_photos(paths, exclude=leave_out)]


def tree(folder: Path, *files: str) -> Path:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xff\xd8\xff")
    return folder


def test_a_folder_is_read_to_its_depths_in_natural_order(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a", "IMG_10.jpg", "IMG_2.jpg", "sub/x.PNG", "sub/deeper/y.webp")
    assert names(folder) == ["IMG_2.jpg", "IMG_10.jpg", "sub/x.PNG", "sub/deeper/y.webp"]


def test_a_folder_of_five_thousand_photos_is_in_natural_order(tmp_path: Path) -> None:
    for number in range(5_000):
        (tmp_path / f"IMG_{number}.jpg").touch()
    assert names(tmp_path) == [f"IMG_{number}.jpg" for number in range(5_000)]


def test_only_photos_count_but_not_by_their_names_alone(tmp_path: Path, make_photo: MakePhoto) -> None:
    folder = tree(tmp_path / "a", ".hidden.jpg", ".cache/x.jpg", "broken.jpg")
    make_photo(folder=folder).rename(folder / "tanpa akhiran")
    (folder / "catatan.txt").write_text("hello")
    assert names(folder) == ["broken.jpg", "tanpa akhiran"]


def test_a_named_file_is_found_whatever_it_is(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("hello")
    assert names(tmp_path / "catatan.txt", tmp_path / "none.jpg") == ["catatan.txt", "none.jpg"]


def test_several_folders_keep_their_names(tmp_path: Path) -> None:
    one, two = tree(tmp_path / "2021", "a.jpg"), tree(tmp_path / "2022", "a.jpg")
    assert names(one, two) == ["2021/a.jpg", "2022/a.jpg"]


def test_a_photo_given_twice_is_found_once(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a", "x.jpg")
    assert names(folder, folder / "x.jpg", folder) == ["a/x.jpg"]


def test_a_photo_given_before_its_folder_and_a_folder_before_the_one_around_it_are_found_once(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a", "x.jpg", "y.jpg", "sub/z.jpg")
    assert names(folder / "y.jpg", folder / "sub", folder) == ["y.jpg", "sub/z.jpg", "a/x.jpg"]


def test_a_file_that_its_folder_was_not_listed_with_is_found_by_its_name(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a", "x.jpg", ".hidden.jpg")
    (folder / "catatan.txt").write_text("hello")
    given = [folder, folder / ".hidden.jpg", folder / "catatan.txt", folder / "none.jpg"]
    assert names(*given) == ["a/x.jpg", ".hidden.jpg", "catatan.txt", "none.jpg"]


def test_a_photo_is_found_by_its_name_in_a_folder_that_may_not_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree(tmp_path / "a", "x.jpg")

    def refuse(path: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", refuse)
    assert names(folder, folder / "x.jpg", folder) == ["a", "x.jpg"]


def test_linked_folders_do_not_lead_round_in_circles(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a", "x.jpg")
    symbolic_link(folder / "circle", folder, to_folder=True)
    assert names(folder) == ["x.jpg"]


def test_links_to_themselves_and_overlong_names_are_rows(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a", "x.jpg")
    symbolic_link(folder / "loop.jpg", "loop.jpg")
    assert names(folder) == ["x.jpg", "loop.jpg"]
    assert len(names(tmp_path / ("a" * 300 + ".jpg"))) == 1


def test_photos_are_found_on_a_drive_that_does_not_tell_where_its_files_really_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RAM disks, and shared and encrypted drives of Windows'."""

    def untold(path: object, **_: object) -> str:
        raise OSError(0, "The volume does not contain a recognized file system", str(path), 1005)

    folder = tree(tmp_path / "a", "x.jpg", "out/x.jpg")
    monkeypatch.setattr("os.path.realpath", untold)
    assert names(folder, folder / "x.jpg", leave_out=folder / "out") == ["a/x.jpg"]
    assert (
        TargetPathAllocator(folder).allocate_copy(FoundPhoto(folder / "x.jpg", Path("x.jpg"))).name == "x_stampgui.jpg"
    )
    assert answer_key(folder / "out" / ".." / "x.jpg") == answer_key(folder / "x.jpg")


def test_every_copy_stays_below_the_chosen_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path / "a" / "b", "x.jpg")
    tree(tmp_path / "a", "y.jpg")
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert names(Path(), Path("..")) == ["b/x.jpg", "a/y.jpg"]


def test_the_folder_of_copies_is_not_searched(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a", "x.jpg", "out/x.jpg")
    assert names(folder, leave_out=folder / "out") == ["x.jpg"]


def test_a_copy_never_takes_the_place_of_its_source(tmp_path: Path) -> None:
    source = tmp_path / "x.jpg"
    found = FoundPhoto(source, Path("x.jpg"))
    assert TargetPathAllocator(tmp_path).allocate_copy(found) == tmp_path / "x_stampgui.jpg"
    symbolic_link(tmp_path.parent / "link", tmp_path, to_folder=True)
    assert TargetPathAllocator(tmp_path.parent / "link").allocate_copy(found).name == "x_stampgui.jpg"


def test_copies_of_the_same_name_are_numbered_whatever_their_capitals(tmp_path: Path) -> None:
    namer = TargetPathAllocator(tmp_path / "out")
    found = [
        FoundPhoto(tmp_path / folder / name, Path(name))
        for folder, name in (("a", "x.jpg"), ("b", "X.jpg"), ("c", "x.jpg"))
    ]
    assert [namer.allocate_copy(each).name for each in found] == ["x.jpg", "X (2).jpg", "x (3).jpg"]


def test_taken_names_are_numbered_when_asked(tmp_path: Path) -> None:
    out = tree(tmp_path / "out", "x.jpg", "x (2).jpg")
    assert (
        TargetPathAllocator(out, ExistingPolicy.NUMBER)
        .allocate_copy(FoundPhoto(tmp_path / "x.jpg", Path("x.jpg")))
        .name
        == "x (3).jpg"
    )
    assert (
        TargetPathAllocator(out, ExistingPolicy.SKIP).allocate_copy(FoundPhoto(tmp_path / "x.jpg", Path("x.jpg"))).name
        == "x.jpg"
    )


def test_a_photo_keeps_its_place_although_albums_link_to_it(tmp_path: Path) -> None:
    photo = tmp_path / "Semua" / "IMG_1.jpg"
    for folder in ("Album", "Semua", "Zaman dulu"):
        (tmp_path / folder).mkdir()
    photo.touch()
    for folder in ("Album", "Zaman dulu"):
        symbolic_link(tmp_path / folder / "IMG_1.jpg", str(photo))
    symbolic_link(tmp_path / "Album" / "lain.jpg", str(tmp_path.parent / "elsewhere.jpg"))
    found = list(find_photos([tmp_path]))
    assert [(each.relative.as_posix(), each.same_as) for each in found] == [
        ("Semua/IMG_1.jpg", None),
        ("Album/IMG_1.jpg", photo.resolve()),
        ("Album/lain.jpg", None),
        ("Zaman dulu/IMG_1.jpg", photo.resolve()),
    ]
    assert len({each.file for each in found}) == 4


def test_a_link_to_a_file_that_is_missing_in_a_listed_folder_is_a_row(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a", "x.jpg")
    symbolic_link(folder / "lama.jpg", "missing.jpg")
    assert [(found.relative.name, found.same_as) for found in find_photos([folder])] == [
        ("x.jpg", None),
        ("lama.jpg", None),
    ]


def test_a_link_that_is_given_twice_is_listed_once(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a", "x.jpg")
    symbolic_link(folder / "y.jpg", "x.jpg")
    assert names(folder, folder / "y.jpg", folder) == ["a/x.jpg", "a/y.jpg"]


def test_two_links_to_a_photo_elsewhere_are_one_photo(tmp_path: Path) -> None:
    elsewhere = tree(tmp_path / "b", "x.jpg") / "x.jpg"
    album = tree(tmp_path / "a", "z.jpg")
    for name in ("1.jpg", "2.jpg"):
        symbolic_link(album / name, str(elsewhere))
    found = list(find_photos([album]))
    assert [(each.path.name, each.same_as) for each in found] == [
        ("z.jpg", None),
        ("1.jpg", None),
        ("2.jpg", elsewhere.resolve()),
    ]


def test_photos_of_kinds_that_cannot_be_read_are_listed(tmp_path: Path) -> None:
    for name in ("a.CRW", "b.psd", "c.txt", "d.mp4"):
        (tmp_path / name).write_bytes(b"something")
    assert [found.path.name for found in find_photos([tmp_path])] == ["a.CRW", "b.psd"]
