"""The reference: one mean a person and competency, from scores or from means that a user holds."""

import math
from collections.abc import Mapping, Sequence
from numbers import Integral, Real

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.assessment.publication import Publication, RaterSide
from publead.assessment.scores import Scores
from publead.errors import Fault, RatingsError, expect
from publead.estimates import counted
from publead.stats.numbers import as_floats

Floats = NDArray[np.float64]


def _arrays(means: Mapping[str, ArrayLike]) -> dict[str, Floats]:
    expect(means, Mapping, "means", "Map each competency's code to one value a person")
    found = {code: as_floats(values, 1, "reference means").copy() for code, values in means.items()}
    for values in found.values():
        values.flags.writeable = False
    return found


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReferenceMeans:
    """
    One mean a person and competency, from one side.

    Attributes
    ----------
    framework, instrument : str
        The framework's edition, and the questionnaire that was answered.
    unit : str
        The unit of the scores, such as ``points``.
    side : RaterSide
        Whose view of the people.
    means : mapping of str to array_like of float
        Competency codes to one value a person; NaN is left out.
    labels : mapping of str to str
        The competencies' names; a code without one is its own name.
    ends : mapping of str to (float, float)
        The lowest and the highest mean that each competency can have, in *unit*.
    n_raters : mapping of str to int
        How many raters stand behind each competency's means.
    standard_errors : mapping of str to float
        Of one score, where it is known.

    Raises
    ------
    RatingsError
        If a mean is not on its scale, or a competency has no ends or no count of raters; with all
        faults.
    InputError
        If a mean is no number.
    """

    framework: str
    instrument: str
    unit: str
    side: RaterSide
    means: Mapping[str, Floats] = attrs.field(converter=_arrays)
    labels: Mapping[str, str] = attrs.field(factory=dict)
    ends: Mapping[str, tuple[float, float]]
    n_raters: Mapping[str, int]
    standard_errors: Mapping[str, float] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Refuse means that cannot be, with every fault."""
        expect(self.side, RaterSide, "side", "Use RaterSide.OTHERS or RaterSide.SELF")
        for name in ("labels", "ends", "n_raters", "standard_errors"):
            expect(getattr(self, name), Mapping, name, "Map each competency's code to its own")
        faults = [fault for code in self.means for fault in self._faults(code)]
        if faults:
            raise RatingsError("reference means", faults)

    def _faults(self, code: str) -> list[Fault]:
        faults = []
        low, high = _ends(self.ends.get(code))
        if not low < high:
            remedy = "Give the lowest and the highest mean that there can be"
            faults.append(Fault("has no ends", place=f"ends.{code}", remedy=remedy))
        known = self.means[code][~np.isnan(self.means[code])]
        wrong = int(((known < low) | (known > high) | np.isinf(known)).sum())
        if wrong:
            problem = f"{wrong} of {counted(known.size, 'mean is', 'means are')} outside the scale"
            remedy = "Give means in the unit of the ends"
            faults.append(Fault(problem, place=f"means.{code}", remedy=remedy))
        raters = self.n_raters.get(code)
        if isinstance(raters, bool) or not isinstance(raters, Integral):
            problem = "is missing" if raters is None else "is no whole number"
            remedy = "Say how many raters stand behind these means"
            faults.append(Fault(problem, place=f"n_raters.{code}", remedy=remedy))
        return faults

    def __repr__(self) -> str:
        """Return what it is; never a mean."""
        return f"ReferenceMeans of {self.side.value} on {self.instrument}"


def _ends(ends: object) -> tuple[float, float]:
    """Return the two ends; NaN where they are not two finite numbers."""
    if isinstance(ends, Sequence) and len(ends) == 2:
        low, high = ends
        if isinstance(low, Real) and isinstance(high, Real):
            found = float(low), float(high)
            return found if all(map(math.isfinite, found)) else (math.nan, math.nan)
    return math.nan, math.nan


def references_of(scores: Scores, publication: Publication, others: Floats) -> list[ReferenceMeans]:
    """
    Return what others and people themselves gave, a line of norms for each competency and side.

    Parameters
    ----------
    scores : Scores
        Of everybody in the reference.
    publication : Publication
        What may be shown of them.
    others : ndarray of float, shape (n_people, n_competencies)
        The means of others as people's own reports show them.
    """
    own = _own(scores, publication)
    rater, shown = scores.ratings.rater, ~np.isnan(publication.shown)
    raters = [np.unique(rater[each]).size for each in shown.T]
    return [
        _reference(scores, RaterSide.OTHERS, others, raters),
        _reference(scores, RaterSide.SELF, own, (~np.isnan(own)).sum(axis=0)),
    ]


def _own(scores: Scores, publication: Publication) -> Floats:
    found = np.full((scores.ratings.n_people, len(scores.competencies)), math.nan)
    for place, forms in enumerate(publication.own):
        if forms.size:
            found[place] = scores.values[forms[0]]
    return found


def _reference(
    scores: Scores, side: RaterSide, means: Floats, raters: Sequence[int] | NDArray[np.intp]
) -> ReferenceMeans:
    framework = scores.ratings.instrument.framework
    errors = scores.standard_errors.tolist() if side is RaterSide.SELF else []
    codes = scores.competencies
    return ReferenceMeans(
        framework=framework.id,
        instrument=scores.ratings.instrument.id,
        unit=scores.unit.value,
        side=side,
        means={code: means[:, place] for place, code in enumerate(codes)},
        labels={code: framework[code].label for code in codes},
        ends={code: scores.ends(code) for code in codes},
        n_raters={code: int(raters[place]) for place, code in enumerate(codes)},
        standard_errors=dict(zip(codes, errors, strict=False)),
    )
