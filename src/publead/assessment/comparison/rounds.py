"""Two rounds set beside each other: who is in both, and what each round may show of them."""

import math

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.cohort.people import PeopleMeans, people_means
from publead.assessment.feedback.basis import Basis
from publead.assessment.feedback.case import Case
from publead.assessment.feedback.measures import OTHERS_MEAN
from publead.assessment.feedback.pool import Pool, pool_of
from publead.assessment.feedback.scoring import Spread, set_mean
from publead.assessment.publication import Publication, Tokens, publish
from publead.assessment.scores import Scores
from publead.disclosure import DisclosurePolicy
from publead.estimates import Estimate


@attrs.frozen(kw_only=True, eq=False)
class Round:
    """
    One round: everybody's scores, and what reports on them may show.

    Attributes
    ----------
    publication : Publication
        Everybody's plan.
    pool : Pool
        The spread of raters within people.
    means : PeopleMeans
        The means of others that reports show.
    tokens : Tokens
        The names of forms in a release.
    """

    publication: Publication
    pool: Pool
    means: PeopleMeans
    tokens: Tokens

    @property
    def scores(self) -> Scores:
        """Everybody's scores."""
        return self.publication.scores

    def own(self, places: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the self scores of some people, shape (n_people, n_competencies)."""
        found = np.full((places.size, len(self.scores.competencies)), math.nan)
        for row, place in enumerate(places.tolist()):
            forms = self.publication.own[place]
            if forms.size:
                found[row] = self.scores.values[forms[0]]
        return found

    def shows_own_spread(self, place: int) -> bool:
        """Whether the person's own report shows the spread of the others."""
        case = Case(publication=self.publication, place=place, pool=self.pool)
        return case.safe_release()[0].others is Basis.OWN

    def others(self, place: int, column: int, basis: Basis) -> tuple[Estimate, Spread | None]:
        """Return the mean of others as the person's own report shows it, and its spread."""
        plan = self.publication.plans[place]
        others = plan.others if column in plan.competencies else None
        values = self.scores.values[:, column]
        return set_mean(OTHERS_MEAN, others, values, basis, self.pool.spreads[column])


@attrs.frozen(kw_only=True, eq=False)
class TwoRounds:
    """
    Two rounds on the same competencies, in the same order.

    Attributes
    ----------
    before, after : Round
        The rounds.
    people : tuple of str
        Who is in both, in the order of the first.
    first, second : ndarray of int
        Their places in each round.
    """

    before: Round
    after: Round
    people: tuple[str, ...]
    first: NDArray[np.intp]
    second: NDArray[np.intp]

    @property
    def policy(self) -> DisclosurePolicy:
        """The thresholds."""
        return self.before.publication.policy

    @property
    def codes(self) -> tuple[str, ...]:
        """The competencies."""
        return self.before.scores.competencies

    @property
    def left(self) -> NDArray[np.intp]:
        """The places of those who are in the first round only."""
        return np.setdiff1d(np.arange(self.before.scores.ratings.n_people), self.first)

    @property
    def n_joined(self) -> int:
        """How many are in the second round only."""
        return self.after.scores.ratings.n_people - len(self.people)

    def label(self, code: str) -> str:
        """Return a competency's name."""
        return self.before.scores.ratings.instrument.framework[code].label


def open_rounds(before: Scores, after: Scores, policy: DisclosurePolicy | None) -> TwoRounds:
    """Return the two rounds, with those who are in both matched by their ids."""
    where = {person: place for place, person in enumerate(after.ratings.people)}
    people = [person for person in before.ratings.people if person in where]
    places = {person: place for place, person in enumerate(before.ratings.people)}
    return TwoRounds(
        before=_round(before, policy),
        after=_round(after, policy),
        people=tuple(people),
        first=np.array([places[person] for person in people], dtype=np.intp),
        second=np.array([where[person] for person in people], dtype=np.intp),
    )


def _round(scores: Scores, policy: DisclosurePolicy | None) -> Round:
    publication = publish(scores, policy)
    return Round(
        publication=publication,
        pool=pool_of(publication),
        means=people_means(publication),
        tokens=Tokens(scores.ratings),
    )
