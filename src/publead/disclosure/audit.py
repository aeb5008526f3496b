"""The library attacks its own reports, to see whether any rater's answers can be worked out."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from publead.disclosure.figures import Figure, Layer, Release, Token
from publead.disclosure.matching import nested
from publead.disclosure.policy import DisclosurePolicy
from publead.disclosure.recovery import RecoveredSet, recoverable_sets
from publead.errors import DisclosureError
from publead.estimates import Explanation, Measure, counted

AUDIT = Measure(
    name="audit of what reports give away",
    definition="Which sums over few raters follow from the figures of some reports together.",
    formula="a set of forms is given away if its indicator lies in the row space of the figures",
    does_not_show=(
        "That nobody can guess. It knows these reports only, and works on sums, not on which "
        "whole answers can make them up."
    ),
)


@attrs.frozen(kw_only=True)
class Exposure:
    """
    Something that can be worked out although it is not shown.

    Attributes
    ----------
    layer : Layer
        Whether a count, a sum or a sum of squares.
    topic : str
        What it is about.
    n : int
        How many anonymous raters, or people, it comes from.
    threshold : int
        From how many on it could have been shown.
    reports : tuple of str
        The reports from which it can be worked out together.
    """

    layer: Layer
    topic: str
    n: int
    threshold: int
    reports: tuple[str, ...] = attrs.field(repr=False)

    def __str__(self) -> str:
        """Return one sentence."""
        of_people = self.layer is Layer.PEOPLE
        who = counted(self.n, "person", "people") if of_people else counted(self.n, "rater")
        joined = f" from {len(self.reports)} reports together" if len(self.reports) > 1 else ""
        return (
            f"{self.layer.value} of {self.topic!r} over {who} can be worked out{joined}; "
            f"at least {self.threshold} are needed"
        )


@attrs.frozen(kw_only=True)
class Audit:
    """
    What the attack on some reports found.

    Attributes
    ----------
    exposures : tuple of Exposure
        Everything that could be worked out; empty where the reports are safe together.
    n_reports, n_figures : int
        How much was audited.
    is_exhaustive : bool
        Whether every set of raters below the thresholds was tried.
    """

    exposures: tuple[Exposure, ...]
    n_reports: int
    n_figures: int
    is_exhaustive: bool = True

    @property
    def passed(self) -> bool:
        """Whether nothing can be worked out, and everything was tried."""
        return self.is_exhaustive and not self.exposures

    def __str__(self) -> str:
        """Return what was tried and what was found."""
        scope = f"{counted(self.n_figures, 'figure')} in {counted(self.n_reports, 'report')}"
        if self.exposures:
            found = "".join(f"\n  {exposure}" for exposure in self.exposures)
            return f"Audit of {scope}: not safe to release{found}"
        if not self.is_exhaustive:
            return f"Audit of {scope}: nothing found, but not every combination could be tried"
        return f"Audit of {scope}: nothing hidden can be worked out by subtraction"

    def explain(self) -> Explanation:
        """Return how the attack was made, on what, and what it cannot see."""
        return Explanation(
            measure=AUDIT,
            method="null space of the figures of each layer and topic; every union of forms that "
            "cannot be told apart, below its threshold",
            inputs=str(self),
            left_out="comments, and whatever people know besides these reports",
        )

    def require(self) -> None:
        """
        Do nothing if the audit passed.

        Raises
        ------
        DisclosureError
            If it did not.
        """
        if not self.passed:
            raise DisclosureError(f"{self}. Withdraw one of the figures, or join more groups")


def audit_releases(
    releases: Iterable[Release],
    previous: Iterable[Release] = (),
    policy: DisclosurePolicy | None = None,
) -> Audit:
    """
    Return what can be worked out from reports released together, and after earlier ones.

    Parameters
    ----------
    releases : iterable of Release
        The reports that are about to be released.
    previous : iterable of Release
        Reports of the same round of forms that are already out.
    policy : DisclosurePolicy, optional
        The thresholds; the default policy where none is given.

    Returns
    -------
    Audit

    Notes
    -----
    Where reports about the same person come from readings that cannot be matched (no key was
    used), the smaller group is taken to be part of the larger one: the worst case. Reports of one
    reading are audited as they are as well.
    """
    thresholds = policy or DisclosurePolicy()
    together = [*releases, *previous]
    found = [_audit(world, thresholds) for world in _worlds(together)]
    return Audit(
        exposures=tuple(dict.fromkeys(each for audit in found for each in audit.exposures)),
        n_reports=len(together),
        n_figures=sum(len(release.figures) for release in together),
        is_exhaustive=all(audit.is_exhaustive for audit in found),
    )


def _audit(together: Sequence[Release], thresholds: DisclosurePolicy) -> Audit:
    """Return what can be worked out from releases whose tokens mean the same form in all."""
    protected = frozenset[Token]().union(*(release.protected for release in together))
    exposures: list[Exposure] = []
    exhaustive = True
    by_topic = _figures_by_topic(together)
    for layer, topic in sorted(by_topic, key=lambda key: (key[0].value, key[1])):
        figures = list(by_topic[layer, topic])
        threshold = threshold_of(layer, thresholds)
        recovery = recoverable_sets(figures, protected, threshold)
        exhaustive &= recovery.is_exhaustive
        exposures += [
            Exposure(
                layer=layer,
                topic=topic,
                n=found.n_protected,
                threshold=threshold,
                reports=_reports_about(together, layer, topic, found),
            )
            for found in recovery.sets
        ]
    return Audit(
        exposures=tuple(exposures),
        n_reports=len(together),
        n_figures=sum(len(release.figures) for release in together),
        is_exhaustive=exhaustive,
    )


def threshold_of(layer: Layer, policy: DisclosurePolicy) -> int:
    """Return how many anonymous raters, or people, a sum of this layer needs."""
    return {
        Layer.COUNTS: policy.min_raters,
        Layer.SUMS: policy.min_raters,
        Layer.SQUARES: policy.min_for_spread,
        Layer.PEOPLE: policy.min_people,
    }[layer]


def _figures_by_topic(releases: Sequence[Release]) -> dict[tuple[Layer, str], dict[Figure, None]]:
    """Return the figures of each layer and topic in order, each of them once."""
    found: dict[tuple[Layer, str], dict[Figure, None]] = {}
    for release in releases:
        for figure in release.figures:
            found.setdefault((figure.layer, figure.topic), {})[figure] = None
    return found


def _reports_about(
    releases: Sequence[Release], layer: Layer, topic: str, found: RecoveredSet
) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            release.about
            for release in releases
            for figure in release.figures
            if (figure.layer, figure.topic) == (layer, topic)
            and any(token in found.tokens for token, _ in figure.weights)
        )
    )


def _worlds(releases: Sequence[Release]) -> Iterator[Sequence[Release]]:
    """Yield releases whose tokens mean the same form in all: of each reading, and matched."""
    readings = dict.fromkeys(release.reading for release in releases)
    for reading in readings:
        yield [release for release in releases if release.reading == reading]
    if len(readings) > 1:
        yield [nested(release) for release in releases]
