"""The verb of this stair: from a reference sample to norms that can be kept."""

import math
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from publead.assessment.cohort.people import PeopleMeans, people_means
from publead.assessment.norms.line import NormLine, Withheld
from publead.assessment.norms.policy import NormPolicy
from publead.assessment.norms.reference import ReferenceMeans, references_of
from publead.assessment.norms.result import Norms
from publead.assessment.norms.steps import rounded_moments, steps_of
from publead.assessment.publication import Publication, RaterSide, Released, Tokens, audit, publish
from publead.assessment.scores import Scores
from publead.disclosure import DisclosurePolicy, Figure, Layer, Release
from publead.errors import PolicyError, UndefinedStatisticError, expect, expect_day
from publead.estimates import counted


def norms(
    reference: Scores | Sequence[ReferenceMeans],
    *,
    population: str,
    collected: date,
    size: NormPolicy | None = None,
    policy: DisclosurePolicy | None = None,
    previous: Iterable[Released | Release] = (),
) -> Norms:
    """
    Return the norms of a reference sample: never a bundled one, always the user's own.

    Parameters
    ----------
    reference : Scores or sequence of ReferenceMeans
        The scores of everybody in the reference, or the means that a user holds of them.
    population : str
        Who they are and how they were chosen, as a reader must know it. There is no default.
    collected : datetime.date
        The day on which the last form came in. There is no default.
    size : NormPolicy, optional
        How large the reference must be, and how coarse what is kept of it.
    policy : DisclosurePolicy, optional
        The thresholds: norms are a cut of an organisation.
    previous : iterable of Cohort, Norms or Release
        What is already out of the same forms, so that nobody follows by subtraction.

    Returns
    -------
    Norms
        A line for each competency from each side, others and self, where the reference is large
        enough; the others are withheld, with the reason.

    Raises
    ------
    PolicyError
        If the population is not said, or references of several instruments are mixed.
    UndefinedStatisticError
        If the reference is too small on every competency.
    DisclosureError
        If somebody's mean follows from these norms and what is already out.

    Notes
    -----
    A person counts once, with the mean of those others whom their own report may show; a group
    that is hidden there has no part in it. Self ratings are a reference of their own. Of the
    reference only a count, two moments rounded below their standard error, and steps of at least
    ``min_step`` people are kept; no step has an edge on anybody's mean. Nobody can be told apart
    in that. Where scores can take few values, as self ratings on few items do, it may still be
    worked out how many people, unnamed, have one of them.

    References
    ----------
    Crawford, J. R., Garthwaite, P. H., & Slick, D. J. (2009). On percentile norms in
    neuropsychology. The Clinical Neuropsychologist, 23(7), 1173-1195.
    https://doi.org/10.1080/13854040902795018

    Examples
    --------
    >>> means = ReferenceMeans(
    ...     framework="solace-contextual@2013", instrument="ours@1", unit="points",
    ...     side=RaterSide.OTHERS, means={"trust": np.linspace(2, 5, 40)}, ends={"trust": (1, 5)},
    ...     n_raters={"trust": 200},
    ... )
    >>> held = norms([means], population="all heads of service", collected=date(2026, 3, 31))
    >>> held["trust", RaterSide.OTHERS].counts
    (6, 5, 5, 5, 5, 6, 8)
    """
    _expect_declared(population, collected)
    expect(size, NormPolicy | None, "size", "Use NormPolicy(...)")
    expect(policy, DisclosurePolicy | None, "policy", "Use DisclosurePolicy(...)")
    sizes, thresholds = size or NormPolicy(), policy or DisclosurePolicy()
    if isinstance(reference, Scores):
        publication = publish(reference, thresholds)
        people = people_means(publication)
        references: Sequence[ReferenceMeans] = references_of(reference, publication, people.means)
    else:
        publication, people = None, None
        references = _alike(reference)
    found = [_line(each, code, sizes, thresholds) for each in references for code in each.means]
    lines = tuple(each for each in found if isinstance(each, NormLine))
    withheld = tuple(each for each in found if isinstance(each, Withheld))
    if not lines:
        why = withheld[0].reason if withheld else "it has no competency"
        raise UndefinedStatisticError("a norm", why, "Collect more people, or report no norms")
    release = None
    if publication is not None and people is not None:
        release = _release(publication, people, lines)
        audit([release], previous=previous, policy=thresholds).require()
    return Norms(
        framework=references[0].framework,
        instrument=references[0].instrument,
        unit=references[0].unit,
        population=population.strip(),
        collected=collected,
        lines=lines,
        withheld=withheld,
        policy=str(sizes),
        given=release,
    )


