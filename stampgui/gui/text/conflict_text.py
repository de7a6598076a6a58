"""What is said about files that have the names of copies already."""

from stampgui.i18n import Catalogue
from stampgui.session.copies.name_conflicts import NameConflicts


def describe_conflicts(conflicts: NameConflicts, catalogue: Catalogue) -> str:
    """Which of the files cannot be replaced, and why; or that all of them can."""
    _, ngettext = catalogue.gettext, catalogue.ngettext
    foreign, other, cloud = conflicts.foreign, conflicts.other_photo, conflicts.in_cloud
    kinds = {
        ngettext("{count} is not a copy made by stampgui", "{count} are not copies made by stampgui", foreign): foreign,
        ngettext(
            "{count} was made from another photo, or from this one before it was changed",
            "{count} were made from other photos, or from these before they were changed",
            other,
        ): other,
        ngettext(
            "{count} is in the cloud and cannot be looked at",
            "{count} are in the cloud and cannot be looked at",
            cloud,
        ): cloud,
    }
    told = [f"• {catalogue.fill(words, count=count)}" for words, count in kinds.items() if count]
    if told and conflicts.obstacle_count == conflicts.total:
        return "\n".join((_("Other files that happen to have the same names are never replaced:"), *told))
    if told:
        return "\n".join((_("Only earlier copies of the very same photos are replaced. The others stay:"), *told))
    if not conflicts.judged_all:
        return _("Only earlier copies of the very same photos are replaced; other files with the same names stay.")
    return ngettext(
        "It is an earlier copy of this photo.", "All of them are earlier copies of these photos.", conflicts.total
    )
