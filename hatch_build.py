"""Compiles what is not Python when the package is built: the catalogues, and the native JPEG core.

The catalogues are in assets/locale; a mistake in one ends the build. The core is in stampgui/image/jpeg/native.

The system's C compiler compiles the core, or zig's where there is none, which is fetched for that. Where neither works
the package is pure Python. The environment variable STAMPGUI_CORE may hold one of TARGETS, for a wheel that zig builds
for another platform, or "none" for a package without the core.

    python hatch_build.py        compiles both in place where they are older than their sources
"""

import datetime
import os
import platform
import shlex
import shutil
import string
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from gettext import GNUTranslations
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import platform_tags

if TYPE_CHECKING:  # imported where there is something to compile
    from babel.messages.catalog import Message

LOCALE: Final = Path("assets", "locale")

VARIABLE: Final = "STAMPGUI_CORE"
NONE: Final = "none"
TARGETS: Final = {
    "win_amd64": "x86_64-windows-gnu",
    "win_arm64": "aarch64-windows-gnu",
    "macosx_13_0_x86_64": "x86_64-macos.13.0",
    "macosx_13_0_arm64": "aarch64-macos.13.0",
    "manylinux_2_17_x86_64": "x86_64-linux-gnu.2.17",
    "manylinux_2_17_aarch64": "aarch64-linux-gnu.2.17",
    "musllinux_1_2_x86_64": "x86_64-linux-musl",
    "musllinux_1_2_aarch64": "aarch64-linux-musl",
}
"""Platform tags of wheels (PEP 425, 600, 656), and what zig calls these platforms."""

_NO_DATE: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)

NATIVE: Final = Path("stampgui", "image", "jpeg", "native")
ZIG: Final = "ziglang>=0.13"
# the same results on every machine: no fused multiplications, no instructions that only this processor has
FLAGS: Final = ("-std=c11", "-O3", "-ffp-contract=off", "-fvisibility=hidden", "-shared")
PROBE: Final = "#include <math.h>\n#include <stdlib.h>\nint probe(void) { return abs(0); }\n"

Compiler: TypeAlias = tuple[str, ...]


class CoreNotBuilt(Exception):
    """No compiler made a library that works; the text says why."""


class CatalogueError(Exception):
    """A catalogue that cannot be used; the text says what is wrong on which line."""


class CoreBuildHook(BuildHookInterface[BuilderConfig]):
    """Puts the catalogues and the core into wheels, and beside their sources for editable installs."""

    _scratch: TemporaryDirectory[str] | None = None

    def dependencies(self) -> list[str]:
        """Zig is wanted for other platforms, and for this one where nothing else compiles."""
        wanted = os.environ.get(VARIABLE, "")
        if wanted == NONE or (not wanted and (not zig_is_published() or any(map(compiles, system_compilers())))):
            return []
        return [ZIG]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises CatalogueError, and CoreNotBuilt where STAMPGUI_CORE asks for a platform that gets no core."""
        wanted = os.environ.get(VARIABLE, "")
        self._scratch = TemporaryDirectory()
        if version == "editable":
            compile_catalogues_in_place(Path(self.root))
        else:
            self._compile_catalogues_for_wheel(Path(self._scratch.name), build_data)
        try:
            if version == "editable":
                build_in_place(Path(self.root), wanted)
            else:
                self._build_for_wheel(Path(self._scratch.name), wanted, build_data)
        except CoreNotBuilt as error:
            if wanted not in ("", NONE):
                raise
            self.app.display_warning(f"The lossless JPEG core is not part of this build. {error}")

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self._scratch:
            self._scratch.cleanup()

    def _compile_catalogues_for_wheel(self, scratch: Path, build_data: dict[str, Any]) -> None:
        for source in find_catalogues(Path(self.root)):
            compiled = scratch / f"{source.parent.name}.mo"
            compiled.write_bytes(compile_catalogue(source))
            place = Path("stampgui", LOCALE, source.parent.name, "stampgui.mo")
            build_data["force_include"][str(compiled)] = place.as_posix()

    def _build_for_wheel(self, scratch: Path, wanted: str, build_data: dict[str, Any]) -> None:
        library = scratch / library_name(wanted or sys.platform)
        compile_core(Path(self.root), library, compilers_for(wanted), here=not wanted)
        build_data["force_include"][str(library)] = (NATIVE / library.name).as_posix()
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{wanted or local_platform()}"


def find_catalogues(root: Path) -> list[Path]:
    """The catalogues that translators write: `assets/locale/<language>/stampgui.po`."""
    return sorted((root / LOCALE).glob("*/stampgui.po"))


def compile_catalogues_in_place(root: Path) -> None:
    """Compile each catalogue beside its source where it is older than that. Raises CatalogueError."""
    for source in find_catalogues(root):
        compiled = source.with_suffix(".mo")
        newest = max(each.stat().st_mtime for each in (source, root / "hatch_build.py"))
        if compiled.exists() and compiled.stat().st_mtime > newest:
            continue
        compiled.unlink(missing_ok=True)  # rather none than one that is not its source's
        with TemporaryDirectory(dir=source.parent) as scratch:
            fresh = Path(scratch, compiled.name)
            fresh.write_bytes(compile_catalogue(source))
            fresh.replace(compiled)


def compile_catalogue(source: Path) -> bytes:
    """Return a catalogue as gettext reads it. Raises CatalogueError."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        catalogue = read_po(BytesIO(source.read_bytes()), locale=source.parent.name, abort_invalid=True)
        # without dates of its own the same source would be compiled to other bytes each minute
        catalogue.creation_date = catalogue.revision_date = _NO_DATE
        write_mo(compiled, catalogue)
        GNUTranslations(BytesIO(compiled.getvalue()))  # it alone reads the rule of the plural
    except (PoFileError, ValueError) as error:
        raise CatalogueError(f"{source}: {error}") from error
    for message in catalogue:
        if message.id and (mistake := find_mistake(message)):
            raise CatalogueError(f"{source}:{message.lineno}: {mistake}")
    return compiled.getvalue()


