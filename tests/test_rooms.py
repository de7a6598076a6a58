"""The plan of the house is kept: names mean one thing, imports run one way, no part grows without bounds."""

import ast
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

from given import ROOT, MakePhoto
from stampgui.batch.processing import stamp_all
from stampgui.batch.workers import WorkerPool
from stampgui.stamping.job import Job, Recipe

HOUSE = ROOT / "stampgui"
SAME_NAME = {
    "read_metadata_blocks": "each format has a reader of its own, and image.header chooses among them",
}
"""Public names that may be defined in several modules, and why."""

LONG_FILES = {
    "stampgui/image/jpeg/native/splice.c": "one pass over a scan: its functions share a state and are inlined",
}
"""Files that may have more than 400 lines, and why."""

ANY_PAYLOAD = {
    "stampgui.gui.background.task_pool": "a task returns whatever its caller likes",
}
"""Modules in which a signal may carry an object of any type, and why."""

IMPORT_WITHOUT = """
import importlib, json, sys
from importlib.abc import MetaPathFinder

class Blocker(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if any(name == each or name.startswith(each + ".") for each in BLOCKED):
            raise ImportError(name)

BLOCKED, modules = json.loads(sys.argv[1])
sys.meta_path.insert(0, Blocker())
failed = []
for module in modules:
    try:
        importlib.import_module(module)
    except ImportError:
        failed.append(module)
print(json.dumps([failed, sorted(sys.modules)]))
"""

REPORT_QT = "import sys; from stampgui.__main__ import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass\n"
REPORT_QT += "print(sorted(name for name in sys.modules if name.startswith(('PySide6', 'shiboken'))))"


@cache
def sources() -> Mapping[str, ast.Module]:
    """Every module of stampgui by its name."""
    files = sorted(HOUSE.rglob("*.py"))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    return {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in zip(names, files, strict=True)}


def import_without(blocked: list[str], modules: list[str]) -> tuple[list[str], list[str]]:
    """Import modules in a fresh interpreter that refuses others: which failed, and everything that was loaded."""
    command = [sys.executable, "-c", IMPORT_WITHOUT, json.dumps([blocked, modules])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    failed, loaded = json.loads(done.stdout)
    return failed, loaded


def in_package(*packages: str) -> list[str]:
    return [name for name in sources() if any(name == each or name.startswith(f"{each}.") for each in packages)]


def test_a_public_name_means_one_thing() -> None:
    defined = defaultdict(set)
    for module, tree in sources().items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                defined[node.name].add(module)
    assert {name: modules for name, modules in defined.items() if len(modules) > 1 and name not in SAME_NAME} == {}


def test_most_of_the_program_needs_no_qt() -> None:
    failed, loaded = import_without(["PySide6", "shiboken6"], list(sources()))
    assert not [name for name in loaded if name.startswith("PySide6")]
    assert all(name.startswith("stampgui.gui.") for name in failed)
    share = 1 - len(failed) / len(sources())
    assert share >= 0.70, f"{share:.1%} of {len(sources())} modules can be imported without PySide6"


def test_help_and_commands_leave_qt_alone(make_photo: MakePhoto, tmp_path: Path) -> None:
    for kind in ("jpg", "png", "webp"):
        photos = str(make_photo(f"foto.{kind}", taken="2022:10:14 08:00:00").parent)
    copies = str(tmp_path / "copies")
    for words in (
        ["--help"],
        ["stamp", "--help"],
        ["dates", photos],
        ["stamp", photos, "-o", copies],
        ["restore", copies, "-o", str(tmp_path / "originals")],
    ):
        done = subprocess.run([sys.executable, "-c", REPORT_QT, *words], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]"


def modules_of_qt(_: int) -> list[str]:
    # what a worker has imported once it has stamped
    return [name for name in sys.modules if name.startswith("PySide6")]


def test_workers_leave_qt_alone() -> None:
    import PySide6.QtCore  # noqa: F401 - the window's process has it

    with WorkerPool(modules_of_qt, count=1, on_lost=lambda job, process: ["lost"]) as workers:
        assert list(workers.map([(1, 1)], cancelled=lambda: False)) == [(1, [])]


def test_a_stamping_worker_leaves_qt_alone(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    import PySide6.QtCore  # noqa: F401

    job = Job(make_photo(taken="2022:10:14 08:00:00"), recipe, tmp_path / "out" / "foto.jpg")
    assert [outcome.status for _, outcome in stamp_all([(0, job)], workers=1)] == ["stamped"]


def test_the_state_of_the_window_needs_no_widgets() -> None:
    failed, _ = import_without(["PySide6.QtWidgets"], in_package("stampgui.gui.state", "stampgui.gui.background"))
    assert failed == []


def test_what_is_painted_first_loads_nothing_heavy() -> None:
    heavy = ["PIL", "stampgui.batch", "stampgui.stamping"]
    failed, loaded = import_without(heavy, in_package("stampgui.gui.shell"))
    assert failed == []
    assert not [name for name in loaded if name.split(".")[0] in ("PIL", "piexif", "exifread")]


def imported_by(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(module: str) -> str:
    """The package of gui that a dotted name lies in, or the one module at the top, `app`."""
    return module.removeprefix("stampgui.gui.").split(".")[0]


def test_the_parts_of_the_window_know_few_others() -> None:
    arrows = {
        (part_of(module), part_of(name))
        for module, tree in sources().items()
        if module.startswith("stampgui.gui.")
        for name in imported_by(tree)
        if name.startswith("stampgui.gui.") and part_of(module) != part_of(name)
    }
    assert len(arrows) <= 90, sorted(arrows)


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    files = chain.from_iterable(
        (ROOT / folder).rglob(f"*{suffix}") for folder in ("stampgui", "tests") for suffix in (".py", ".c", ".h")
    )
    lengths = {file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {file: lines for file, lines in lengths.items() if lines > 400 and file not in LONG_FILES} == {}
    assert set(LONG_FILES) <= set(lengths)


def test_no_folder_of_the_window_holds_too_many_files() -> None:
    counts = Counter(file.parent.name for file in (HOUSE / "gui").rglob("*.py"))
    assert {folder: count for folder, count in counts.items() if count > 20} == {}


def test_every_signal_names_the_type_it_carries() -> None:
    vague = [
        module
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Signal"
        if any(isinstance(each, ast.Name) and each.id == "object" for each in node.args)
    ]
    assert set(vague) == set(ANY_PAYLOAD)


def test_large_values_say_at_each_field_what_it_holds() -> None:
    silent = []
    for tree in sources().values():
        classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
        for node in classes:
            fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
            explained = [one for one, other in pairwise(node.body) if isinstance(other, ast.Expr)]
            if len(fields) > 5 and any("dataclass" in ast.dump(each) for each in node.decorator_list):
                silent += [f"{node.name}.{ast.unparse(each.target)}" for each in fields if each not in explained]
    assert silent == []


def test_tests_reach_the_window_through_its_driver_alone() -> None:
    tests = [file for file in (ROOT / "tests" / "gui").rglob("*.py") if "driver" not in file.parts]
    assert len(tests) > 50
    reaching = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in tests
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("controller", "_controller")
    ]
    assert reaching == []
