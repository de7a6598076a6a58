"""The classes of frozen values: what `@dataclass(frozen=True, slots=True)` makes, in a sixth of the time.

The standard library compiles seven methods for each class, whether or not anybody calls them, and loads what reads
source code. A start of the program makes a hundred such classes and needs few of their methods; so only `__init__` is
compiled here, when the first value is made, and all else is shared. What `dataclasses` offers for its own classes
(`fields`, `asdict`, `is_dataclass`, `replace`) works with these, too, and type checkers take them for its classes.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeVar

C = TypeVar("C", bound=type)
V = TypeVar("V")

_Setter: TypeAlias = Callable[[Any, Any], None]
"""Sets one field of a value, given the value and what the field is to hold."""

_MISSING: Final = object()
_SPECS: Final = "__value_fields__"


class FieldSpec(NamedTuple):
    """What is known of a field besides its name and type."""

    default: Any = _MISSING
    """_MISSING where there is none."""
    default_factory: Any = _MISSING
    """_MISSING where there is none."""
    kw_only: bool = False
    """Whether it is given by name only."""
    compare: bool = True
    """Whether it counts when values are compared."""


def make_field(
    *, default: Any = _MISSING, default_factory: Any = _MISSING, kw_only: bool = False, compare: bool = True
) -> Any:
    """Stand for a field in the body of a class, as `dataclasses.field`."""
    return FieldSpec(default, default_factory, kw_only, compare)


def make_value_class(*, frozen: bool, slots: bool, eq: bool = True) -> Callable[[C], C]:
    """Return a decorator of classes, as `dataclasses.dataclass`; other classes than frozen ones with slots are its."""
    if not (frozen and slots):
        raise TypeError("dataclasses.dataclass makes classes whose values change")
    return lambda body: _make_class(body, eq=eq)


def replace_fields(value: V, /, **changes: Any) -> V:
    """Return the value with other values in some fields, as `dataclasses.replace`."""
    specs: Mapping[str, FieldSpec] | None = getattr(type(value), _SPECS, None)
    if specs is None:
        from dataclasses import replace

        return replace(value, **changes)  # type: ignore[type-var]
    return type(value)(**{**{name: getattr(value, name) for name in specs}, **changes})


def _make_class(body: C, *, eq: bool) -> C:
    """Make the class anew: slots are part of a class from its beginning."""
    own = {name: _take_spec(body.__dict__.get(name, _MISSING)) for name in body.__annotations__}
    specs = {**getattr(body, _SPECS, {}), **own}
    names = tuple(specs)
    compared = tuple(name for name, spec in specs.items() if spec.compare)
    contents: dict[str, Any] = {
        name: value
        for name, value in body.__dict__.items()
        if name not in own and name not in ("__dict__", "__weakref__")
    }
    contents.update(
        __slots__=tuple(own),
        __qualname__=body.__qualname__,
        __match_args__=tuple(name for name, spec in specs.items() if not spec.kw_only),
        __dataclass_fields__=_FieldsOnDemand(),
        __setattr__=_refuse_setting,
        __delattr__=_refuse_deleting,
        __getstate__=lambda value: [getattr(value, name) for name in names],
        __setstate__=lambda value, state: _set_all(value, setters, state),
        **{_SPECS: specs},
    )
    contents.setdefault("__repr__", lambda value: _describe(value, names))
    if eq:
        key = _make_key(compared)
        contents.setdefault("__eq__", _make_comparison(key))
        contents.setdefault("__hash__", lambda value: hash(key(value)))

    def compile_first(value: Any, /, *arguments: Any, **named: Any) -> None:
        """Compile the class's own `__init__`, and make the first value with it."""
        made.__init__ = _compile_init(specs, setters, has_more=hasattr(made, "__post_init__"))
        made.__init__(value, *arguments, **named)

    contents["__init__"] = compile_first
    made: Any = type(body)(body.__name__, body.__bases__, contents)
    # a slot sets its field in half the time that finding it by its name takes
    setters: Mapping[str, _Setter] = {name: getattr(made, name).__set__ for name in names}
    return made  # type: ignore[no-any-return]


def _take_spec(given: Any) -> FieldSpec:
    return given if isinstance(given, FieldSpec) else FieldSpec(given)


def _make_key(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """What values are compared by."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _make_comparison(key: Callable[[Any], Any]) -> Callable[[Any, Any], bool]:
    def are_equal(one: Any, other: Any) -> bool:
        return key(one) == key(other) if one.__class__ is other.__class__ else NotImplemented

    return are_equal


def _describe(value: Any, names: tuple[str, ...]) -> str:
    return f"{type(value).__qualname__}({', '.join(f'{name}={getattr(value, name)!r}' for name in names)})"


def _set_all(value: Any, setters: Mapping[str, _Setter], state: Sequence[Any]) -> None:
    for set_field, each in zip(setters.values(), state, strict=True):
        set_field(value, each)


def _refuse_setting(value: Any, name: str, _new: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(value: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _compile_init(specs: Mapping[str, FieldSpec], setters: Mapping[str, _Setter], *, has_more: bool) -> Any:
    """Compile an `__init__` that takes the fields in their order, those that are given by name behind all others."""
    known: dict[str, Any] = {"_missing": _MISSING}
    parameters: list[str] = []
    by_name: list[str] = []
    lines: list[str] = []
    for name, spec in specs.items():
        parameter, value = name, name
        if spec.default_factory is not _MISSING:
            known[f"_make_{name}"] = spec.default_factory
            parameter, value = f"{name}=_missing", f"_make_{name}() if {name} is _missing else {name}"
        elif spec.default is not _MISSING:
            known[f"_default_{name}"] = spec.default
            parameter = f"{name}=_default_{name}"
        (by_name if spec.kw_only else parameters).append(parameter)
        known[f"_set_{name}"] = setters[name]
        lines.append(f" _set_{name}(_self, {value})")
    if by_name:
        parameters += ["*", *by_name]
    if has_more:
        lines.append(" _self.__post_init__()")
    exec(f"def __init__({', '.join(['_self', *parameters])}):\n" + "\n".join(lines or [" pass"]), known)
    return known["__init__"]


class _FieldsOnDemand:
    """What `dataclasses` looks for in a class, made when it looks."""

    def __get__(self, _value: object, owner: Any) -> Any:
        import dataclasses

        contents: dict[str, Any] = {"__annotations__": {}}
        for name, spec in getattr(owner, _SPECS).items():
            contents["__annotations__"][name] = _find_annotation(owner, name)
            given = {part: found for part, found in spec._asdict().items() if found is not _MISSING}
            contents[name] = dataclasses.field(**given)
        likeness: Any = dataclasses.dataclass(type(owner.__name__, (), contents))
        owner.__dataclass_fields__ = likeness.__dataclass_fields__
        return owner.__dataclass_fields__


def _find_annotation(owner: type, name: str) -> Any:
    tables = (getattr(base, "__annotations__", {}) for base in owner.__mro__)
    return next(table[name] for table in tables if name in table)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
else:
    dataclass, field, replace = make_value_class, make_field, replace_fields
