"""What the date questions say of their groups and answers."""

from dataclasses import replace

from session.photo_items import dated, evidence, undated

from stampgui.dates.evidence import Source
from stampgui.gui.text.date_question_text import describe_offered_answer
from stampgui.i18n import load_catalogue
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.session.photos.same_pictures import find_same_picture_offers, list_same_pictures
from stampgui.session.questions.offered_answers import OfferedAnswer

ENGLISH = load_catalogue("en")
RECEIVED = evidence("2023-01-01", Source.FILENAME_RECEIVED)


def copy_of(photo: PhotoItem) -> PhotoItem:
    """A messenger's copy, listed with the photo itself."""
    item = undated(photo.id + 100, f"IMG-WA000{photo.id}.jpg", RECEIVED)
    return replace(item, same_pictures=list_same_pictures([photo.id], {photo.id: photo}.get))


def test_an_answer_for_some_photos_of_a_group_names_its_date_first_and_the_only_photo_it_is_from() -> None:
    first, second = (copy_of(dated(number, f"{number}.jpg", f"2022-10-1{number}")) for number in (1, 2))
    without = undated(4, "IMG-WA0004.jpg", RECEIVED)

    def read(*items: PhotoItem) -> str:
        offers = find_same_picture_offers(items, {})
        return describe_offered_answer(OfferedAnswer(offers.own_dates, offers.reason_for_own), ENGLISH)

    assert read(first, without) == "Tuesday, October 11, 2022 · same picture: 1.jpg, for 1 photo of this group"
    assert read(first, second, without) == (
        "October 11, 2022 – October 12, 2022 · same pictures, for 2 photos of this group"
    )
