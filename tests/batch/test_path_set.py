"""What paths are taken is known at little memory for each."""

import os
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from stampgui.batch.path_set import NameList, PathSet

PATHS = st.lists(st.lists(st.sampled_from(["a", "b", "a b", ".."]), min_size=1, max_size=3).map("/".join))


@given(PATHS)
def test_a_path_is_new_once(paths: list[str]) -> None:
    seen, known = PathSet(), set()
    for path in paths:
        assert (path in seen) == (path in known)
        assert seen.add(path) == (path not in known)
        known.add(path)


def test_asking_for_a_path_adds_none() -> None:
    seen = PathSet()
    assert os.path.join("foto", "a.jpg") not in seen  # noqa: PTH118 - as a text, which is what it takes
    assert seen.add(os.path.join("foto", "a.jpg"))  # noqa: PTH118


def test_many_names_are_told_apart() -> None:
    seen = PathSet()
    names = [f"foto/IMG_{number}.jpg" for number in range(5_000)]
    assert all(seen.add(name) for name in names)
    assert all(name in seen for name in names)
    assert not any(seen.add(name) for name in names)
    assert "foto/IMG_5000.jpg" not in seen
    # neither the end of a name nor its beginning is the name
    assert "foto/MG_1.jpg" not in seen
    assert "foto/IMG_1.jp" not in seen


@given(st.lists(st.text(st.characters(codec="utf-16", exclude_characters="\0")) | st.just("\udcff.jpg")))
def test_names_come_back_in_their_order(names: list[str]) -> None:
    packed = NameList(names)
    assert list(packed) == names
    assert list(packed) == names


def test_the_names_of_twenty_thousand_photos_take_less_than_a_megabyte() -> None:
    tracemalloc.start()
    try:
        names = NameList(f"IMG_{number:05}.jpg" for number in range(20_000))
        seen = PathSet()
        assert all(seen.add(f"/foto/{name}") for name in names)
        now, _most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert now < 1_000_000
