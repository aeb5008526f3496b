"""Which cuts of an organisation may be shown, so that no hidden one follows by subtraction."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from publead.assessment.cohort.people import PeopleMeans
from publead.assessment.ratings import Ratings
from publead.disclosure import DisclosurePolicy, Members, safe_parts
from publead.errors import Fault, RatingsError, UnknownCodeError
from publead.estimates import counted

People = Members


@attrs.frozen(kw_only=True, eq=False)
class Cuts:
    """
    The cuts that may be shown.

    Attributes
    ----------
    competencies : tuple of int
        The places of the competencies that may be shown at all.
    everybody : ndarray of int or None
        The people behind the mean over all; None where they are too few.
    shown : mapping of str to ndarray of int
        The people of each cut that is shown.
    hidden : tuple of str
        The cuts that are not: too small, empty, or needed to keep another one hidden.
    """

    competencies: tuple[int, ...]
    everybody: People | None
    shown: Mapping[str, People]
    hidden: tuple[str, ...]


def labels_by(ratings: Ratings, by: str | Mapping[str, str]) -> Sequence[str]:
    """
    Return each person's part of the organisation.

    Raises
    ------
    UnknownCodeError
        If no attribute of that name was read.
    RatingsError
        If the mapping leaves somebody out.
    """
    if isinstance(by, str):
        if by not in ratings.attributes:
            raise UnknownCodeError("attribute", by, tuple(ratings.attributes))
        return ratings.attributes[by]
    missing = sum(person not in by for person in ratings.people)
    if missing:
        fault = Fault(
            f"{missing} of {counted(ratings.n_people, 'person', 'people')} rated are in no part",
            remedy="Name a part for each, such as 'not recorded'",
        )
        raise RatingsError("by", [fault])
    return [by[person] for person in ratings.people]


def choose_cuts(
    people: PeopleMeans, labels: Sequence[str] | None, policy: DisclosurePolicy
) -> Cuts:
    """
    Return the cuts that may be shown.

    Parameters
    ----------
    people : PeopleMeans
        The people's means.
    labels : sequence of str or None
        Each person's cut; None where only the mean over all is asked for.
    policy : DisclosurePolicy
        A cut needs ``min_people`` people and ``min_cut_raters`` different raters on every
        competency. If the cuts that are hidden are too few together, the next smallest is hidden
        too.
    """
    known = ~np.isnan(people.means)
    competencies = tuple(np.flatnonzero(known.sum(axis=0) >= policy.min_people).tolist())
    everybody = np.arange(known.shape[0])
    if not competencies or not _is_large(people, everybody, competencies, policy):
        names = tuple(dict.fromkeys(labels or ()))
        return Cuts(competencies=(), everybody=None, shown={}, hidden=names)
    cuts: dict[str, People] = {}
    for label in dict.fromkeys(labels or ()):
        cuts[label] = np.flatnonzero(np.asarray(labels, dtype=object) == label)
    shown = safe_parts(
        cuts,
        is_large=lambda members: _is_large(people, members, competencies, policy),
        is_empty=lambda members: bool(np.isnan(people.means[members]).all()),
        size=lambda members: _size(people, members, competencies),
    )
    return Cuts(
        competencies=competencies,
        everybody=everybody,
        shown=shown,
        hidden=tuple(label for label in cuts if label not in shown),
    )


def _is_large(
    people: PeopleMeans,
    members: People,
    competencies: tuple[int, ...],
    policy: DisclosurePolicy,
) -> bool:
    n_people, n_raters = _size(people, members, competencies)
    return n_people >= policy.min_people and n_raters >= policy.min_cut_raters


def _size(people: PeopleMeans, members: People, competencies: tuple[int, ...]) -> tuple[int, int]:
    """Return how many people and different raters stand behind a cut, where they are fewest."""
    known = ~np.isnan(people.means[members][:, list(competencies)])
    n_raters = min(people.n_raters(members, column) for column in competencies)
    return int(known.sum(axis=0).min()), n_raters
