"""Reports that go out together, or after others, attacked as one."""

from collections.abc import Iterable
from typing import Protocol, cast

from publead.disclosure import Audit, DisclosurePolicy, Release, audit_releases
from publead.errors import expect


class Released(Protocol):
    """A report that knows what it gives away."""

    @property
    def release(self) -> Release:
        """Everything the report gives away."""
        ...


def audit(
    reports: Iterable[Released | Release],
    *,
    previous: Iterable[Released | Release] = (),
    policy: DisclosurePolicy | None = None,
) -> Audit:
    """
    Return what can be worked out from several reports together.

    Parameters
    ----------
    reports : iterable of Feedback, Cohort or Release
        What is about to be handed out.
    previous : iterable of Feedback, Cohort or Release
        What is already out, of the same round of forms. Keep each report's ``.release``.
    policy : DisclosurePolicy, optional
        The thresholds; the default policy where none is given.

    Returns
    -------
    Audit
        ``audit.passed`` says whether they may go out; ``audit.require()`` raises if not.

    Notes
    -----
    Counts, sums and sums of squares are audited apart: a set of fewer raters than its threshold
    must not lie in the row space of the published figures. Without a key on reading, raters of
    two files cannot be matched; then the smaller group is taken to be part of the larger one.
    Comments are in no figure: one that is new since the last report tells who is new.
    What people know besides the reports, or tell each other, is beyond any audit.
    """
    return audit_releases(map(_release, reports), map(_release, previous), policy)


def _release(report: Released | Release) -> Release:
    release = report if isinstance(report, Release) else getattr(report, "release", None)
    expect(release, Release, "report", "Give Feedback, Cohort or Release objects")
    return cast("Release", release)
