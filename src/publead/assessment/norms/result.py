"""A council's own norms: the noun, and its two ways to a file and back."""

from collections.abc import Mapping
from datetime import date

import attrs

from publead.assessment.feedback import Feedback
from publead.assessment.norms.declared import Declared
from publead.assessment.norms.keeping import kept_fields, kept_values
from publead.assessment.norms.line import NormLine, Withheld
from publead.assessment.norms.looking_up import line_at
from publead.assessment.norms.measures import NORMS, NOT_SHOWN
from publead.assessment.norms.placement import Placement
from publead.assessment.norms.placing import placed
from publead.assessment.publication import RaterSide
from publead.disclosure import Release
from publead.errors import NotShownError
from publead.estimates import Explanation, counted, wrapped
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True, repr=False)
class Norms(Tabular):
    """
    How a declared reference is spread, competency by competency.

    It holds no name, no mean of a person, and no count of fewer people than a step needs.

    Attributes
    ----------
    framework, instrument, unit : str
        What was scored, by which questionnaire, and the unit of the scores.
    population : str
        Who the reference are, as whoever made the norms declared it.
    collected : datetime.date
        The day on which their last form came in.
    lines : tuple of NormLine
        One a competency and side.
    withheld : tuple of Withheld
        Those for which there are none.
    policy : str
        How large the reference had to be, and how coarse what is kept.
    given : Release or None
        Whose answers stand behind the norms; it stays in memory, stands in no file, and does not
        enter comparisons. None for norms made from means, or read back.
    """

    framework: str
    instrument: str
    unit: str
    population: str
    collected: date
    lines: tuple[NormLine, ...]
    withheld: tuple[Withheld, ...]
    policy: str
    given: Release | None = attrs.field(default=None, eq=False)

    def __getitem__(self, key: tuple[str, RaterSide]) -> NormLine:
        """
        Return the line of a competency and side.

        Raises
        ------
        UnknownCodeError
            If there is none.
        ArgumentError
            If the key is no pair of a competency and a side.
        """
        return line_at(self.lines, key, "competency with norms")

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    @property
    def declared(self) -> Declared:
        """What was declared of the reference."""
        names = [field.name for field in attrs.fields(Declared)]
        return Declared(**{name: getattr(self, name) for name in names})

    @property
    def release(self) -> Release:
        """
        Everything that the norms give away, for `audit`.

        Raises
        ------
        NotShownError
            If they were made from means, or read back: nobody knows then whose answers these are.
        """
        if self.given is not None:
            return self.given
        raise NotShownError(
            "these norms were read back, or made from means, and do not know whose answers stand "
            "behind them. Audit norms when they are made from scores, and keep .release.to_dict()"
        )

    def place(self, report: Feedback, *, level: float = 0.95) -> Placement:
        """
        Return where one person stands among the reference.

        Parameters
        ----------
        report : Feedback
            The person's own report: only what it shows is placed, so a placement tells nothing
            of anybody's raters that the report does not.
        level : float
            The intervals' level, between 0 and 1.

        Returns
        -------
        Placement
            T scores and percentile ranks, each with its interval from the reference's sampling
            error, and beside them where the ends of the person's own interval lie.

        Raises
        ------
        PolicyError
            If the report is on another framework, instrument or unit.
        """
        return placed(report, self.declared, self.lines, level=level)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a competency and side."""
        return {
            "competency": [line.code for line in self.lines],
            "side": [line.side.value for line in self.lines],
            "n": [line.n for line in self.lines],
            "n_raters": [line.n_raters for line in self.lines],
            "mean": [line.mean for line in self.lines],
            "sd": [line.sd for line in self.lines],
            "steps": [len(line.counts) for line in self.lines],
        }

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold, and that `from_dict` reads back."""
        return kept_values(self.declared, self.lines, self.withheld)

    @classmethod
    def from_dict(cls, kept: Mapping[str, object]) -> "Norms":
        """
        Return the norms that `to_dict` gave, such as those read back from a JSON file.

        Raises
        ------
        InputError
            If it is not what `to_dict` gives; with all faults.
        """
        return cls(**kept_fields(kept))

    def explain(self) -> Explanation:
        """Return how they were made, from whom, what was withheld, and what they cannot say."""
        return Explanation(
            measure=NORMS,
            method=self.policy,
            inputs=f"{self.population}; last form {self.collected}; {self.instrument}, {self.unit}",
            left_out=self._withheld_text() or "nothing",
        )

    def __repr__(self) -> str:
        """Return what they are norms of."""
        return (
            f"Norms on {self.framework}: {counted(len(self), 'line')}, collected {self.collected}"
        )

    def __str__(self) -> str:
        """Return the reference, a line a competency and side, and what they do not show."""
        head = f"Norms on {self.framework}, by {self.instrument}, in {self.unit}"
        whose = f"Reference: {self.population}; last form {self.collected}."
        notes = [self._withheld_text(), self.policy, f"They do not show: {NOT_SHOWN}."]
        return "\n".join(
            [
                head,
                wrapped(whose),
                *(wrapped(f"  {line}") for line in self.lines),
                *(wrapped(note) for note in notes if note),
            ]
        )

    def _withheld_text(self) -> str:
        told = "; ".join(f"{each.code}, {each.side.value}: {each.reason}" for each in self.withheld)
        return f"No norms for {told}." if told else ""
