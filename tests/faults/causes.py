"""The kinds of faults: each is caused in a batch of its own, and judged."""

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from faults.fault_bench import Bench, Ending, Problem, Verdict, find_untold, make_photos

ERRORS: Final = {"disk full once": errno.ENOSPC, "disk fails": errno.EIO, "not permitted": errno.EACCES}
_PAGE: Final = 4096
_MEGABYTE: Final = 1 << 20
_ENOUGH: Final = 64
"""Pages with room for the copies of a bench."""
ODD_NAMES: Final = (
    *(
        "rapat desa.jpg",
        "-o.jpg",
        "--json.png",
        "%s %d.jpg",
        "a'b\"c.jpg",
        "\\.jpg",
        "$(ls).jpg",
        "*.jpg",
        "[a].jpg",
    ),
    *("baris\nbaru.jpg", "tab\there.jpg", "\x1b[31mmerah.jpg", "\x07.png", "\u202egpj.jpg", "👨\u200d👩\u200d👧.jpg"),
    *("foto .jpg", "foto..jpg", ".. .jpg", "con.jpg", "NUL.png", "COM1.webp", "a:b.jpg", "a|b?.jpg", "tanda<>.jpg"),
    *("é.jpg", "e\u0301.jpg", "FOTO.jpg", "foto.JPG", "写真.jpg", "صورة.jpg", "राष्ट्रीय.png", "x" * 200 + ".jpg"),
    os.fsdecode(b"latin\xe9.jpg"),
)


def fail_each(bench: Bench, fault: str, numbers: Iterable[int]) -> Iterator[Verdict]:
    """Fail the file operations of those numbers, one in each run."""
    for number in numbers:
        program = bench.start(faults={"FAULT_AT": number, "FAULT_ERRNO": ERRORS[fault]})
        yield bench.judge(fault, f"operation {number}", bench.end(program))


def fail_allocations(bench: Bench, numbers: Iterable[int]) -> Iterator[Verdict]:
    """Fail the allocations of the native core of those numbers, one in each run."""
    for number in numbers:
        program = bench.start(faults={"FAULT_ALLOCATION": number})
        yield bench.judge("core lacks memory", f"allocation {number}", bench.end(program))


def fill_disk(bench: Bench, numbers: Iterable[int]) -> Iterator[Verdict]:
    """Let the disk be full from that file operation on; what is written then is cut off first."""
    for number in numbers:
        full = {"FAULT_AT": number, "FAULT_ERRNO": errno.ENOSPC, "FAULT_STAYS": 1}
        yield bench.judge("disk stays full", f"operation {number}", bench.end(bench.start(faults=full)))


def fill_real_disk(bench: Bench, pages: Iterable[int]) -> Iterator[Verdict]:
    """Stamp onto a disk of so many pages, which really gets full; only root may mount one."""
    disk = bench.folder / "disk"
    disk.mkdir(exist_ok=True)
    for count in pages:
        with suppress(subprocess.CalledProcessError):
            _mount(disk, f"size={count * _PAGE}")
            try:
                ending = bench.end(bench.start(out=disk / "out"))
                yield bench.judge(
                    *("real disk full", f"{count} pages", ending),
                    out=disk / "out",
                    repair=lambda: _mount(disk, f"remount,size={_ENOUGH * _PAGE}"),
                )
            finally:
                subprocess.run(["umount", disk], check=True)


def make_disk_read_only(bench: Bench, times: int) -> Iterator[Verdict]:
    """Make a disk read-only at so many moments of a batch, as systems do with one that fails; only root may."""
    disk = bench.folder / "disk"
    disk.mkdir(exist_ok=True)
    for moment in _moments(bench, times):
        with suppress(subprocess.CalledProcessError):
            _mount(disk, "size=4m")
            try:
                program = bench.start(out=disk / "out")
                time.sleep(moment)
                while subprocess.run(["mount", "-o", "remount,ro", disk], check=False, capture_output=True).returncode:
                    time.sleep(0.001)  # a file is open for writing just now
                ending = bench.end(program)
                yield bench.judge(
                    *("disk becomes read-only", f"{moment:.2f} s", ending),
                    out=disk / "out",
                    repair=lambda: _mount(disk, "remount,rw"),
                )
            finally:
                subprocess.run(["umount", disk], check=True)


def kill(bench: Bench, times: int, *, workers: bool) -> Iterator[Verdict]:
    """Kill the program, or one of its workers, at so many moments."""
    fault = "kill a worker" if workers else "kill the program"
    for moment in _moments(bench, times):
        program = bench.start()
        time.sleep(moment)
        for process in _list_children(program.pid) if workers else (program.pid,):
            with suppress(ProcessLookupError):  # it has ended by itself
                os.kill(process, signal.SIGKILL)
        yield bench.judge(fault, f"{moment:.2f} s", bench.end(program))


def move_folder(bench: Bench, numbers: Iterable[int]) -> Iterator[Verdict]:
    """Move the folder of copies away just before the file operations of those numbers, once in each run."""
    away = bench.folder / "away"
    for number in numbers:
        shutil.rmtree(away, ignore_errors=True)
        moved = {"FAULT_AT": number, "FAULT_MOVED": bench.out, "FAULT_AWAY": away}
        yield bench.judge("folder moved before each", f"operation {number}", bench.end(bench.start(faults=moved)))


