"""Where a holiday moves a day."""

from enum import StrEnum


class Shift(StrEnum):
    """Where a due day goes when it is no working day."""

    NONE = "none"
    NEXT_WORKDAY = "next_workday"
    PREVIOUS_WORKDAY = "previous_workday"
