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

from given import MakePhoto
from stampgui.__main__ import main

PROGRAM = [sys.executable, "-m", "stampgui"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_samples_are_stamped_and_the_undated_listed(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], untouched: Callable[[Path], None]
) -> None:
    untouched(samples)
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--json"]) == 1
    statuses = {Path(str(row["path"])).name: row["status"] for row in rows(capsys)}
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


def test_a_date_for_the_rest_finishes_the_job(samples: Path, tmp_path: Path) -> None:
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--date", "okt 2022"]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 7


def test_dates_says_what_is_known(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", str(samples)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("October 14, 2022") and "camera EXIF: 2022:10:14 09:41:00" in line for line in lines)
    assert any(line.startswith("no date yet") and "WA0003" in line for line in lines)


def test_a_dry_run_writes_nothing(samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--dry-run", "--json", "--date", "2022"]) == 0
    assert {row["status"] for row in rows(capsys)} == {"ready"}
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
        (["--upload", "myspace"], "instagram, facebook"),
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


def test_an_output_that_is_a_file_is_refused_before_work(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file")
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out")]) == 2
    assert "Choose another folder." in capsys.readouterr().err


def test_a_missing_file_and_a_text_are_rows_with_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "catatan.txt").write_text("halo")
    words = ["stamp", str(tmp_path / "none.jpg"), str(tmp_path / "catatan.txt"), "-o", str(tmp_path / "out"), "--json"]
    assert main(words) == 1
    assert [row["reason"] for row in rows(capsys)] == ["There is no such file.", "The file is not a photo."]


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


def test_messages_and_captions_take_the_chosen_language(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["stamp", str(samples), "-o", str(tmp_path / "id"), "--lang", "id", "--json"])
    found = {Path(str(row["path"])).name: row for row in rows(capsys)}
    assert found["rapat-balai-desa.jpg"]["caption"] == "difoto tanggal 14 Oktober 2022"
    main(["stamp", str(samples), "-o", str(tmp_path / "en"), "--lang", "en", "--json"])
    found = {Path(str(row["path"])).name: row for row in rows(capsys)}
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
    assert "Read as: Friday, October 14, 2022" in said.err


def test_a_report_is_written_beside_the_copies(samples: Path, tmp_path: Path) -> None:
    for kind in ("csv", "json", "html"):
        main(["stamp", str(samples), "-o", str(tmp_path / kind), "--report", str(tmp_path / f"r.{kind}")])
        assert "rapat-balai-desa" in (tmp_path / f"r.{kind}").read_text("utf-8-sig")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent as a POSIX signal")
def test_ctrl_c_ends_with_130_and_whole_copies(make_photo: MakePhoto, tmp_path: Path) -> None:
    for number in range(40):
        make_photo(f"{number}.jpg", size=(3000, 2000), taken="2022:10:14 08:00:00")
    out = tmp_path / "out"
    program = subprocess.Popen(
        [*PROGRAM, "stamp", str(tmp_path / "photos"), "-o", str(out), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    limit = time.monotonic() + 30
    while not (out.is_dir() and any(out.glob("*.jpg"))) and time.monotonic() < limit:
        time.sleep(0.05)
    while program.poll() is None and time.monotonic() < limit:  # people press it again, and hold it
        program.send_signal(signal.SIGINT)
        time.sleep(0.01)
    _, said = program.communicate(timeout=10)
    assert program.returncode == 130
    assert b"Traceback" not in said
    assert 0 < len(list(out.glob("*.jpg"))) < 40
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


def test_photos_from_the_cut_off_on_are_put_before_a_person(make_photo: MakePhoto, tmp_path: Path) -> None:
    folder = make_photo("lama.jpg", taken="2023:10:24 08:00:00").parent
    make_photo("baru.jpg", taken="2023:10:25 08:00:00")
    assert main(["stamp", str(folder), "-o", str(tmp_path / "out"), "--cut-off", "25 okt 2023"]) == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["lama.jpg"]


def test_a_moment_in_utc_is_told_in_the_chosen_zone(
    make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = make_photo("IMG_1.jpg")
    taken = {"photoTakenTime": {"timestamp": "1665763200"}, "title": "IMG_1.jpg"}  # 14 October 2022, 16:00 UTC
    photo.with_name("IMG_1.jpg.json").write_text(json.dumps(taken), encoding="utf-8")
    for zone, day in (("UTC", "2022-10-14"), ("wit", "2022-10-15"), ("Asia/Jayapura", "2022-10-15")):
        assert main(["dates", str(photo), "--zone", zone, "--json"]) == 0
        assert rows(capsys)[0]["date"] == day


def test_dates_says_what_disagrees(make_photo: MakePhoto, capsys: pytest.CaptureFixture[str]) -> None:
    photo = make_photo("2012-01-05 rapat.jpg", taken="2022:10:14 08:15:00")
    assert main(["dates", str(photo)]) == 1
    said = capsys.readouterr().out
    assert "known: October 14, 2022 (camera EXIF: 2022:10:14 08:15:00)" in said
    assert "known: January 5, 2012 (file name: " in said


def test_a_report_never_takes_the_place_of_another_file(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in (
        ("dates.csv", "path,date\n"),
        ("IMG.jpg.json", '{"title": "IMG.jpg"}'),
        ("index.html", "<!doctype html><p>"),
    ):
        (tmp_path / name).write_text(content)
        assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--report", str(tmp_path / name)]) == 2
        assert "is not a report of stampgui" in capsys.readouterr().err
        assert (tmp_path / name).read_text() == content


@pytest.mark.parametrize("kind", ["csv", "json", "html"])
def test_an_earlier_report_is_written_again(samples: Path, tmp_path: Path, kind: str) -> None:
    words = ["stamp", str(samples), "-o", str(tmp_path / "out"), "--report", str(tmp_path / f"r.{kind}")]
    assert [main(words), main(words)] == [1, 1]


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


@pytest.mark.skipif(os.name == "nt", reason="the size of files is bounded as POSIX shells do it")
@pytest.mark.parametrize("kind", ["csv", "html"])
def test_a_report_that_fills_the_disk_costs_no_copy_and_no_row(
    make_photo: MakePhoto, tmp_path: Path, kind: str
) -> None:
    for number in range(1, 31):
        folder = make_photo(f"IMG_{number:04d}.jpg", size=(320, 240), taken="2022:10:14 08:15:00").parent
    out = tmp_path / "out"
    call = f"{' '.join(PROGRAM)} stamp {folder} -o {out} --json --lang en --report {tmp_path / f'r.{kind}'}"
    done = subprocess.run(["bash", "-c", f"ulimit -f 8; {call}"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert {json.loads(line)["status"] for line in done.stdout.splitlines()} == {"stamped"}
    assert len(done.stdout.splitlines()) == len(list(out.iterdir())) == 30
    assert f"The report {tmp_path / f'r.{kind}'} cannot be written" in done.stderr


def test_a_report_that_cannot_be_written_is_refused_before_anything_is_asked(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "berkas").write_text("a file, not a folder")
    report = tmp_path / "berkas" / "r.csv"
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--ask", "--report", str(report)]) == 2
    assert "cannot be written to" in capsys.readouterr().err


@pytest.mark.parametrize(("photos", "out"), [("", "out"), ("photos", "")])
def test_a_variable_that_a_script_left_empty_is_refused(
    capsys: pytest.CaptureFixture[str], photos: str, out: str
) -> None:
    assert main(["stamp", photos, "-o", out]) == 2
    assert "empty" in capsys.readouterr().err


def test_a_typed_date_is_reported_with_all_that_was_said(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
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
    (only,) = rows(capsys)
    assert only["raw"] == "2022-10-14 08:15:00+07:00"


def test_upload_copies_lie_beside_the_faithful_ones_and_are_in_the_same_rows(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["stamp", str(samples), "-o", str(out), "--date", "2022", "--upload", "--json"]) == 0
    found = rows(capsys)
    assert len(found) == 7
    for row in found:
        upload = row["upload"]
        assert isinstance(upload, dict)
        copy = Path(upload["output"])
        assert copy.parent == out / "upload-facebook"
        assert copy.stat().st_size == upload["bytes"]
        assert (upload["preset"], copy.suffix) == ("facebook", ".jpg")
        assert {"width", "height", "quality", "scale", "sha256"} < upload.keys()
        assert Path(str(row["output"])).parent == out


def test_a_trial_run_and_dates_know_nothing_of_upload_copies(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["stamp", str(samples), "-o", str(tmp_path / "out"), "--upload", "x", "--dry-run", "--json"]
    assert main([*words, "--date", "2022"]) == 0
    assert {row["upload"] for row in rows(capsys)} == {None}
    assert not (tmp_path / "out").exists()


def test_reports_tell_of_upload_copies(samples: Path, tmp_path: Path) -> None:
    for name in ("r.csv", "r.html"):
        words = ["stamp", str(samples), "-o", str(tmp_path / name / "out"), "--date", "2022", "--upload", "instagram"]
        assert main([*words, "--report", str(tmp_path / name / name)]) == 0
    assert "preset: instagram; width: 1080; " in (tmp_path / "r.csv" / "r.csv").read_text(encoding="utf-8-sig")
    page = (tmp_path / "r.html" / "r.html").read_text(encoding="utf-8")
    assert "Upload copy: 1080 × " in page
    assert "upload-instagram" in page


def test_copies_are_called_as_was_said(
    make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos = [make_photo(f"{day}.jpg", taken=f"2022:10:{day} 08:15:00") for day in (14, 15)]
    told = ["--event", "Rapat: desa", "--name", "{tanggal} {acara} {berkas}", "--upload", "whatsapp"]
    call = ["stamp", str(photos[0].parent), "-o", str(tmp_path / "out"), *told, "--json"]
    assert main([*call, "--dry-run"]) == 0
    assert [Path(str(row["output"])).name for row in rows(capsys)] == [
        *("2022-10-14 Rapat desa 14.jpg", "2022-10-15 Rapat desa 15.jpg")
    ]
    assert main(call) == 0
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.jpg")) == [
        *("2022-10-14 Rapat desa 14.jpg", "2022-10-15 Rapat desa 15.jpg"),
        *("upload-whatsapp/2022-10-14 Rapat desa 14.jpg", "upload-whatsapp/2022-10-15 Rapat desa 15.jpg"),
    ]
    capsys.readouterr()
    assert main(call) == 1
    assert {row["status"] for row in rows(capsys)} == {"skipped"}


def test_upload_copies_alone(make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photo = make_photo("a.jpg", taken="2022:10:14 08:15:00")
    call = ["stamp", str(photo), "-o", str(tmp_path / "out"), "--upload", "instagram", "--upload-only", "--json"]
    assert main(call) == 0
    (row,) = rows(capsys)
    assert (row["status"], row["output"]) == ("stamped", None)
    assert isinstance(row["upload"], dict)
    assert row["upload"]["output"] == str(tmp_path / "out" / "upload-instagram" / "a.jpg")
    assert [path.name for path in (tmp_path / "out").rglob("*.jpg")] == ["a.jpg"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--upload-only"], "--upload-only goes with --upload."),
        (["--name", "{tanggal}"], "Put {berkas} or {file} in it, the photo's own name: it tells the copies apart."),
    ],
)
def test_copies_that_cannot_be_are_refused_at_once(
    make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], reason: str
) -> None:
    photo = make_photo("a.jpg", taken="2022:10:14 08:15:00")
    assert main(["stamp", str(photo), "-o", str(tmp_path / "out"), *options]) == 2
    assert capsys.readouterr().err.strip() == reason
    assert not (tmp_path / "out").exists()


def test_the_help_and_what_follows_a_wrong_call_are_in_the_readers_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    for words in (["--help"], ["stamp", "--help"], ["dates", "--help"], ["restore", "--help"], ["styles", "--help"]):
        with pytest.raises(SystemExit):
            main(words)
        told = capsys.readouterr().out
        assert told.startswith("cara pakai: stampgui")
        assert "tampilkan bantuan ini lalu selesai" in told
        assert not any(word in told for word in ("usage", "positional", "options", "show "))
    assert main(["stamp", "x"]) == 2
    assert capsys.readouterr().err.endswith("stampgui stamp --help menjelaskan cara memanggilnya.\n")
