"""Who leads each task, as members and as officers see it: the noun."""

from collections.abc import Iterator, Mapping

import attrs

from publead.assessment.shared_space.measures import SPACE
from publead.assessment.shared_space.sides import SpaceSide
from publead.disclosure import Audit, DisclosurePolicy, Release
from publead.errors import UnknownCodeError
from publead.estimates import Estimate, Explanation, counted, wrapped
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True)
class SideView:
    """
    One task as one side sees it.

    Attributes
    ----------
    side : SpaceSide
        Who says so.
    named : Estimate
        The share who name somebody, with Wilson's interval.
    contest : Estimate
        How evenly their answers are spread over the posts, from 0 to 1; without an interval,
        because none holds its level on so few answers.
    leaders : Estimate
        The number of posts with equal shares that would have the same entropy, corrected by
        Miller for how few the answers are.
    to_members : Estimate
        The share of the lead that they give to members.
    is_unanimous : bool
        Whether all gave the same answer, so that each one's is known.
    """

    side: SpaceSide
    named: Estimate
    contest: Estimate
    leaders: Estimate
    to_members: Estimate
    is_unanimous: bool

    def __str__(self) -> str:
        """Return the view as a line."""
        if not self.named.is_shown:
            return f"{self.side.value}: {self.named}"
        alike = ", all alike" if self.is_unanimous else ""
        text = f"{self.side.value} (n = {self.named.n}{alike}): {self.named.value:.0%} name a lead"
        if self.contest.is_shown:
            text += f"; contest {self.contest.value:.2f} ({self.leaders.value:.1f} posts)"
        if self.to_members.is_shown:
            text += f"; {self.to_members.value:.0%} to members"
        return text


@attrs.frozen(kw_only=True)
class TaskSpace:
    """
    One task.

    Attributes
    ----------
    task : str
        The task.
    members, officers : SideView
        As each side sees it.
    agreement : Estimate
        How far the two sides are alike; hidden unless both are shown.
    if_alike : float
        The agreement that sides of these sizes would show on average if they saw alike; NaN
        where it is hidden.
    """

    task: str
    members: SideView
    officers: SideView
    agreement: Estimate
    if_alike: float

    @property
    def views(self) -> tuple[SideView, SideView]:
        """Both sides' views, members first."""
        return self.members, self.officers

    def __str__(self) -> str:
        """Return the task in a few lines."""
        told = str(self.agreement)
        if self.agreement.is_shown:
            told = f"{self.agreement.value:.2f}; if they saw alike, {self.if_alike:.2f} on average"
        lines = [self.task, *(f"  {view}" for view in self.views), f"  agreement {told}"]
        return "\n".join(map(wrapped, lines))


@attrs.frozen(kw_only=True)
class SideDivision:
    """
    How one side sees the tasks divided between members and officers.

    Attributes
    ----------
    side : SpaceSide
        Who says so.
    complementarity : Estimate
        From 0 to 1, over the tasks that are shown; its *n* counts tasks.
    if_alike : float
        What it would be on average if every task were led in the same mix; NaN where there is
        none.
    """

    side: SpaceSide
    complementarity: Estimate
    if_alike: float

    def __str__(self) -> str:
        """Return the division in a sentence."""
        found = self.complementarity
        if not found.is_shown:
            return f"Complementarity as {self.side.value} see it: {found}."
        tasks = counted(found.n or 0, "task")
        return (
            f"Complementarity as {self.side.value} see it: {found.value:.2f} over {tasks}; if "
            f"every task were led in the same mix, {self.if_alike:.2f} on average."
        )


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SharedSpace(Tabular):
    """
    Who leads each task, as members and as officers see it.

    Attributes
    ----------
    tasks : tuple of TaskSpace
        One a task, in the order declared.
    divisions : tuple of SideDivision
        How each side sees the tasks divided.
    n_posts : int
        How many posts could be named.
    policy : DisclosurePolicy
        The thresholds.
    release : Release
        Everything that is given away.
    audit : Audit
        What an attack on it found.
    """

    tasks: tuple[TaskSpace, ...]
    divisions: tuple[SideDivision, ...]
    n_posts: int
    policy: DisclosurePolicy
    release: Release
    audit: Audit

    def __getitem__(self, task: str) -> TaskSpace:
        """
        Return a task.

        Raises
        ------
        UnknownCodeError
            If it was not asked about; the nearest is named.
        """
        for each in self.tasks:
            if each.task == task:
                return each
        raise UnknownCodeError("task", task, [each.task for each in self.tasks])

    def __iter__(self) -> Iterator[TaskSpace]:
        """Return the tasks in order."""
        return iter(self.tasks)

    def __len__(self) -> int:
        """Return the number of tasks."""
        return len(self.tasks)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a task and side; hidden numbers are NaN."""
        rows = [(task, view) for task in self.tasks for view in task.views]
        found: dict[str, ColumnValues] = {
            "task": [task.task for task, _ in rows],
            "side": [view.side.value for _, view in rows],
            "n": [view.named.n for _, view in rows],
        }
        for name in ("named", "contest", "leaders", "to_members"):
            found[name] = [getattr(view, name).value for _, view in rows]
        found["agreement"] = [task.agreement.value for task, _ in rows]
        found["agreement_if_alike"] = [task.if_alike for task, _ in rows]
        return found

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold; hidden numbers are None."""
        return {
            "tasks": self.rows(),
            "complementarity": {
                each.side.value: each.complementarity.to_dict() for each in self.divisions
            },
            "n_posts": self.n_posts,
            "policy": str(self.policy),
            "audit": str(self.audit),
        }

    def explain(self) -> Explanation:
        """Return how it was made, what was hidden, and what it cannot say."""
        return Explanation(
            measure=SPACE,
            method=f"a side is shown from {counted(self.policy.min_for_spread, 'answer')} on a "
            "task; the two "
            "sides are never pooled",
            inputs=f"{counted(len(self), 'task')}, {counted(self.n_posts, 'post')} that could "
            "be named",
            left_out=f"blank answers and don't-knows; sides with too few answers. {self.audit}.",
        )

    def __repr__(self) -> str:
        """Return the size."""
        return f"SharedSpace: {counted(len(self), 'task')}, {counted(self.n_posts, 'post')}"

    def __str__(self) -> str:
        """Return the tasks, the division between the sides, and what it does not show."""
        limits = f"It does not show {SPACE.does_not_show}."
        notes = [*map(str, self.divisions), f"{self.audit}.", limits]
        return "\n".join([*map(str, self.tasks), *map(wrapped, notes)])
