"""From rows to organisations: means of an organisation in a wave, and who is left out of them."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.association.policies import RowsAre, StudyDesign
from publead.assessment.association.reading import Answers, Floats, Places
from publead.disclosure import DisclosurePolicy
from publead.errors import Fault, TableError, limited
from publead.estimates import counted


@attrs.frozen(kw_only=True, eq=False)
class Cells:
    """
    Means, one row an organisation and wave.

    Attributes
    ----------
    x, y : ndarray of float, shape (n_cells,)
        Leadership and outcome.
    controls : ndarray of float, shape (n_cells, n_controls)
        The controls.
    organisation, wave : ndarray of int, shape (n_cells,)
        Which organisation and wave each is of.
    rows : ndarray of int
        The places of the table's rows that went in.
    cell : ndarray of int
        The cell of each of them.
    n_left_out : int
        How many organisations are in no cell.
    left_out : str
        What was left out, and why; empty where nothing was.
    """

    x: Floats
    y: Floats
    controls: Floats
    organisation: Places
    wave: Places
    rows: Places
    cell: Places
    n_left_out: int
    left_out: str

    @property
    def n_organisations(self) -> int:
        """How many organisations there are."""
        return int(np.unique(self.organisation).size)

    @property
    def design(self) -> StudyDesign:
        """What was studied when."""
        if np.unique(self.wave).size < 2:
            return StudyDesign.CROSS_SECTION
        waves = np.bincount(self.organisation)
        again = np.count_nonzero(waves > 1)
        half = 2 * again >= np.count_nonzero(waves)
        return StudyDesign.PANEL if half else StudyDesign.REPEATED


def kind_of_rows(answers: Answers, declared: RowsAre | None) -> RowsAre:
    """
    Return what rows stand for: as declared, or organisations where each has one row a wave.

    Raises
    ------
    TableError
        If rows are declared to be organisations, and one has two in a wave.
    """
    cell = answers.organisation * len(answers.waves) + answers.wave
    _, first, counts = np.unique(cell, return_index=True, return_counts=True)
    if declared is None:
        return RowsAre.RESPONDENTS if counts.max(initial=0) > 1 else RowsAre.ORGANISATIONS
    if declared is RowsAre.ORGANISATIONS and counts.max(initial=0) > 1:
        again = np.setdiff1d(np.arange(cell.size), first)
        remedy = "Keep one row an organisation and wave, or declare what the rows are"
        faults = [
            Fault("repeats an organisation of an earlier row", "", int(row), remedy=remedy)
            for row in answers.rows[again].tolist()
        ]
        raise TableError("organisations", limited(faults, "rows"))
    return declared


def gather(answers: Answers, kind: RowsAre, policy: DisclosurePolicy) -> Cells:
    """
    Return the means of organisations in waves, those with too few respondents left out.

    Rows count alike, or by the respondents behind them where these were told.
    """
    values = np.column_stack([each.mean(axis=1) for each in answers.variables])
    whole = np.asarray(~np.isnan(values).any(axis=1), dtype=np.bool_)
    label = answers.organisation * len(answers.waves) + answers.wave
    labels, cell = np.unique(label[whole], return_inverse=True)
    weight = np.ones(whole.size) if answers.respondents is None else answers.respondents
    behind = np.bincount(cell, weights=weight[whole], minlength=labels.size)
    small = np.zeros(labels.size, dtype=np.bool_)
    if kind is RowsAre.RESPONDENTS or answers.respondents is not None:
        small = behind < policy.min_cut_raters
    rows = np.flatnonzero(whole)[~small[cell]]
    kept, again = np.unique(label[rows], return_inverse=True)
    means = _means(values[rows], again, weight[rows], kept.size)
    organisations, organisation = np.unique(kept // len(answers.waves), return_inverse=True)
    n_before = np.unique(answers.organisation).size
    return Cells(
        x=means[:, 0],
        y=means[:, 1],
        controls=means[:, 2:],
        organisation=organisation,
        wave=kept % len(answers.waves),
        rows=rows,
        cell=again,
        n_left_out=int(n_before - organisations.size),
        left_out=_told(answers, whole, small, int(n_before - organisations.size), policy),
    )


def _means(values: Floats, cell: Places, weight: Floats, n_cells: int) -> Floats:
    if not len(values):
        return np.empty((0, values.shape[1]))
    shifted = (values - values[0]) * weight[:, None]
    total = np.bincount(cell, weights=weight, minlength=n_cells)
    sums = [np.bincount(cell, weights=side, minlength=n_cells) for side in shifted.T]
    means: Floats = values[0] + np.column_stack(sums) / total[:, None]
    return means


def _told(
    answers: Answers,
    whole: NDArray[np.bool_],
    small: NDArray[np.bool_],
    n_organisations: int,
    policy: DisclosurePolicy,
) -> str:
    unanswered, hidden = int(whole.size - whole.sum()), int(small.sum())
    in_waves = " in a wave" if len(answers.waves) > 1 else ""
    parts = []
    if unanswered:
        parts.append(f"{counted(unanswered, 'row')} for want of an answer")
    if hidden:
        few = f"fewer than {counted(policy.min_cut_raters, 'respondent')}"
        parts.append(f"{counted(hidden, 'organisation')}{in_waves} with {few}")
    if n_organisations and (unanswered or n_organisations != hidden):
        parts.append(f"so {counted(n_organisations, 'organisation')} altogether")
    return "; ".join(parts)
