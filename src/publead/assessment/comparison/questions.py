"""What else may have made two rounds differ, and only people can answer."""

import attrs

from publead.assessment.comparison.measures import BARNETT, GOLEMBIEWSKI, SHADISH, SPRANGERS
from publead.sources import Source


@attrs.frozen(kw_only=True)
class OpenQuestion:
    """
    Another reason why two rounds may differ, which the data cannot speak on.

    Attributes
    ----------
    name : str
        What it is called.
    question : str
        What to ask.
    source : Source
        Who describes it.
    """

    name: str
    question: str
    source: Source

    def __str__(self) -> str:
        """Return the name and the question."""
        return f"{self.name}: {self.question}"


OPEN_QUESTIONS = (
    OpenQuestion(
        name="no comparison group",
        question="How did leaders change who took no part? Without them nobody knows what would "
        "have been different.",
        source=SHADISH,
    ),
    OpenQuestion(
        name="history",
        question="What else happened in between: a restructuring, an election, an inspection, a "
        "new chief executive, a pay round?",
        source=SHADISH,
    ),
    OpenQuestion(
        name="changed standards (response shift, gamma change)",
        question="Do raters and leaders still mean the same by the words, or has what they expect "
        "moved? Ask them now to rate the first round again, as they see it today.",
        source=GOLEMBIEWSKI,
    ),
    OpenQuestion(
        name="changed standards of self",
        question="Did leaders learn what the words ask for, so that the same conduct gets a lower "
        "mark?",
        source=SPRANGERS,
    ),
    OpenQuestion(
        name="raters chosen in another way",
        question="Who named the raters each time, and did the rule or the purpose of the ratings "
        "change?",
        source=SHADISH,
    ),
    OpenQuestion(
        name="asked before",
        question="Did people answer otherwise because they had answered once, had seen the first "
        "reports, or knew that a second round would come?",
        source=SHADISH,
    ),
    OpenQuestion(
        name="chosen for their scores",
        question="Was anybody asked to take part because of their first scores? Then part of the "
        "change is regression to the mean.",
        source=BARNETT,
    ),
)
"""The fixed list: printed under every comparison."""
