"""What paths are taken is known at little memory for each."""

import os

from hypothesis import given
from hypothesis import strategies as st

from stampgui.batch.path_set import PathSet

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
