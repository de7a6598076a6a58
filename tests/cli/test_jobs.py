"""How many photos are worked on at once, and by which processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import stampgui
from given import MakePhoto
from stampgui.__main__ import main
from stampgui.cli.arguments import build_parser
from stampgui.i18n import load_catalogue
from stampgui.session.worker_count import choose_worker_count


def test_the_window_and_the_command_line_work_with_as_many_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 96)
    parser = build_parser(load_catalogue("en"), ["stamp"])

    def jobs(*words: str) -> int:
        return int(parser.parse_args(["stamp", "photo.jpg", "-o", "out", *words]).jobs)

    assert jobs() == choose_worker_count(0) == 8
    assert jobs("--jobs", "3") == choose_worker_count(3) == 3
    # a script that asks for more still works; Windows cannot wait for more than that
    assert jobs("--jobs", "5000") == choose_worker_count(5000) == 61


def test_the_help_says_how_many_jobs_there_are_at_most(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["stamp", "--help", "--lang", "en"])
    assert "at most 61" in " ".join(capsys.readouterr().out.split())


def test_workers_import_nothing_from_the_folder_where_the_program_is_started(
    make_photo: MakePhoto, tmp_path: Path
) -> None:
    photos = [make_photo(f"IMG_2022101{number}_081530.jpg") for number in (4, 5)]
    imported = tmp_path / "imported"
    for name in ("stampgui", "multiprocessing", "tempfile", "PIL"):
        module = photos[0].parent / name / "__init__.py"
        module.parent.mkdir()
        module.write_text(f"open({str(imported)!r}, 'a').write({name!r})", encoding="utf-8")
    script = tmp_path / "bin" / "start"  # as pip installs it: a file, beside which Python looks for modules
    script.parent.mkdir()
    script.write_text(
        "import sys\nfrom stampgui.__main__ import main\nif __name__ == '__main__':\n    sys.exit(main())",
        encoding="utf-8",
    )
    words = ("stamp", *photos, "-o", tmp_path / "out", "--jobs", "2", "--json")
    environment = {**os.environ, "PYTHONPATH": str(Path(stampgui.__file__).parents[1])}
    command = [sys.executable, *map(str, (script, *words))]
    ended = subprocess.run(command, cwd=photos[0].parent, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert [json.loads(row)["engine"] for row in ended.stdout.splitlines()] == ["splice", "splice"]
    assert not imported.exists()
