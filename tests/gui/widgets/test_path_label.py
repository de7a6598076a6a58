"""A path that is shortened only where it has to be."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from stampgui.gui.widgets.path_label import PathLabel


def test_a_path_is_whole_where_it_has_all_the_width_it_takes(qtbot: QtBot) -> None:
    for letters in range(8, 40):
        path = Path("/home/ani/Gambar") / ("kegiatan" * 5)[:letters] / "stampgui"
        label = PathLabel(hugs_path=True)
        qtbot.addWidget(label)
        label.set_path(path)
        label.resize(label.maximumWidth(), label.sizeHint().height())
        label.show()
        assert label.text() == str(path)
