"""The verb of this stair: from the scores of two rounds to what changed between them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from publead.assessment.comparison.comparable import refuse_what_cannot_be_compared
from publead.assessment.comparison.expected import with_expected
from publead.assessment.comparison.gate import Gate, gate_of
from publead.assessment.comparison.line import lines_of
from publead.assessment.comparison.people import people_of
from publead.assessment.comparison.release import releases_of
from publead.assessment.comparison.result import Comparison
from publead.assessment.comparison.rounds import TwoRounds, open_rounds
from publead.assessment.comparison.self_error import self_errors_of
from publead.assessment.comparison.showing import Showing, SpreadShown, choose
from publead.assessment.comparison.tallies import Attrition
from publead.assessment.comparison.threats import findings_on
from publead.assessment.instrument import KnownReliability
from publead.assessment.scores import Scores
from publead.disclosure import (
    Audit,
    DisclosurePolicy,
    Release,
    audit_releases,
    joined_releases,
)
from publead.errors import ArgumentError, expect
from publead.estimates import counted

ABOUT = "comparison of two rounds"


def compare(
    before: Scores,
    after: Scores,
    *,
    policy: DisclosurePolicy | None = None,
    reliabilities: Iterable[KnownReliability] = (),
) -> Comparison:
    """
    Return how the scores of the people rated in two rounds differ between them.

    Parameters
    ----------
    before, after : Scores
        Of everybody who was rated in the first round, and in the second, scored alike. People are
        matched by their ids.
    policy : DisclosurePolicy, optional
        The thresholds: a mean change needs ``min_people`` people and ``min_cut_raters`` raters in
        each round; the default policy where none is given.
    reliabilities : iterable of KnownReliability
        What a study found of a self rating, such as a retest over some weeks; it gives the error
        of a self rating. Without it the first that the instrument lists does, and else Cronbach's
        alpha of the first round's self ratings.

    Returns
    -------
    Comparison
        With its audit, what the data show of other reasons for a difference, and what only people
        can answer.

    Raises
    ------
    ComparisonError
        If the points, the questions, the rules of scoring or the people of the two rounds are
        not the same, or they are one round twice.
    DisclosureError
        If the comparison would give away what a report hides.

    Notes
    -----
    A person's change is a difference of two means that their two reports show: a group that a
    report hides is in neither. It is shown only if the two means, the spread behind them and the
    first report's means by group give nothing away together, where raters who answered twice are
    taken to have answered alike. People for whom it is not shown are in the mean change of all
    only if they are as many as a cut of an organisation needs.

    The two rounds are audited as one. What else is out, such as the cohorts of both, is audited
    with ``publead.audit([found], previous=[...])``, as for any other release.

    Mean changes have paired t intervals over people. A person's reliable change (Jacobson & Truax,
    https://doi.org/10.1037/0022-006X.59.1.12) takes the error of self from a reliability, and of a
    mean of others from the spread of raters within people, as the person's report shows it.
    """
    expect(before, Scores, "before", "Make them with score(ratings)")
    expect(after, Scores, "after", "Make them with score(ratings)")
    expect(policy, DisclosurePolicy | None, "policy", "Use DisclosurePolicy(...)")
    known = _known(reliabilities)
    refuse_what_cannot_be_compared(before, after)
    rounds = open_rounds(before, after, policy)
    errors = self_errors_of(rounds.before, known)
    gates = [gate_of(rounds, number) for number in range(len(rounds.people))]
    showing, releases, found = _safe(rounds, gates)
    found.require()
    lines = lines_of(rounds, showing)
    findings = findings_on(rounds, showing)
    instrument = before.ratings.instrument
    return Comparison(
        framework=instrument.framework.id,
        title=instrument.framework.title,
        unit=before.unit.value,
        standing=instrument.standing,
        lines=lines,
        people=with_expected(people_of(rounds, showing.gates, errors), lines, findings),
        attrition=next(each for each in findings if isinstance(each, Attrition)),
        findings=findings,
        notes=tuple(_notes(rounds, showing)),
        policy=rounds.policy,
        release=joined_releases(releases, ABOUT),
        audit=found,
    )


def _known(reliabilities: Iterable[KnownReliability]) -> tuple[KnownReliability, ...]:
    remedy = "Give a list of KnownReliability(...)"
    expect(reliabilities, Iterable, "reliabilities", remedy)
    known = tuple(reliabilities)
    if not all(isinstance(each, KnownReliability) for each in known):
        raise ArgumentError(f"reliabilities hold something else than KnownReliability. {remedy}")
    return known


def _safe(
    rounds: TwoRounds, gates: Sequence[Gate]
) -> tuple[Showing, tuple[Release, Release], Audit]:
    """Return the richest comparison that passes its own audit, and else the poorest."""
    found = []
    for spread, keeps_withheld in product(SpreadShown, (True, False)):
        showing = choose(rounds, gates, keeps_withheld=keeps_withheld, spread=spread)
        releases = releases_of(rounds, showing)
        found.append((showing, releases, audit_releases(releases, policy=rounds.policy)))
        if found[-1][2].passed:
            break
    return found[-1]


def _notes(rounds: TwoRounds, showing: Showing) -> Iterator[str]:
    n_people, n_shown = len(showing.gates), sum(gate.is_open for gate in showing.gates)
    if n_shown < n_people:
        yield (
            f"The change of others is shown for {n_shown} of "
            f"{counted(n_people, 'person', 'people')}. For the rest, a "
            "round shows no others, or the two rounds together would give away what a few raters "
            "answered who came or left."
        )
    if rounds.before.tokens.reading != rounds.after.tokens.reading:
        yield (
            "Raters of the two rounds cannot be matched, so the smaller group is taken to be part "
            "of the larger one. Read both rounds with the same Pseudonyms key: more can be shown."
        )
