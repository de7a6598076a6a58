"""The tour that is shown once, when the first photos have been added."""

from stampgui.gui.help.tour import TourStep
from stampgui.gui.saving.save_bar import SaveBar
from stampgui.gui.window.main_page import MainPage
from stampgui.i18n import message


def build_tour_steps(page: MainPage, save_bar: SaveBar) -> tuple[TourStep, ...]:
    """Build the four hints, in the order of the work."""
    return (
        TourStep(
            message("Here are your photos"),
            message("Each card shows the photo's date and where it comes from. Choose here which photos to show."),
            (page.filter_bar,),
            beside=(page.undated_banner,),
        ),
        TourStep(
            message("A date is missing or wrong?"),
            message("Select the photos and type it as you would write it: 14 Oct 2022, Oct 2022 or just 2022."),
            (page.inspector.date_panel,),
        ),
        TourStep(
            message("Caption of all photos"),
            message("Choose the text here, and size, colour and position further down. The preview shows the result."),
            (page.inspector.caption_panel, page.inspector.scope_selector, page.inspector.style_panel),
        ),
        TourStep(
            message("Save copies"),
            message(
                "They are saved in the folder that is named below. Your original files are never changed. "
                "F1 opens the help."
            ),
            (save_bar,),
        ),
    )
