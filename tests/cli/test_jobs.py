"""How many photos are worked on at once."""

import pytest

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
