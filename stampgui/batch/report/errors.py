"""Why a report is not written."""

from stampgui.i18n import ExplainedError


class ReportWriteError(ExplainedError):
    """The report cannot be written."""
