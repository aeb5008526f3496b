"""What scoring gives: a number for each form and competency, and no total."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.ratings import GROUPS, Ratings
from publead.assessment.scores.measures import MEASURES
from publead.assessment.scores.policies import ItemWeights, MissingAnswers, Unit
from publead.codes import CompetencyCode
from publead.errors import UnknownCodeError
from publead.estimates import Explanation, counted, plain
from publead.stats.scoring import Counts
from publead.tables import ColumnValues, Tabular

ID_COLUMNS = ("person", "rater", "relationship")


def _sealed_scores(array: NDArray[np.float64]) -> NDArray[np.float64]:
    array.flags.writeable = False
    return array


def _sealed_counts(array: Counts) -> Counts:
    array.flags.writeable = False
    return array


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scores(Tabular):
    """
    A score for each form and competency.

    There is no total over competencies, and none will be offered: competencies are different
    things, and a total says nothing until somebody declares what each is worth.

    Attributes
    ----------
    ratings : Ratings
        The forms.
    competencies : tuple of CompetencyCode
        The competencies that have items, in the framework's order.
    values : ndarray of float, shape (n_forms, n_competencies)
        The scores in *unit*; NaN where too few items were answered. Read only, and stored
        competency by competency.
    answered : ndarray of uint8 or uint16, shape (n_forms, n_competencies)
        How many of the competency's items the form answered. Read only.
    unit : Unit
        What the scores are counted in.
    missing : MissingAnswers
        How many answers it took.
    weights : ItemWeights or None
        What each item counted, where somebody declared it.
    """

    ratings: Ratings
    competencies: tuple[CompetencyCode, ...]
    values: NDArray[np.float64] = attrs.field(converter=_sealed_scores)
    answered: Counts = attrs.field(converter=_sealed_counts)
    unit: Unit
    missing: MissingAnswers
    weights: ItemWeights | None = None

    @property
    def n_forms(self) -> int:
        """How many forms were scored."""
        return int(self.values.shape[0])

    @property
    def n_items(self) -> tuple[int, ...]:
        """How many items each competency has."""
        return tuple(len(self.ratings.instrument.items_of(code)) for code in self.competencies)

    @property
    def share_answered(self) -> NDArray[np.float64]:
        """The share of the competency's items that was answered, shape as *values*, 0 to 1."""
        return np.divide(self.answered, self.n_items)

    @property
    def n_not_given(self) -> int:
        """How many scores were not given, over all forms and competencies."""
        return sum(int(np.isnan(self[code]).sum()) for code in self.competencies)

    @property
    def standard_errors(self) -> NDArray[np.float64]:
        """
        The standard error of one form's score, by the reliability a study of the instrument found.

        Returns
        -------
        ndarray of float, shape (n_competencies,)
            In *unit*: SD × √(1 − reliability), from the first reliability that the instrument
            lists for the competency; NaN where it lists none, and where items were weighted,
            which is not the score that was studied. A score that rests on fewer than all items
            is less certain than this says.
        """
        known = {
            entry.competency: entry for entry in reversed(self.ratings.instrument.reliabilities)
        }
        weighted = set() if self.weights is None else {code for code, _ in self.weights.weights}
        errors = np.full(len(self.competencies), np.nan)
        for place, code in enumerate(self.competencies):
            items = self.ratings.instrument.items_of(code)
            if code in known and not any(item.code in weighted for item in items):
                errors[place] = known[code].standard_error * self.one_point(code)
        return errors

    def __getitem__(self, competency: str) -> NDArray[np.float64]:
        """
        Return the scores on one competency, shape (n_forms,).

        Raises
        ------
        UnknownCodeError
            If no item asks about it; the nearest is named.
        """
        if competency not in self.competencies:
            raise UnknownCodeError("competency", competency, self.competencies)
        return self.values[:, self.competencies.index(CompetencyCode(competency))]

    def ends(self, competency: str) -> tuple[float, float]:
        """Return the lowest and the highest score that a competency can have, in *unit*."""
        scale = self.ratings.instrument.scale_of(competency)
        if self.unit is Unit.POMP:
            return 0.0, 100.0
        factor = self.one_point(competency)
        return scale.low * factor, scale.high * factor

    def one_point(self, competency: str) -> float:
        """Return how much one point of the answers' scale is in *unit*."""
        instrument = self.ratings.instrument
        if self.unit is Unit.POMP:
            return 100 / instrument.scale_of(competency).range
        return float(len(instrument.items_of(competency))) if self.unit is Unit.SUM else 1.0

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return three columns that say whose form it is, then one of scores a competency."""
        ratings = self.ratings
        people, raters, groups = (
            np.array(names, dtype=object)
            for names in (ratings.people, ratings.raters, [group.value for group in GROUPS])
        )
        whose = (people[ratings.person], raters[ratings.rater], groups[ratings.group])
        scores = {_column_name(code): self[code] for code in self.competencies}
        return dict(zip(ID_COLUMNS, whose, strict=True)) | scores

    def explain(self) -> Explanation:
        """Return the definition, formula, rule, sources and limits of these scores."""
        items = "" if self.weights is None else f"; {self.weights}"
        return Explanation(
            measure=MEASURES[self.unit],
            method=f"{self.missing}; reversed items are turned by the declared scale{items}",
            inputs=self._size(),
            left_out=self._left_out(),
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold: how it was scored, and a row a form."""
        errors = zip(self.competencies, self.standard_errors.tolist(), strict=True)
        return {
            "instrument": self.ratings.instrument.id,
            "framework": self.ratings.instrument.framework.id,
            "unit": self.unit.value,
            "at_least": str(self.missing.at_least),
            "weights": None if self.weights is None else self.weights.to_dict(),
            "standard_errors": {code: plain(error) for code, error in errors},
            "n_forms": self.n_forms,
            "n_not_given": self.n_not_given,
            "scores": self.rows(),
        }

    def __repr__(self) -> str:
        """Return the size and the unit; never a name."""
        return f"Scores: {self._size()}; {self.unit.words}"

    def __str__(self) -> str:
        """Return what was scored, by which rule, and how many scores were not given and why."""
        rule = str(self.missing)
        lines = [repr(self), rule[0].upper() + rule[1:], f"Not given: {self._left_out()}"]
        return "\n".join([*lines, *([] if self.weights is None else [str(self.weights)])])

    def _size(self) -> str:
        return (
            f"{counted(self.n_forms, 'form')} about "
            f"{counted(self.ratings.n_people, 'person', 'people')}, "
            f"{counted(len(self.competencies), 'competency', 'competencies')}"
        )

    def _left_out(self) -> str:
        not_given = self.n_not_given
        if not not_given:
            return f"none of {self.values.size:,} scores"
        blank = self.answered.size - int(np.count_nonzero(self.answered))
        few = sum(
            int(np.count_nonzero(self.answered[:, place] < self.missing.needed(n_items)))
            for place, n_items in enumerate(self.n_items)
        )
        reasons = [
            (blank, "with no answer"),
            (few - blank, "with too few answers"),
            (not_given - few, "with answers only to items of weight 0"),
        ]
        why = ", ".join(f"{count:,} {reason}" for count, reason in reasons if count)
        return f"{not_given:,} of {self.values.size:,} scores: {why}"


def _column_name(code: str) -> str:
    return f"{code} score" if code in ID_COLUMNS else code
