"""Means per person and rater group that may be shown, as expressions over a frame."""

from typing import cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from publead.assessment.instrument import Instrument
from publead.assessment.lazy_scores.meanings import Frame
from publead.assessment.lazy_scores.scoring import PERSON, RELATIONSHIP
from publead.assessment.ratings import RaterGroup
from publead.disclosure import DisclosurePolicy, SmallGroups
from publead.errors import Fault, PolicyError, TableError, expect
from publead.tables import any_frame

N = " raters"

SUBJECT = "scores in a data frame"

_FEWEST, _TOTAL = "publead_fewest", "publead_total"


def group_frame(
    scored: IntoFrameT, instrument: Instrument, *, policy: DisclosurePolicy | None = None
) -> IntoFrameT:
    """
    Return the means per person and rater group that may be shown, and no others.

    A group is shown for all competencies or for none. An anonymous group needs *min_raters*
    scores on every competency, and the shown groups with the manager need *min_in_all* together.
    No total over groups is given, so nothing can be worked out by subtraction; a group that is
    hidden has no row, like one that nobody answered for. Spread is never given: intervals and
    verdicts are for `feedback`. Where every form has every score, the groups are those that
    `feedback` shows; where scores are missing, `feedback` may show more.

    Parameters
    ----------
    scored : data frame
        What `score_frame` returned.
    instrument : Instrument
        The questionnaire.
    policy : DisclosurePolicy, optional
        The thresholds.

    Returns
    -------
    data frame
        Of the kind that was given, in no promised order: ``person``, ``relationship``, then for
        each competency the mean under its code, and how many raters' scores are in it under its
        code and `` raters``. Means of self and manager are single scores, null where they gave
        none.

    Raises
    ------
    PolicyError
        If the policy would have groups joined; that needs the whole report.
    TableError
        If *scored* has other columns than `score_frame` gives.

    Examples
    --------
    >>> import polars as pl
    >>> from publead.assessment.instrument import draft_instrument
    >>> form = draft_instrument("solace-contextual@2013")
    >>> codes = [competency.code for competency in form.competencies]
    >>> peers = [{"person": "p1", "relationship": "peer"} | dict.fromkeys(codes, 4.0)] * 4
    >>> reports = [{"person": "p1", "relationship": "report"} | dict.fromkeys(codes, 3.0)] * 2
    >>> group_frame(pl.DataFrame(peers + reports), form).select("relationship", codes[0]).rows()
    [('peer', 4.0)]
    """
    rule = DisclosurePolicy() if policy is None else policy
    expect(rule, DisclosurePolicy, "policy", "Use DisclosurePolicy(...)")
    if rule.small_groups is not SmallGroups.LEAVE_OUT:
        raise PolicyError(
            "small groups are joined report by report: use feedback(), or "
            "small_groups=SmallGroups.LEAVE_OUT"
        )
    codes = [str(competency.code) for competency in instrument.competencies]
    # NaN would count as a rater in some engines, and show a group that is too small.
    scores = [nw.col(code).cast(nw.Float64).fill_nan(None) for code in codes]
    frame = _checked(scored, codes).with_columns(*scores)
    counts = [nw.col(code).count().alias(f"{code}{N}") for code in codes]
    means = [nw.col(code).mean().alias(code) for code in codes]
    groups = frame.group_by(PERSON, RELATIONSHIP).agg(*means, *counts)
    return cast("IntoFrameT", _shown(groups, codes, rule).select(*_columns(codes)).to_native())


def _checked(scored: object, codes: list[str]) -> Frame:
    frame = any_frame(scored)
    if frame is None:
        raise TableError(SUBJECT, [Fault("is no data frame", remedy="Make it with score_frame")])
    names = frame.collect_schema().names()
    remedy = "Give what score_frame returned, with the same instrument"
    faults = [
        Fault("there is no such column", place=name, remedy=remedy)
        for name in (PERSON, RELATIONSHIP, *codes)
        if name not in names
    ]
    if faults:
        raise TableError(SUBJECT, faults)
    return frame


def _shown(groups: Frame, codes: list[str], rule: DisclosurePolicy) -> Frame:
    """Keep the groups that may be shown; each condition is a column, so that any engine has it."""
    fewest = _least([f"{code}{N}" for code in codes]).alias(_FEWEST)
    named = nw.col(RELATIONSHIP).is_in([RaterGroup.SELF.value, RaterGroup.MANAGER.value])
    large = groups.with_columns(fewest).filter(named | (nw.col(_FEWEST) >= rule.min_raters))
    is_self = nw.col(RELATIONSHIP) == nw.lit(RaterGroup.SELF.value)
    totals = [
        nw.when(is_self).then(nw.lit(0)).otherwise(nw.col(f"{code}{N}")).alias(f"{code}{_TOTAL}")
        for code in codes
    ]
    summed = [nw.col(f"{code}{_TOTAL}").sum().over(PERSON) for code in codes]
    in_all = _least([f"{code}{_TOTAL}" for code in codes]).alias(_TOTAL)
    counted = large.with_columns(*totals).with_columns(*summed).with_columns(in_all)
    return counted.filter(named | (nw.col(_TOTAL) >= rule.min_in_all))


def _least(names: list[str]) -> nw.Expr:
    """Return the least of some columns; Spark knows no least of one."""
    return nw.min_horizontal(*map(nw.col, names)) if len(names) > 1 else nw.col(names[0])


def _columns(codes: list[str]) -> list[str]:
    return [PERSON, RELATIONSHIP, *(name for code in codes for name in (code, f"{code}{N}"))]