def find_mistake(message: "Message") -> str:
    """What is wrong with one translated sentence, "" where nothing is."""
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    translations = list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]
    if message.fuzzy:
        return "this sentence is marked as fuzzy"
    if not all(translations):
        return "this sentence is not translated, or not for every number"
    try:
        wanted = {field_names(original) for original in originals}
        # the singular may leave its number out, in either language
        wrong = [text for text in translations if field_names(text) not in wanted]
    except ValueError as error:
        return f"its braces are not closed or not opened ({error})"
    return f"other fields in braces than in the English sentence: {wrong[0]}" if wrong else ""


def field_names(text: str) -> frozenset[str]:
    """The fields that a sentence has filled in. Raises ValueError."""
    return frozenset(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)


def build_in_place(root: Path, wanted: str = "") -> None:
    """Compile the core beside its sources, or take away one that is no longer theirs. Raises CoreNotBuilt."""
    library = root / NATIVE / library_name(sys.platform)
    sources = [*(root / NATIVE).glob("*.[ch]"), root / "hatch_build.py"]
    if not wanted and library.exists() and library.stat().st_mtime > max(each.stat().st_mtime for each in sources):
        return
    with TemporaryDirectory(dir=root / NATIVE) as scratch:
        fresh = Path(scratch, library.name)
        try:
            compile_core(root, fresh, compilers_for(wanted), here=True)
        except CoreNotBuilt:
            library.unlink(missing_ok=True)
            raise
        fresh.replace(library)


def compile_core(root: Path, library: Path, compilers: Iterable[Compiler], *, here: bool) -> None:
    """Compile with the first compiler that can; `here`: and whose library this Python loads. Raises CoreNotBuilt."""
    sources = sorted((root / NATIVE).glob("*.c"))
    answers = []
    for compiler in compilers:
        answer = run_compiler(compiler, library, sources) or (loading_error(library) if here else "")
        if not answer:
            return
        answers.append(f"{shlex.join(compiler)}: {answer}")
    raise CoreNotBuilt("\n".join(answers) or "There is no C compiler.")


def run_compiler(compiler: Compiler, library: Path, sources: Iterable[Path]) -> str:
    """Return what the compiler said where it failed, else nothing."""
    beside_windows = () if library.suffix == ".dll" else ("-fPIC", "-lm")
    return failure_of([*compiler, *FLAGS, "-o", str(library), *map(str, sources), *beside_windows])


def loading_error(library: Path) -> str:
    return failure_of(
        [sys.executable, "-c", "import ctypes, sys; ctypes.CDLL(sys.argv[1]).sj_interface()", str(library)]
    )


def failure_of(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    except OSError as error:
        return str(error)
    return done.stderr or f"exit code {done.returncode}" if done.returncode else ""


def compilers_for(wanted: str) -> Iterator[Compiler]:
    """The compilers to try, the best first. Raises CoreNotBuilt where there should be none."""
    if not wanted:
        yield from system_compilers()
        yield from zig("-mcpu=baseline")
    elif wanted in TARGETS:
        yield from zig("-target", TARGETS[wanted])
    elif wanted == NONE:
        raise CoreNotBuilt(f"{VARIABLE} is {NONE}.")
    else:
        raise CoreNotBuilt(f"{VARIABLE} is {wanted}; it may be {NONE}, {', '.join(TARGETS)}.")


def system_compilers() -> Iterator[Compiler]:
    if words := shlex.split(os.environ.get("CC", ""), posix=os.name == "posix"):
        yield tuple(words)
    for name in ("cc", "gcc", "clang"):
        if path := shutil.which(name):
            yield (path,)


def zig(*options: str) -> Iterator[Compiler]:
    if find_spec("ziglang"):
        yield (sys.executable, "-m", "ziglang", "cc", "-s", *options)


def zig_is_published() -> bool:
    """Whether zig is published for this computer; to ask for it elsewhere would end the installation."""
    return sys.platform in ("linux", "darwin", "win32") and platform.machine().lower() in (
        "x86_64", "amd64", "arm64", "aarch64",
    )  # fmt: skip


def compiles(compiler: Compiler) -> bool:
    """Whether the compiler is a whole one, with the headers and the linker that the core needs."""
    with TemporaryDirectory() as scratch:
        source = Path(scratch, "probe.c")
        source.write_text(PROBE, encoding="ascii")
        return not run_compiler(compiler, Path(scratch, library_name(sys.platform)), [source])


def library_name(platform_name: str) -> str:
    """The name that stampgui.image.jpeg.core looks for, of a platform tag or of sys.platform."""
    return "stampgui_jpeg.dll" if platform_name.startswith("win") else "stampgui_jpeg.so"


def local_platform() -> str:
    """This computer's platform tag; it promises no other Linux that the library loads there."""
    return next(tag for tag in platform_tags() if not tag.startswith(("manylinux", "musllinux")))


if __name__ == "__main__":
    try:
        compile_catalogues_in_place(Path(__file__).parent)
        build_in_place(Path(__file__).parent)
    except (CatalogueError, CoreNotBuilt) as error:
        sys.exit(str(error))
