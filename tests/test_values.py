"""Classes of values behave as those of dataclasses do, which is what type checkers take them for."""

import copy
import dataclasses
import pickle
import subprocess
import sys
from typing import Any, Generic, TypeVar

import pytest

from stampgui.values import dataclass, field, replace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Point:
    """A place with a name."""

    x: int
    y: int = 0
    names: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.x + self.y


@dataclass(frozen=True, slots=True)
class Labelled(Point):
    """A subclass, with a field by name."""

    label: str = field(kw_only=True)
    note: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.label:
            raise ValueError("a label is not empty")


@dataclass(frozen=True, slots=True)
class Nothing:
    """Without a field."""


@dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    """Of any type."""

    content: T


@dataclass(frozen=True, slots=True, eq=False)
class Handle:
    """Compared by identity."""

    number: int


def change(value: Any, name: str) -> None:
    setattr(value, name, 1)


def test_values_are_made_by_place_and_by_name_with_defaults() -> None:
    assert (Point(1).y, Point(1, 2).total, Point(y=5, x=4).total) == (0, 3, 9)
    assert Point(1).names is not Point(1).names
    labelled = Labelled(1, 2, label="a")
    assert (labelled.total, labelled.label, labelled.note) == (3, "a", "")


@pytest.mark.parametrize("arguments", [(), (1, 2, [], 4)])
def test_wrong_arguments_are_refused(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Point(*arguments)
    with pytest.raises(TypeError, match="label"):
        Labelled(1)  # type: ignore[call-arg]


def test_what_a_class_checks_is_checked_also_after_a_replacement() -> None:
    with pytest.raises(ValueError, match="label"):
        Labelled(1, label="")
    with pytest.raises(ValueError, match="label"):
        replace(Labelled(1, label="a"), label="")


def test_values_never_change_and_have_no_other_attributes() -> None:
    for name in ("x", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change(Point(1), name)
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Point(1).x
    assert not hasattr(Point(1), "__dict__")


def test_equal_values_of_one_class_are_equal_and_have_one_hash() -> None:
    assert Point(1, 2) == Point(1, 2) != Point(2, 1)
    assert Box(1) == Box(1) != Box(2)
    assert hash(Box("a")) == hash(Box("a"))
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert Labelled(1, label="a", note="b") == Labelled(1, label="a", note="c")
    assert Labelled(1, label="a") != Point(1)
    assert Handle(1) != Handle(1)
    with pytest.raises(TypeError, match="unhashable"):
        hash(Point(1))


def test_values_are_described_matched_copied_and_pickled() -> None:
    point = Labelled(1, 2, ["p"], label="a")
    assert repr(point) == "Labelled(x=1, y=2, names=['p'], label='a', note='')"
    match point:
        case Point(x, y, names):
            assert (x, y, names) == (1, 2, ["p"])
    assert pickle.loads(pickle.dumps(point)) == copy.deepcopy(point) == copy.copy(point) == point


def test_replacing_keeps_the_other_fields_and_the_class() -> None:
    assert replace(Labelled(1, 2, label="a"), x=7) == Labelled(7, 2, label="a")
    with pytest.raises(TypeError, match="z"):
        replace(Point(1), z=3)  # type: ignore[call-arg]


def test_dataclasses_knows_these_classes() -> None:
    assert dataclasses.is_dataclass(Point)
    assert [each.name for each in dataclasses.fields(Labelled)] == ["x", "y", "names", "label", "note"]
    assert dataclasses.asdict(Point(1, names=["p"])) == {"x": 1, "y": 0, "names": ["p"]}
    assert dataclasses.replace(Labelled(1, label="a"), x=2) == Labelled(2, label="a")


def test_values_of_dataclasses_are_replaced_as_well() -> None:
    @dataclasses.dataclass
    class Counter:
        number: int

    assert replace(Counter(1), number=2) == Counter(2)


def test_classes_whose_values_change_are_left_to_dataclasses() -> None:
    with pytest.raises(TypeError, match="change"):
        dataclass(frozen=False, slots=True)


def test_a_class_is_made_and_used_without_loading_dataclasses() -> None:
    script = "import sys, stampgui.i18n; print(stampgui.i18n.message('x'), 'dataclasses' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Message(msgid='x'")
    assert done.stdout.split()[-1] == "False"
