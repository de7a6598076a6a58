"""How much of a JPEG's picture is there: what the native core can read of its scans."""

from stampgui.image.damage import Damage
from stampgui.image.jpeg.core import DamagedScan, Picture
from stampgui.image.jpeg.restart_markers import mend_restart_markers
from stampgui.image.jpeg.scans import Scan, ScanLayout, read_scan_layout
from stampgui.image.jpeg.segments import JpegFile


def measure_jpeg_damage(data: bytes, photo: JpegFile) -> Damage | None:
    """Read all scans; None where they hold the whole picture.

    Raises UnsupportedJpeg, UnusableImage, CoreError and CoreMissing where nobody can tell.
    """
    layout = read_scan_layout(data, photo)
    whole = _count_whole_mcus(layout)
    totals = [_count_mcus(layout, scan) for scan in layout.scans]
    if whole == totals and layout.holds_every_bit:
        return None
    if mend_restart_markers(layout) is not None:
        return None
    # where the picture is to be seen at all depends on its brightness alone, in however low a resolution
    seen = next((at for at, scan in enumerate(layout.scans) if _shows_first_component(scan)), None)
    if seen is None:
        return Damage(1.0, 0)
    columns, _, height = layout.frame.find_mcu_grid(layout.scans[seen].parameters)
    missing = 1 - whole[seen] / totals[seen]
    if layout.is_one_scan:
        # a row counts once the MCU behind it can be read, whose DC value depends on the last one of the row
        rows = max(whole[seen] - 1, 0) // columns * height
        return Damage(missing, min(rows, layout.frame.height), mcus=whole[seen])
    rows = min(whole[seen] // columns * height, layout.frame.height)
    return Damage(missing, rows, is_coarse=not layout.holds_every_bit or whole[seen + 1 :] != totals[seen + 1 :])


def _count_whole_mcus(layout: ScanLayout) -> list[int]:
    """The MCUs of each scan that can be read, from the first one on."""
    counts = []
    with Picture(layout.frame) as picture:
        for scan in layout.scans:
            try:
                picture.read(scan.parameters, scan.data)
                counts.append(_count_mcus(layout, scan))
            except DamagedScan as error:
                counts.append(error.mcus)
    return counts


def _count_mcus(layout: ScanLayout, scan: Scan) -> int:
    columns, rows, _ = layout.frame.find_mcu_grid(scan.parameters)
    return columns * rows


def _shows_first_component(scan: Scan) -> bool:
    parameters = scan.parameters
    holds = any(component == 0 for component, _, _ in parameters.components)
    return holds and parameters.spectrum[0] == 0 and parameters.approximation[0] == 0
