"""Why something was not done, in one line."""

import errno
from pathlib import Path

from stampgui.gui.text.reason_lines import summarize_reasons
from stampgui.i18n import load_catalogue, message
from stampgui.stamping.outcome import Outcome, Status, refuse_folder
from stampgui.system_errors import explain_write_error


def test_a_line_that_is_cut_off_says_first_why_photos_failed() -> None:
    full = refuse_folder(Path("C:/Users/ani/Pictures"), explain_write_error(OSError(errno.ENOSPC, "")))
    failures = [Outcome(Path(name), Status.FAILED, full) for name in ("a.jpg", "b.jpg", "c.jpg")]
    failures.append(Outcome(Path("d.jpg"), Status.FAILED, message("The file is damaged. Copy it again.")))
    said = summarize_reasons(failures, load_catalogue("en"))
    assert said == "The disk is full: a.jpg, b.jpg and 1 more. The file is damaged: d.jpg."
