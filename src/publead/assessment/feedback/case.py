"""One person's forms beside everybody's, and the richest release of them that is safe."""

import math
from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.feedback.basis import Bases, choose_bases
from publead.assessment.feedback.figures import figures_given, forms_with_scores
from publead.assessment.feedback.pool import Pool
from publead.assessment.publication import Plan, Publication, Tokens
from publead.assessment.scores import Scores
from publead.disclosure import Audit, DisclosurePolicy, Release, audit_releases


@attrs.frozen(kw_only=True, eq=False)
class Case:
    """
    One person's forms and what may be shown of them.

    Attributes
    ----------
    publication : Publication
        What may be shown of everybody.
    place : int
        The person's place among the people rated.
    pool : Pool
        The spread of raters within people.
    """

    publication: Publication
    place: int
    pool: Pool

    @property
    def scores(self) -> Scores:
        """Everybody's scores."""
        return self.publication.scores

    @property
    def person(self) -> str:
        """Whose report is made."""
        return self.scores.ratings.people[self.place]

    @property
    def policy(self) -> DisclosurePolicy:
        """The thresholds."""
        return self.publication.policy

    @property
    def plan(self) -> Plan:
        """Which groups, competencies and totals may be shown."""
        return self.publication.plans[self.place]

    @property
    def places(self) -> Sequence[tuple[int, str, NDArray[np.float64]]]:
        """Each competency's place, code and scores."""
        return [
            (place, code, self.scores.values[:, place])
            for place, code in enumerate(self.scores.competencies)
        ]

    def label(self, code: str) -> str:
        """Return a competency's name."""
        return self.scores.ratings.instrument.framework[code].label

    def self_score(self, place: int) -> float:
        """Return the person's own score, NaN where there is none."""
        own = self.scores.values[self.publication.own[self.place], place]
        return float(own[0]) if own.size else math.nan

    def safe_release(self) -> tuple[Bases, Release, Audit]:
        """Return the richest release that passes its own audit, and whose spread it shows."""
        plan, least = self.plan, self.policy.min_pool
        has_pool = self.pool.serves(self.place, plan.competencies, least)
        found = self._release(has_pool=has_pool)
        if found[0].use_pool and not found[2].passed:
            found = self._release(has_pool=False)
        return found

    def _release(self, *, has_pool: bool) -> tuple[Bases, Release, Audit]:
        ratings = self.scores.ratings
        tokens = Tokens(ratings)
        scored = forms_with_scores(self.plan, self.scores.values, tokens)
        # Forms that are hidden stand in no figure, and so not in the release either.
        parts = [each.forms for each in self.plan.sets]
        mine = np.sort(np.concatenate([np.zeros(0, dtype=np.intp), *parts]))
        anonymous = ratings.is_anonymous[mine]
        protected = tokens.of(mine[anonymous])
        bases = choose_bases(self.plan, scored, protected, self.policy, has_pool=has_pool)
        release = Release(
            about=f"feedback for {self.person}",
            reading=tokens.reading,
            figures=figures_given(self.scores.competencies, scored, bases),
            protected=protected,
            places=tokens.places(mine),
        )
        if not bases.use_pool:
            return bases, release, audit_releases([release], policy=self.policy)
        return bases, self._with_pool(release), self._audit_with_pool(release)

    def _with_pool(self, release: Release) -> Release:
        pool = self.pool
        given = tuple(each for place in self.plan.competencies for each in pool.figures[place])
        return attrs.evolve(
            release,
            figures=(*release.figures, *given),
            protected=release.protected | pool.protected,
            places=tuple(dict((*release.places, *pool.places)).items()),
        )

    def _audit_with_pool(self, release: Release) -> Audit:
        mine = frozenset(token for token, _ in release.places)
        least = max(self.policy.min_for_spread, self.policy.min_raters)
        seen = [
            figure
            for place in self.plan.competencies
            for figure in self.pool.seen_from(mine, place, least)
        ]
        elsewhere = {token for figure in seen for token, _ in figure.weights} - mine
        whole = attrs.evolve(
            release,
            figures=(*release.figures, *seen),
            protected=release.protected | elsewhere,
        )
        return audit_releases([whole], policy=self.policy)


def open_case(publication: Publication, pool: Pool, person: str) -> Case:
    """
    Return a person's case.

    Raises
    ------
    UnknownPersonError
        If no form is about this person.
    """
    place = publication.scores.ratings.place_of(person)
    return Case(publication=publication, pool=pool, place=place)
