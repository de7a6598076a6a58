"""Settings that cannot be stored are used until the window is closed, and it is said why, once."""

from pathlib import Path

from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from pytestqt.qtbot import QtBot

from stampgui.gui.text.error_text import explain_error
from stampgui.gui.text.restore_result_text import describe_restore_result
from stampgui.gui.text.save_result_text import NextSteps, describe_save_result
from stampgui.i18n import load_catalogue
from stampgui.session.saving.run_results import RestoreResult, SaveResult


def test_it_is_said_why_and_once(open_it: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_it()
    blocked = tmp_path / "config" / "settings.json"
    blocked.mkdir(parents=True)
    window.choose_language("id")
    qtbot.waitUntil(lambda: bool(window.notices.warning.message), timeout=SOON)
    assert window.notices.warning.message == (
        f"Pengaturan tidak bisa disimpan di {blocked}: ini folder, bukan berkas. "
        "Perubahan Anda berlaku sampai jendela ditutup."
    )
    window.notices.warning.decline()
    window.choose_language("en")
    blocked.rmdir()
    window.choose_language("id")
    qtbot.waitUntil(blocked.is_file, timeout=SOON)
    assert window.notices.warning.message == ""


def test_what_ended_a_run_is_told_beside_its_result() -> None:
    full = OSError(28, "No space left on device")
    for language, reason in (
        ("en", "Reason: the disk is full. Make room there or choose another folder, then try again."),
        ("id", "Penyebab: disknya penuh. Kosongkan sebagian ruangnya atau pilih folder lain, lalu coba lagi."),
    ):
        catalogue = load_catalogue(language)
        assert catalogue.render(explain_error(full)) == reason
        saved = SaveResult(Path(), (0,), {}, error=full)
        assert describe_save_result(saved, NextSteps(), catalogue).details.startswith(reason)
        assert describe_restore_result(RestoreResult(Path(), (0,), {}, error=full), catalogue)[1].startswith(reason)
    assert "ZeroDivisionError" in load_catalogue("en").render(explain_error(ZeroDivisionError()))
