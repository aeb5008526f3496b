"""The verb of this stair: from scores to what an organisation may see."""

from collections.abc import Mapping

import numpy as np

from publead.assessment.cohort.cuts import Cuts, People, choose_cuts, labels_by
from publead.assessment.cohort.people import PeopleMeans, people_means
from publead.assessment.cohort.result import EVERYBODY, PEOPLE_MEAN, Cohort, CutMean
from publead.assessment.publication import Tokens, publish
from publead.assessment.scores import Scores
from publead.disclosure import DisclosurePolicy, Figure, Layer, Release, audit_releases
from publead.errors import expect
from publead.estimates import Estimate
from publead.stats.one_mean import one_mean

NO_INTERVAL = "; no interval, because it takes two people who are not alike"


def cohort(
    scores: Scores,
    *,
    by: str | Mapping[str, str] | None = None,
    policy: DisclosurePolicy | None = None,
) -> Cohort:
    """
    Return the means of all people rated, whole and by parts of the organisation.

    Parameters
    ----------
    scores : Scores
        Of everybody who was rated in this round.
    by : str or mapping of str to str, optional
        What to cut by: the name of an attribute that was read about people, or each person's
        part of the organisation.
    policy : DisclosurePolicy, optional
        The thresholds: a part needs 10 people rated and 10 different raters unless it says
        otherwise.

    Returns
    -------
    Cohort
        Each person counts once, however many raters they have. Parts that are too small are
        hidden, and with them as many others as it takes that none follows by subtraction.

    Raises
    ------
    UnknownCodeError
        If no attribute of that name was read.
    RatingsError
        If the mapping leaves somebody out.
    """
    expect(scores, Scores, "scores", "Make them with score(ratings)")
    expect(policy, DisclosurePolicy | None, "policy", "Use DisclosurePolicy(...)")
    expect(by, str | Mapping | None, "by", "Name an attribute, or map each person to a part")
    thresholds = policy or DisclosurePolicy()
    ratings = scores.ratings
    labels = None if by is None else labels_by(ratings, by)
    people = people_means(publish(scores, thresholds))
    cuts = choose_cuts(people, labels, thresholds)
    release = _release(scores, people, cuts)
    audit = audit_releases([release], policy=thresholds)
    audit.require()
    return Cohort(
        framework=ratings.instrument.framework.id,
        by=by if isinstance(by, str) else ("" if by is None else "part"),
        unit=scores.unit.value,
        means=tuple(_means(scores, people, cuts)),
        hidden=cuts.hidden,
        n_left_out=int(np.isnan(people.means).all(axis=1).sum()),
        policy=thresholds,
        release=release,
        audit=audit,
    )


def _parts(cuts: Cuts) -> dict[str, People]:
    return {} if cuts.everybody is None else {EVERYBODY: cuts.everybody, **cuts.shown}


def _means(scores: Scores, people: PeopleMeans, cuts: Cuts) -> list[CutMean]:
    framework = scores.ratings.instrument.framework
    found = []
    for cut, members in _parts(cuts).items():
        for column in cuts.competencies:
            code = scores.competencies[column]
            found.append(
                CutMean(
                    cut=cut,
                    code=code,
                    label=framework[code].label,
                    mean=_estimate(people.means[members, column]),
                    n_raters=people.n_raters(members, column),
                    ends=scores.ends(code),
                )
            )
    return found


def _estimate(means: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> Estimate:
    found = one_mean(means)
    n_left_out = int(means.size) - found.n
    how = f" with a 95 % t interval, df = {found.df}" if found.has_interval else NO_INTERVAL
    return Estimate(
        measure=PEOPLE_MEAN,
        value=found.mean,
        low=found.low,
        high=found.high,
        n=found.n,
        n_left_out=n_left_out,
        method=f"mean over people{how}",
        reason="too few raters for a report" if n_left_out else "",
    )


def _release(scores: Scores, people: PeopleMeans, cuts: Cuts) -> Release:
    ratings = scores.ratings
    figures = []
    people_in_cuts: set[str] = set()
    for members in _parts(cuts).values():
        for column in cuts.competencies:
            code = scores.competencies[column]
            counted = [i for i in members.tolist() if people.tokens[i][column]]
            names = [f"person {ratings.people[i]}" for i in counted]
            shares = {
                token: 1 / len(people.tokens[i][column])
                for i in counted
                for token in people.tokens[i][column]
            }
            figures += [
                Figure(Layer.PEOPLE, code, names),
                Figure(Layer.COUNTS, code, list(shares)),
                Figure(Layer.SUMS, code, shares),
            ]
            people_in_cuts |= set(names)
    return Release(
        about=f"cohort on {ratings.instrument.framework.id}",
        reading=Tokens(ratings).reading,
        figures=tuple(figures),
        protected=people.anonymous | people_in_cuts,
        places=people.places,
    )
