"""The answers that are one key away while a date question is asked.

A person who has read an answer presses its number a moment later. So each keeps its number for as long as the question
is asked, whatever is found meanwhile.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from stampgui.dates.partial import PartialDate
from stampgui.i18n import Message
from stampgui.session.photos.photo_item import PhotoId
from stampgui.session.photos.same_pictures import SamePictureOffers
from stampgui.session.questions.date_questions import DateQuestion
from stampgui.values import dataclass

Answer: TypeAlias = PartialDate | Mapping[PhotoId, PartialDate]
"""One date for all photos of a question, or photos with a date for each."""


@dataclass(frozen=True, slots=True)
class OfferedAnswer:
    """An answer, and what it is or where its date comes from."""

    answer: Answer
    reason: Message

    def continues(self, earlier: "OfferedAnswer") -> bool:
        """Whether this is what the earlier one has become: for more photos, or from a more similar one.

        No photo gets another day by it.
        """
        return self.reason.msgid == earlier.reason.msgid and _gives_same_days(self.answer, earlier.answer)


def _gives_same_days(one: Answer, other: Answer) -> bool:
    if isinstance(one, PartialDate):
        return isinstance(other, PartialDate) and one.without_time() == other.without_time()
    if isinstance(other, PartialDate):
        return False
    return all(date.without_time() == one[photo].without_time() for photo, date in other.items() if photo in one)


def list_offered_answers(question: DateQuestion, same: SamePictureOffers) -> tuple[OfferedAnswer, ...]:
    """What is offered for a question, the most likely answer first."""
    from_pictures = [OfferedAnswer(one.date, one.reason) for one in same.suggestions]
    for dates, reason in ((same.own_dates, same.reason_for_own), (same.all_dates, same.reason_for_all)):
        if dates:
            from_pictures.append(OfferedAnswer(dates, reason))
    suggested = [OfferedAnswer(one.date, one.reason) for one in question.suggestions]
    if question.own_dates is not None:
        suggested.append(OfferedAnswer(question.own_dates, question.reason_for_own))
    return (*from_pictures, *suggested)


def keep_places(
    shown: Sequence[OfferedAnswer | None], offered: Sequence[OfferedAnswer]
) -> tuple[OfferedAnswer | None, ...]:
    """Put each answer where it was shown, and new ones after all others; None is where one is not offered any more."""
    left = list(offered)
    kept: list[OfferedAnswer | None] = []
    for earlier in shown:
        now = next((one for one in left if earlier is not None and one.continues(earlier)), None)
        if now is not None:
            left.remove(now)
        kept.append(now)
    return (*kept, *left)
