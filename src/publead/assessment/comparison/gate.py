"""What may be shown of each person's change: the two reports behind it, attacked together."""

from collections.abc import Iterator

import attrs
import numpy as np

from publead.assessment.comparison.rounds import Round, TwoRounds
from publead.assessment.feedback.basis import Bases, Basis
from publead.assessment.feedback.figures import figures_given, forms_with_scores
from publead.disclosure import Figure, Layer, Release, audit_releases


@attrs.frozen(kw_only=True)
class Gate:
    """
    What may be shown of one person.

    Attributes
    ----------
    columns : tuple of int
        The competencies on which both rounds' reports show others.
    is_open : bool
        Whether the change of others may be shown for this person alone.
    basis : Basis
        Whose spread may stand behind it, the same in both rounds.
    reports_are_safe : bool
        Whether the means by group of the two reports give nothing away together.
    """

    columns: tuple[int, ...]
    is_open: bool
    basis: Basis
    reports_are_safe: bool = True


def gate_of(rounds: TwoRounds, number: int) -> Gate:
    """
    Return what may be shown of the person at a place among those in both rounds.

    The two means stand in the two reports already, but whoever has both can subtract them. Raters
    who answered twice are taken to have answered alike, which is the worst case: then the means of
    four raters, and of the same four and a newcomer, give the newcomer's answers away. So the two
    are audited as one, beside the means by group of the first report, which is out: with the
    raters' own spread, where both reports show it, then with the pooled one, then with none.
    """
    places = (int(rounds.first[number]), int(rounds.second[number]))
    both = (rounds.before, rounds.after)
    plans = [each.publication.plans[at] for each, at in zip(both, places, strict=True)]
    columns = tuple(sorted(set(plans[0].competencies) & set(plans[1].competencies)))
    if any(plan.others is None for plan in plans) or not columns:
        return Gate(columns=(), is_open=False, basis=Basis.NONE)
    reports = [_report(each, at) for each, at in zip(both, places, strict=True)]
    gate = Gate(
        columns=columns,
        is_open=False,
        basis=Basis.NONE,
        reports_are_safe=audit_releases(reports, policy=rounds.policy).passed,
    )
    for basis in _bases(rounds, places, columns):
        releases = [
            _seen_alone(each, at, columns, basis, rounds)
            for each, at in zip(both, places, strict=True)
        ]
        if audit_releases(releases, reports[:1], rounds.policy).passed:
            return attrs.evolve(gate, is_open=True, basis=basis)
    return gate


def _report(each: Round, place: int) -> Release:
    """Return the means of others and by group that the person's own report shows."""
    plan = each.publication.plans[place]
    scored = forms_with_scores(plan, each.scores.values, each.tokens)
    bases = Bases(others=Basis.NONE, sets=(Basis.NONE,) * len(plan.sets))
    forms = np.concatenate([part.forms for part in plan.sets])
    return Release(
        about="a report",
        reading=each.tokens.reading,
        figures=figures_given(each.scores.competencies, scored, bases),
        protected=each.tokens.of(forms) & each.means.anonymous,
        places=each.tokens.places(forms),
    )


def _bases(rounds: TwoRounds, places: tuple[int, int], columns: tuple[int, ...]) -> Iterator[Basis]:
    """Yield whose spread could stand behind a change, the richest first."""
    pairs = list(zip((rounds.before, rounds.after), places, strict=True))
    if all(each.shows_own_spread(at) for each, at in pairs):
        yield Basis.OWN
    least = rounds.policy.min_pool
    if all(each.pool.serves(at, columns, least) for each, at in pairs):
        yield Basis.POOLED
    yield Basis.NONE


def person_figures(each: Round, place: int, columns: tuple[int, ...], basis: Basis) -> list[Figure]:
    """Return what the means of others about one person give away, but for the pool."""
    found = []
    layers = [Layer.COUNTS, Layer.SUMS, *([Layer.SQUARES] if basis is Basis.OWN else [])]
    for column in columns:
        forms = each.means.tokens[place][column]
        found += [Figure(layer, each.scores.competencies[column], forms) for layer in layers]
    return found


def _seen_alone(
    each: Round, place: int, columns: tuple[int, ...], basis: Basis, rounds: TwoRounds
) -> Release:
    """Return a round's release as it matters to one person; see `Pool.seen_from`."""
    others = each.publication.plans[place].others
    forms = np.zeros(0, dtype=np.intp) if others is None else others.forms
    mine = each.tokens.of(forms)
    figures = person_figures(each, place, columns, basis)
    elsewhere: set[str] = set()
    if basis is Basis.POOLED:
        least = max(rounds.policy.min_for_spread, rounds.policy.min_raters)
        for column in columns:
            seen = each.pool.seen_from(mine, column, least)
            elsewhere |= {token for figure in seen for token, _ in figure.weights} - mine
            figures += seen
    return Release(
        about="one person",
        reading=each.tokens.reading,
        figures=tuple(dict.fromkeys(figures)),
        protected=(mine & each.means.anonymous) | elsewhere,
        places=each.tokens.places(forms),
    )