def disturb_folder(bench: Bench, fault: str, times: int) -> Iterator[Verdict]:
    """Take the folder of copies away at so many moments, or put something else in its place."""
    away = bench.folder / "away"
    for moment in _moments(bench, times):
        shutil.rmtree(away, ignore_errors=True)
        program = bench.start()
        time.sleep(moment)
        _DISTURBANCES[fault](bench.out, away)
        seen = bench.count()
        ending = bench.end(program)
        # what happens when the program has looked for the last time is nothing that it could tell
        looked_again = bench.count() != seen
        yield bench.judge(
            *(fault, f"{moment:.2f} s", ending),
            repair=lambda: _clear_place(bench.out),
            keeps_copies=looked_again or ending.code != 0,
        )


def change_sources(bench: Bench, fault: str, times: int) -> Iterator[Verdict]:
    """Change a photo, or take it away, at so many moments; then it is put back."""
    photo = bench.photos / "d.webp"
    before, written = photo.read_bytes(), photo.stat().st_mtime_ns

    def put_back() -> None:
        photo.write_bytes(before)
        os.utime(photo, ns=(written, written))

    for moment in _moments(bench, times):
        program = bench.start()
        time.sleep(moment)
        if fault == "source gone":
            photo.unlink()
        else:
            with photo.open("ab") as file:
                file.write(b"more")
        ending = bench.end(program)
        # a copy of the photo as it was meanwhile is whole, but it is not of the photo that is put back
        foreign = [row["output"] for row in ending.rows if row["sha256_source"] not in _all_sources(bench, before)]
        put_back()
        for path in foreign:
            if path is not None:
                Path(path).unlink(missing_ok=True)
        yield bench.judge(
            *(fault, f"{moment:.2f} s", ending),
            keeps_copies=not foreign,
            lacks_photos=int(fault == "source gone"),
        )


def share_folder(bench: Bench, times: int, *, card: bool) -> Iterator[Verdict]:
    """Let two programs stamp photos of the same names into one folder, on a card without links if `card`."""
    fault = "two programs, card" if card else "two programs"
    names = [f"IMG_{number}.jpg" for number in range(40)]
    folders = [bench.folder / name for name in ("phone", "camera")]
    for number, folder in enumerate(folders):
        if not folder.exists():
            make_photos(folder, names, colour=(70 + 90 * number, 110, 160))
    faults = {"FAULT_CARD": int(card)}
    for number in range(times):
        out = bench.folder / "shared"
        endings = [bench.end(each) for each in [bench.start(out=out, photos=each, faults=faults) for each in folders]]
        rows = [row for ending in endings for row in ending.rows]
        problems = [each for ending in endings for each in find_untold(ending, len(names))]
        written = [row for row in rows if row["status"] == "stamped"]
        problems += [
            (Problem.PARTIAL, f"{row['output']} is not what was reported")
            for row in written
            if sha256(Path(row["output"]).read_bytes()).hexdigest() != row["sha256_output"]
        ]
        if len(rows) != 2 * len(names) or len(written) != len(list(out.iterdir())):
            problems.append(
                (Problem.UNFINISHED, f"{len(rows)} rows, {len(written)} copies, {len(list(out.iterdir()))}")
            )
        yield Verdict(fault, str(number), " ".join(str(ending.code) for ending in endings), tuple(problems))


def use_card(bench: Bench) -> Iterator[Verdict]:
    """Stamp onto a card without links, where files' times cannot be set."""
    ending = bench.end(bench.start(faults={"FAULT_CARD": 1}))
    yield bench.judge("memory card", "", ending)


def limit_memory(bench: Bench, megabytes: Iterable[int]) -> Iterator[Verdict]:
    """Give the program and its workers so much memory."""
    for most in megabytes:
        program = bench.start(prepare=_make_limit(most * _MEGABYTE))
        yield bench.judge("little memory", f"{most} MB", bench.end(program))


def name_oddly(folder: Path) -> Iterator[Verdict]:
    """Stamp photos of names of every kind, each in a batch of its own with a plain one, and all together."""
    names = [name for name in ODD_NAMES if _can_be_named(folder, name)]
    bench = Bench(folder / "all", names)
    ending = bench.run_again()
    yield bench.judge("odd names", "all together", Ending(0, ending.rows, ending.said), keeps_copies=False)


def _make_limit(most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _can_be_named(folder: Path, name: str) -> bool:
    """Whether the drive takes the name."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        (folder / name).touch()
    except OSError:
        return False
    (folder / name).unlink()
    return True


def _all_sources(bench: Bench, changed: bytes) -> set[str | None]:
    return {None, sha256(changed).hexdigest(), *(content for content, _ in bench.sources.values())}


def _mount(place: Path, options: str) -> None:
    """Raises CalledProcessError where only somebody else may."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=True, capture_output=True)


def _moments(bench: Bench, times: int) -> Iterator[float]:
    """Seconds after the start of a batch, before it ends; the same shares of its time in each run."""
    chances = random.Random(1)
    return (chances.uniform(0.05, 1) * bench.seconds for _ in range(times))


def _list_children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(number) for number in text.split()]


def _move_away(folder: Path, away: Path) -> None:
    with suppress(FileNotFoundError):  # it is not made yet
        folder.rename(away)


def _remove(folder: Path, _away: Path) -> None:
    while folder.exists():  # copies come while it is emptied
        shutil.rmtree(folder, ignore_errors=True)


def _replace(folder: Path, away: Path) -> None:
    while not folder.is_file():
        _move_away(folder, away)
        shutil.rmtree(away, ignore_errors=True)
        with suppress(OSError):  # the program has made it anew
            folder.touch()


_DISTURBANCES: Final = {"folder removed": _remove, "folder moved": _move_away, "folder replaced": _replace}
DISTURBANCES: Final = tuple(_DISTURBANCES)


def _clear_place(folder: Path) -> None:
    if folder.is_file():
        folder.unlink()
