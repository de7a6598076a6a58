"""The command line as scripts and people use it."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from given import MakePhoto, Rows, under_many_names
from stampgui.__main__ import main
from stampgui.cli.commands import COMMANDS

PROGRAM = [sys.executable, "-m", "stampgui"]


def test_what_is_said_of_a_date_is_whole_sentences(make_photo: MakePhoto, capsys: pytest.CaptureFixture[str]) -> None:
    undated = make_photo("scan.gif")
    assert main(["dates", str(undated), "--lang", "en"]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.endswith(
        "(The photo's data, its name and its folder do not say when it was taken. "
        "The copy is a PNG made from the GIF photo.)"
    )


def test_the_samples_are_stamped_and_the_undated_listed(
    samples: Path, tmp_path: Path, rows: Rows, untouched: Callable[[Path], None]
) -> None:
    untouched(samples)
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--json"]) == 1
    statuses = {Path(str(row["path"])).name: row["status"] for row in rows()}
    assert statuses == {
        "2021-03-05 lokakarya.png": "stamped",
        "IMG-20221014-WA0003.jpg": "needs_date",
        "IMG_20230120_101500.webp": "stamped",
        "kamera-belum-disetel.jpg": "needs_date",
        "panen-raya.jpg": "stamped",
        "rapat-balai-desa.jpg": "stamped",
        "upacara-tegak.jpg": "stamped",
    }
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {name for name, status in statuses.items() if status == "stamped"}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_help_and_is_in_that_of_the_program(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert f" {command} " in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert f"stampgui {command}" in capsys.readouterr().out


def test_a_date_for_the_rest_finishes_the_job(samples: Path, tmp_path: Path) -> None:
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--date", "okt 2022"]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 7


def test_dates_says_what_is_known(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", str(samples)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("October 14, 2022") and "camera data: 2022:10:14 09:41:00" in line for line in lines)
    assert any(line.startswith("no date yet") and "WA0003" in line for line in lines)


def test_a_dry_run_shows_each_caption_also_where_there_is_more_to_say(
    make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = make_photo("14 Oktober 2022 rapat.gif")
    assert main(["stamp", str(photo), "-o", str(tmp_path / "out"), "--dry-run", "--lang", "en"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown == [f"{photo}: taken on October 14, 2022 (The copy is a PNG made from the GIF photo.)", "1 ready"]


def test_a_dry_run_writes_nothing(samples: Path, tmp_path: Path, rows: Rows) -> None:
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--dry-run", "--json", "--date", "2022"]) == 0
    assert {row["status"] for row in rows()} == {"ready"}
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--date", "31/02/2020"], "29"),
        (["--date", "lebaran 2019"], ""),
        (["--existing", "overwrite"], "overwrite"),
        (["--position", "nowhere"], "nowhere"),
        (["--lang", "xx"], "xx"),
        (["--text", "halo"], "shows no date"),
        (["--text", "{tanggal"], "brace"),
        (["--report", "r.docx"], "r.docx"),
        (["--jobs", "0"], "0"),
        (["--override"], "--override"),
        (["--unknown"], "--unknown"),
        (["--jobs", "abc"], "abc"),
        (["--over", "--date", "2022"], "--over"),
        (["--dates", "none.csv"], "none.csv"),
        (["--save-dates", "kept.csv"], "--ask"),
        (["--zone", "Mars/Olympus"], "Mars/Olympus"),
        (["--zone", "../etc"], "../etc"),
        (["--cut-off", "31/02/2020"], "29"),
        (["--upload", "myspace"], "instagram, story, facebook"),
        (["--upload", "1200:5"], "20"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_does_nothing(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()
    assert sentence in said.err
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True


def test_the_words_can_be_chosen_by_the_name_of_a_wording(make_photo: MakePhoto, tmp_path: Path, rows: Rows) -> None:
    photo = make_photo("a.jpg", taken="2022:10:14 09:41:00")
    call = ["stamp", str(photo), "-o", str(tmp_path / "out"), "--json", "--dry-run", "--lang", "id"]
    captions = {}
    for name in ("weekday", "time"):
        assert main([*call, "--text", name, "--event", "Rapat desa"]) == 0
        captions[name] = rows()[0]["caption"]
    assert captions == {
        "weekday": "Rapat desa\nJumat, 14 Oktober 2022",
        "time": "Rapat desa\ndifoto tanggal 14 Oktober 2022 pukul 09.41",
    }


def test_an_output_that_is_a_file_is_refused_before_work(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file")
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out")]) == 2
    assert "choose another folder, then try again." in capsys.readouterr().err


def test_a_missing_file_and_a_text_are_rows_with_reasons(tmp_path: Path, rows: Rows) -> None:
    (tmp_path / "catatan.txt").write_text("halo")
    words = ["stamp", str(tmp_path / "none.jpg"), str(tmp_path / "catatan.txt"), "-o", str(tmp_path / "out"), "--json"]
    assert main(words) == 1
    assert [row["reason"] for row in rows()] == [
        "There is no such file. Find out where it is now, or connect its drive again.",
        "The file is not a photo.",
    ]


def test_what_cannot_be_unpacked_or_read_says_of_which_kind_it_is_where_it_is_there(tmp_path: Path, rows: Rows) -> None:
    names = ["takeout.tgz", "kamera.crw", "hilang.tgz", "hilang.crw"]
    for name in names[:2]:
        (tmp_path / name).write_bytes(b"\x1f\x8b of a kind that cannot be read")
    assert main(["stamp", *(str(tmp_path / name) for name in names), "-o", str(tmp_path / "out"), "--json"]) == 1
    assert [row["reason"] for row in rows()] == [
        "Files of the kind TGZ cannot be unpacked here. Unpack it in another program, then add the folder.",
        "Files of the kind CRW cannot be read. Save the photo as JPEG first.",
        *["There is no such file. Find out where it is now, or connect its drive again."] * 2,
    ]


def test_no_folder_is_left_behind_where_nothing_is_written(tmp_path: Path) -> None:
    photo = tmp_path / "foto.crw"
    photo.write_bytes(b"of a kind that cannot be read")
    assert main(["stamp", str(photo), "-o", str(tmp_path / "copies" / "here")]) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["foto.crw"]


def test_no_photos_at_all_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kosong").mkdir()
    assert main(["stamp", str(tmp_path / "kosong"), "-o", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.strip() == "No photos were found."


def test_stamping_into_the_folder_itself_twice_leaves_one_copy_of_each(
    samples: Path, untouched: Callable[[Path], None]
) -> None:
    untouched(samples)
    words = ["stamp", str(samples), "-o", str(samples), "--date", "2022"]
    assert main(words) == 0
    files = sorted(path.name for path in samples.iterdir())
    assert len(files) == 14
    assert main(words) == 1
    assert sorted(path.name for path in samples.iterdir()) == files


def test_an_output_inside_the_input_is_not_stamped_again(samples: Path) -> None:
    words = ["stamp", str(samples), "-o", str(samples / "dicap"), "--date", "2022", "--existing", "number"]
    assert main(words) == 0
    assert main(words) == 0
    assert len(list((samples / "dicap").iterdir())) == 14


def test_messages_and_captions_take_the_chosen_language(samples: Path, tmp_path: Path, rows: Rows) -> None:
    main(["stamp", str(samples), "-o", str(tmp_path / "id"), "--lang", "id", "--json"])
    found = {Path(str(row["path"])).name: row for row in rows()}
    assert found["rapat-balai-desa.jpg"]["caption"] == "difoto tanggal 14 Oktober 2022"
    main(["stamp", str(samples), "-o", str(tmp_path / "en"), "--lang", "en", "--json"])
    found = {Path(str(row["path"])).name: row for row in rows()}
    assert found["rapat-balai-desa.jpg"]["caption"] == "taken on October 14, 2022"


def test_asking_takes_dates_suggestions_and_skips(
    make_photo: MakePhoto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_photo("scan 1.jpg").parent
    make_photo("scan 2.jpg")
    make_photo("IMG-20221014-WA0003.jpg")
    make_photo("lain.jpg")
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n\n31/02/2020\nokt 2017\n"))
    assert main(["stamp", str(folder), "-o", str(tmp_path / "out"), "--ask", "--json"]) == 1
    said = capsys.readouterr()
    captions = {Path(row["path"]).name: row["caption"] for row in map(json.loads, said.out.splitlines())}
    assert captions == {
        "IMG-20221014-WA0003.jpg": "difoto tanggal 14 Oktober 2022",
        "lain.jpg": None,
        "scan 1.jpg": "difoto bulan Oktober 2017",
        "scan 2.jpg": "difoto bulan Oktober 2017",
    }
    assert "Interpreted as: Friday, October 14, 2022" in said.err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent as a POSIX signal")
def test_ctrl_c_ends_with_130_and_whole_copies(make_photo: MakePhoto, tmp_path: Path) -> None:
    under_many_names(make_photo("0.jpg", size=(3000, 2000), taken="2022:10:14 08:00:00"), 400)
    out = tmp_path / "out"
    program = subprocess.Popen(
        [*PROGRAM, "stamp", str(tmp_path / "photos"), "-o", str(out), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    limit = time.monotonic() + 60
    while not (out.is_dir() and any(out.glob("*.jpg"))) and time.monotonic() < limit:
        time.sleep(0.05)
    while program.poll() is None and time.monotonic() < limit:  # people press it again, and hold it
        program.send_signal(signal.SIGINT)
        time.sleep(0.01)
    _, said = program.communicate(timeout=60)
    assert program.returncode == 130
    assert b"Traceback" not in said
    assert 0 < len(list(out.glob("*.jpg"))) < 400
    assert not list(out.glob(".*"))


def test_after_a_command_signals_do_what_they_did_before(samples: Path, tmp_path: Path) -> None:
    before = {number: signal.getsignal(number) for number in signal.valid_signals()}
    main(["stamp", str(samples), "-o", str(tmp_path / "out")])
    main(["stamp", "--no-such-option"])
    assert {number: signal.getsignal(number) for number in signal.valid_signals()} == before


def test_rows_can_be_piped_into_a_program_that_stops_reading(samples: Path) -> None:
    program = subprocess.Popen(
        [*PROGRAM, "dates", "--json", str(samples)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stderr is not None
    with program, program.stdout, program.stderr:
        assert json.loads(program.stdout.readline())
        program.stdout.close()
        assert program.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="streams are closed by a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-", "--json >&-"])
def test_closed_standard_streams_cost_no_copy(samples: Path, tmp_path: Path, closed: str) -> None:
    call = f"{' '.join(PROGRAM)} stamp {samples} -o {tmp_path / 'out'} --date 2022 {closed}"
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert len(list((tmp_path / "out").iterdir())) == 7
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has other pipes")
def test_a_reader_of_the_rows_that_ends_leaves_whole_copies_alone(make_photo: MakePhoto, tmp_path: Path) -> None:
    folder = under_many_names(make_photo("0.jpg", size=(1200, 900), taken="2022:10:14 08:00:00"), 12)[0].parent
    call = f"{' '.join(PROGRAM)} stamp {folder} -o {tmp_path / 'out'} --jobs 2 --json | head -1"
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["status"] == "stamped"
    assert done.stderr == ""
    assert not list((tmp_path / "out").glob(".*"))


def test_photos_from_the_cut_off_on_are_put_before_a_person(make_photo: MakePhoto, tmp_path: Path) -> None:
    folder = make_photo("lama.jpg", taken="2023:10:24 08:00:00").parent
    make_photo("baru.jpg", taken="2023:10:25 08:00:00")
    assert main(["stamp", str(folder), "-o", str(tmp_path / "out"), "--cut-off", "25 okt 2023"]) == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["lama.jpg"]


def test_a_moment_in_utc_is_told_in_the_chosen_zone(make_photo: MakePhoto, tmp_path: Path, rows: Rows) -> None:
    photo = make_photo("IMG_1.jpg")
    taken = {"photoTakenTime": {"timestamp": "1665763200"}, "title": "IMG_1.jpg"}  # 14 October 2022, 16:00 UTC
    photo.with_name("IMG_1.jpg.json").write_text(json.dumps(taken), encoding="utf-8")
    for zone, day in (("UTC", "2022-10-14"), ("wit", "2022-10-15"), ("Asia/Jayapura", "2022-10-15")):
        assert main(["dates", str(photo), "--zone", zone, "--json"]) == 0
        assert rows()[0]["date"] == day


def test_dates_says_what_disagrees(make_photo: MakePhoto, capsys: pytest.CaptureFixture[str]) -> None:
    photo = make_photo("2012-01-05 rapat.jpg", taken="2022:10:14 08:15:00")
    assert main(["dates", str(photo)]) == 1
    said = capsys.readouterr().out
    assert "also found: October 14, 2022 (camera data: 2022:10:14 08:15:00)" in said
    assert "also found: January 5, 2012 (file name)\n" in said


def test_copies_made_meanwhile_are_not_found_among_the_photos(make_photo: MakePhoto, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        make_photo("2022-10-14 rapat.jpg", folder=folder)
    assert main(["stamp", str(one), str(two), "-o", str(two)]) == 0


def test_dates_counts_what_has_a_date_even_if_it_cannot_be_stamped(
    make_photo: MakePhoto, capsys: pytest.CaptureFixture[str]
) -> None:
    make_photo("2022-10-14 rapat.tif")
    folder = str(make_photo("2022-10-14 rapat.jpg").parent)
    assert main(["dates", folder, "--lang", "en"]) == 0
    assert capsys.readouterr().out.endswith("\n2 dated\n")
    make_photo("scan.jpg")
    assert main(["dates", folder, "--lang", "en"]) == 1
    assert capsys.readouterr().out.endswith("\n2 dated · 1 no date yet\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
def test_a_full_disk_under_the_rows_is_no_traceback(samples: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "dates", str(samples)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr


@pytest.mark.parametrize(("photos", "out"), [("", "out"), ("photos", "")])
def test_a_variable_that_a_script_left_empty_is_refused(
    capsys: pytest.CaptureFixture[str], photos: str, out: str
) -> None:
    assert main(["stamp", photos, "-o", out]) == 2
    assert "empty" in capsys.readouterr().err


def test_a_typed_date_is_reported_with_all_that_was_said(samples: Path, rows: Rows) -> None:
    said = "Jumat, 14 Okt 2022 pukul 08.15 WIB"
    main(
        [
            "stamp",
            str(samples / "rapat-balai-desa.jpg"),
            "-o",
            "out",
            "--dry-run",
            "--json",
            "--override",
            "--date",
            said,
        ]
    )
    (only,) = rows()
    assert only["raw"] == "2022-10-14 08:15:00+07:00"


def test_the_help_and_what_follows_a_wrong_call_are_in_the_readers_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    for words in (["--help"], ["stamp", "--help"], ["dates", "--help"], ["restore", "--help"], ["styles", "--help"]):
        with pytest.raises(SystemExit):
            main(words)
        told = capsys.readouterr().out
        assert told.startswith("cara pakai: stampgui")
        assert "tampilkan bantuan ini lalu keluar" in told
        assert not any(word in told for word in ("usage", "positional", "options", "show "))
    assert main(["stamp", "x"]) == 2
    assert capsys.readouterr().err.endswith("stampgui stamp --help menampilkan cara pakainya.\n")


def test_a_row_says_which_date_the_copys_data_keep(make_photo: MakePhoto, tmp_path: Path, rows: Rows) -> None:
    photo = make_photo(taken="2015:01:01 08:00:00")
    for words, sentence in (
        ([], "The copy's data still says January 1, 2015 (camera data)."),
        (
            ["--write-date", "always"],
            "In the copy's EXIF data the capture date becomes 2022:10:14 00:00:00 instead of 2015:01:01 08:00:00.",
        ),
    ):
        call = ["stamp", str(photo), "-o", str(tmp_path / "out"), "--date", "14 okt 2022", "--override", *words]
        call += ["--existing", "replace", "--json"]
        assert main([*call, "--dry-run"]) == 0
        (trial,) = rows()
        assert main(call) == 0
        (row,) = rows()
        assert trial["warnings"] == row["warnings"] == [sentence]
