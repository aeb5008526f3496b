"""What rows stand for, who gave the two sides, what was studied when, and the parts it gives."""

from enum import Enum


class RowsAre(Enum):
    """
    What one row of the table stands for.

    Attributes
    ----------
    RESPONDENTS
        One person's answers: organisations with too few respondents are left out.
    UNITS
        A team or survey unit of an organisation, already summed up.
    ORGANISATIONS
        An organisation, in one wave where there are several.
    """

    RESPONDENTS = "respondents"
    UNITS = "units of organisations"
    ORGANISATIONS = "organisations"


class CommonSource(Enum):
    """
    Who gave the two sides.

    Attributes
    ----------
    SAME
        The same respondents spoke of leadership and of the outcome.
    APART
        Different people did, or the outcome comes from records.
    NOT_DECLARED
        Nobody said so.
    """

    SAME = "the same respondents gave both sides"
    APART = "the two sides come from different sources"
    NOT_DECLARED = "nobody said whether the same respondents gave both sides"


class StudyDesign(Enum):
    """
    What was studied when.

    Attributes
    ----------
    CROSS_SECTION
        One wave.
    REPEATED
        Several waves, and fewer than half of the organisations in more than one of them.
    PANEL
        Several waves, and at least half of the organisations in more than one of them.
    """

    CROSS_SECTION = "one cross-section"
    REPEATED = "repeated cross-sections"
    PANEL = "a panel of organisations"


class Part(Enum):
    """
    The correlations that an association is made of.

    Attributes
    ----------
    BETWEEN
        Of organisations' means, each organisation counting once.
    BETWEEN_RANKS
        The same by rank, which one far-off organisation cannot make or break.
    BETWEEN_GIVEN
        The same, the controls held constant.
    WITHIN
        Of an organisation's deviations from its own mean over the waves.
    WITHIN_GIVEN
        The same, with what all organisations shared in a wave, and the controls, held constant.
    PEOPLE
        Of people's deviations from the mean of their own organisation and wave.
    """

    BETWEEN = "between organisations"
    BETWEEN_RANKS = "between organisations, by rank"
    BETWEEN_GIVEN = "between organisations, given the controls"
    WITHIN = "within organisations, from wave to wave"
    WITHIN_GIVEN = "within organisations, given the waves and controls"
    PEOPLE = "among people of the same organisation"