def _expect_declared(population: str, collected: date) -> None:
    expect(population, str, "population", "Say who the reference are and how they were chosen")
    if not population.strip():
        raise PolicyError("population is empty; say who the reference are, and how chosen")
    expect_day(collected, "collected")


def _alike(references: Sequence[ReferenceMeans]) -> Sequence[ReferenceMeans]:
    remedy = "Give Scores, or a list of ReferenceMeans"
    expect(references, Sequence, "reference", remedy)
    for each in references:
        expect(each, ReferenceMeans, "reference", remedy)
    if not references:
        raise PolicyError(f"there is no reference. {remedy}")
    if len({(each.framework, each.instrument, each.unit) for each in references}) != 1:
        raise PolicyError(
            "norms are of one framework, instrument and unit; make one for each, and do not mix"
        )
    if len({each.side for each in references}) != len(references):
        raise PolicyError("give each side once; join the people of a side before")
    return references


def _line(
    reference: ReferenceMeans, code: str, size: NormPolicy, policy: DisclosurePolicy
) -> NormLine | Withheld:
    values = reference.means[code]
    known = np.sort(values[~np.isnan(values)])
    least = max(size.min_people, policy.min_people, size.min_step)
    low, high = reference.ends[code]
    if known.size < least:
        reason = (
            f"fewer than {counted(least, 'person', 'people')} of the reference have a mean that "
            "may be shown"
        )
        return Withheld(code=code, side=reference.side, reason=reason)
    if np.unique(known.round(9)).size < size.min_values:
        reason = (
            f"the reference has fewer than {size.min_values} different means: its mean and SD "
            "would give back how many people had each"
        )
        return Withheld(code=code, side=reference.side, reason=reason)
    if reference.n_raters[code] < policy.min_cut_raters:
        reason = f"fewer than {counted(policy.min_cut_raters, 'rater')} stand behind it"
        return Withheld(code=code, side=reference.side, reason=reason)
    mean, sd = rounded_moments(known)
    edges, counts = steps_of(known, low, high, size.min_step)
    return NormLine(
        code=code,
        label=reference.labels.get(code, code),
        side=reference.side,
        n=int(known.size),
        n_raters=reference.n_raters[code],
        mean=mean,
        sd=sd,
        edges=edges,
        counts=counts,
        standard_error=reference.standard_errors.get(code, math.nan),
    )


def _release(publication: Publication, people: PeopleMeans, lines: Sequence[NormLine]) -> Release:
    """Return whose answers stand behind the norms, as a cohort's release does."""
    scores = publication.scores
    ratings = scores.ratings
    tokens = Tokens(ratings)
    figures, named = [], set[str]()
    for line in lines:
        column = scores.competencies.index(line.code)
        if line.side is RaterSide.OTHERS:
            behind = [(i, row[column]) for i, row in enumerate(people.tokens) if row[column]]
            shares = {token: 1 / len(forms) for _, forms in behind for token in forms}
            names = [f"person {ratings.people[i]}" for i, _ in behind]
            figures.append(Figure(Layer.COUNTS, line.code, list(shares)))
            figures.append(Figure(Layer.SUMS, line.code, shares))
            topic = line.code
        else:
            own = [
                ratings.people[i]
                for i, forms in enumerate(publication.own)
                if forms.size and not math.isnan(scores.values[forms[0], column])
            ]
            names, topic = [f"person {name}" for name in own], f"{line.code}, self"
        figures.append(Figure(Layer.PEOPLE, topic, names))
        named |= set(names)
    return Release(
        about=f"norms on {ratings.instrument.framework.id}",
        reading=tokens.reading,
        figures=tuple(figures),
        protected=people.anonymous | named,
        places=people.places,
    )
