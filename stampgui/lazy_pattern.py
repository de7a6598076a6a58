"""Regular expressions that are compiled when they are first used: a start of the program needs few of the hundreds."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, AnyStr, Generic


class LazyPattern(Generic[AnyStr]):
    """What `re.compile(text, flags)` returns, as far as the program uses it."""

    def __init__(self, text: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._text: AnyStr = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self._text, self._flags)

    def search(self, text: AnyStr, start: int = 0) -> re.Match[AnyStr] | None:
        return self._compiled.search(text, start)

    def match(self, text: AnyStr, start: int = 0) -> re.Match[AnyStr] | None:
        return self._compiled.match(text, start)

    def fullmatch(self, text: AnyStr) -> re.Match[AnyStr] | None:
        return self._compiled.fullmatch(text)

    def finditer(self, text: AnyStr | bytearray) -> Iterator[re.Match[AnyStr]]:
        return self._compiled.finditer(text)  # type: ignore[arg-type]  # as bytes, bytearrays are searched

    def findall(self, text: AnyStr) -> list[Any]:
        return self._compiled.findall(text)

    def sub(self, new: AnyStr | Callable[[re.Match[AnyStr]], AnyStr], text: AnyStr, count: int = 0) -> AnyStr:
        return self._compiled.sub(new, text, count)

    def subn(self, new: AnyStr | Callable[[re.Match[AnyStr]], AnyStr], text: AnyStr) -> tuple[AnyStr, int]:
        return self._compiled.subn(new, text)
