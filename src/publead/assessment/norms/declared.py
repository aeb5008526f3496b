"""What was declared of a reference, apart from its numbers."""

from datetime import date

import attrs


@attrs.frozen(kw_only=True)
class Declared:
    """
    What was declared of a reference.

    Attributes
    ----------
    framework, instrument, unit : str
        What was scored, by which questionnaire, and the unit of the scores.
    population : str
        Who the reference are.
    collected : datetime.date
        The day on which their last form came in.
    policy : str
        How large the reference had to be, and how coarse what is kept.
    """

    framework: str
    instrument: str
    unit: str
    population: str
    collected: date
    policy: str
