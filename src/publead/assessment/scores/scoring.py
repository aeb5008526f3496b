"""From answers to scores: the instrument's key, the kernel, and the unit that was asked for."""

import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument import NOT_OBSERVED, Instrument
from publead.assessment.ratings import Ratings
from publead.assessment.scores.model import Scores
from publead.assessment.scores.policies import HALF_ANSWERED, ItemWeights, MissingAnswers, Unit
from publead.errors import Fault, InstrumentError, UnknownCodeError, expect
from publead.stats.keys import Key
from publead.stats.scoring import keyed_means, percent_of_maximum


def score(
    ratings: Ratings,
    *,
    missing: MissingAnswers = HALF_ANSWERED,
    unit: Unit = Unit.POINTS,
    weights: ItemWeights | None = None,
) -> Scores:
    r"""
    Score every form on every competency.

    Parameters
    ----------
    ratings : Ratings
        The forms.
    missing : MissingAnswers
        How many of a competency's items must be answered; at least half unless given.
    unit : Unit
        What scores are counted in; the scale's own points unless given.
    weights : ItemWeights, optional
        What each item counts, where somebody declared that items do not count alike.

    Returns
    -------
    Scores
        One number a form and competency, NaN where too few items were answered. There is no
        total over competencies.

    Raises
    ------
    InstrumentError
        If *weights* name an unknown item, only some items of a competency, or leave a competency
        without any weight.

    Notes
    -----
    The mean of the answers to the competency's items, where reversed items :math:`x` become
    :math:`\text{low} + \text{high} - x` with the ends that the scale *declares*, whatever answers
    came. Averaging what was answered treats the missing items as if the rater would have answered
    them like the others; that is the weaker, the fewer came and the more the items differ. Adding
    a person or a form never changes another's score.

    References
    ----------
    Schafer, J. L., & Graham, J. W. (2002). Missing data: Our view of the state of the art.
    Psychological Methods, 7(2), 147-177. https://doi.org/10.1037/1082-989X.7.2.147

    Examples
    --------
    >>> from publead.assessment.instrument import draft_instrument
    >>> from publead.assessment.ratings import from_arrays
    >>> form = draft_instrument("solace-contextual@2013")
    >>> answers = np.full((2, len(form)), 4.0)
    >>> answers[1, :3] = np.nan
    >>> scores = score(from_arrays(form, answers, ["p1", "p1"], ["self", "peer"]))
    >>> scores["place-and-space"].tolist()
    [3.2, nan]
    >>> print(scores)
    Scores: 2 forms about 1 person, 4 competencies; mean on the scale's own points
    A competency is scored where at least 1/2 of its items were answered
    Not given: 1 of 8 scores: 1 with too few answers
    """
    expect(ratings, Ratings, "ratings", "Make them with read_ratings")
    expect(missing, MissingAnswers, "missing", "Use MissingAnswers(at_least=0.5)")
    expect(unit, Unit, "unit", "Use Unit.POINTS, Unit.POMP or Unit.SUM")
    expect(weights, ItemWeights | None, "weights", "Use ItemWeights(...)")
    instrument = ratings.instrument
    key = key_of(instrument, weights)
    needed = [missing.needed(int(size)) for size in key.sizes]
    scored = keyed_means(ratings.answers, key, least=needed, missing_at_most=NOT_OBSERVED)
    return Scores(
        ratings=ratings,
        competencies=tuple(competency.code for competency in instrument.competencies),
        values=_in_unit(scored.means, key, unit),
        answered=scored.answered,
        unit=unit,
        missing=missing,
        weights=weights,
    )


def key_of(instrument: Instrument, weights: ItemWeights | None = None) -> Key:
    """Return the instrument's key as the kernel takes it: scales in the competencies' order."""
    codes = [competency.code for competency in instrument.competencies]
    scales = [instrument.scale_of(code) for code in codes]
    return Key(
        scale=[codes.index(item.competency) for item in instrument],
        reversed=[item.reversed for item in instrument],
        low=[scale.low for scale in scales],
        high=[scale.high for scale in scales],
        weights=None if weights is None else _weight_of_each_item(instrument, weights),
    )


def _weight_of_each_item(instrument: Instrument, weights: ItemWeights) -> list[float]:
    declared = dict(weights.weights)
    faults = [
        Fault(str(UnknownCodeError("item", code, instrument.codes)), place="weights")
        for code in declared
        if code not in instrument.codes
    ]
    for competency in instrument.competencies:
        items = [item.code for item in instrument.items_of(competency.code)]
        unnamed = [code for code in items if code not in declared]
        place = f"competency {competency.code}"
        if 0 < len(unnamed) < len(items):
            remedy = f"Give {', '.join(unnamed)} a weight too"
            faults.append(Fault("only some of its items have a weight", place, remedy=remedy))
        elif not any(declared.get(code, 1.0) for code in items):
            faults.append(Fault("all of its items have weight 0", place))
    if faults:
        raise InstrumentError("item weights", faults)
    return [declared.get(code, 1.0) for code in instrument.codes]


def _in_unit(means: NDArray[np.float64], key: Key, unit: Unit) -> NDArray[np.float64]:
    """Turn means into the unit where they stand, because they may be large."""
    if unit is Unit.POMP:
        return percent_of_maximum(means, key.low, key.high, out=means)
    if unit is Unit.SUM:
        return np.multiply(means, key.sizes, out=means)
    return means
