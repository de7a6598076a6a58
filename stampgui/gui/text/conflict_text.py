"""What is said about files that have the names of copies already."""

from stampgui.i18n import Catalogue
from stampgui.session.copies.name_conflicts import NameConflicts


def describe_conflicts(conflicts: NameConflicts, catalogue: Catalogue) -> str:
    """Which of the files cannot be replaced, and why; or that all of them can."""
    _, ngettext = catalogue.gettext, catalogue.ngettext
    foreign, other, cloud = conflicts.foreign, conflicts.other_photo, conflicts.in_cloud
    kinds = {
        ngettext(
            "{count} of them is not a copy made by stampgui.",
            "{count} of them are not copies made by stampgui.",
            foreign,
        ): foreign,
        ngettext(
            "{count} of them was made from another photo, or from this one before it was changed.",
            "{count} of them were made from other photos, or from these before they were changed.",
            other,
        ): other,
        ngettext(
            "{count} of them is in the cloud and cannot be looked at.",
            "{count} of them are in the cloud and cannot be looked at.",
            cloud,
        ): cloud,
    }
    told = [catalogue.fill(words, count=count) for words, count in kinds.items() if count]
    if told:
        told.append(_("Such files are never replaced. Under new names, these photos are saved, too."))
    elif conflicts.judged_all:
        return ngettext(
            "It is an earlier copy of this photo.", "All of them are earlier copies of these photos.", conflicts.total
        )
    if not conflicts.judged_all:
        told.append(_("Only a copy of the very same photo is replaced; other files with the same name are left alone."))
    return " ".join(told)
