"""The correlations that an association is made of, from the means of organisations."""

from collections.abc import Callable, Mapping

import attrs
import numpy as np

from publead.assessment.association.gathering import Cells
from publead.assessment.association.policies import Part
from publead.assessment.association.reading import Answers, Floats
from publead.errors import UndefinedStatisticError
from publead.estimates import Estimate, Measure
from publead.stats.correlation import between_groups, pearson, spearman, within_groups
from publead.stats.correlation.measures import BETWEEN, PARTIAL, PEARSON, SPEARMAN, WITHIN
from publead.stats.spread import group_means


def parts_of(cells: Cells) -> dict[Part, Estimate]:
    """Return every part but that of people; those that the data do not give say why."""
    x, y, organisation = cells.x, cells.y, cells.organisation
    counts = np.bincount(organisation)

    def ranked() -> Estimate:
        return spearman(*(group_means(side, organisation, counts) for side in (x, y)))

    def given() -> Estimate:
        found = between_groups(x, y, organisation, controls=cells.controls)
        return attrs.evolve(found, measure=PARTIAL)

    no_controls = "" if cells.controls.shape[1] else "no control was declared"
    one_wave = "" if np.unique(cells.wave).size > 1 else "there is one wave only"
    waves = np.column_stack([_indicators(cells), cells.controls])
    found = {
        Part.BETWEEN: _tried(BETWEEN, "", lambda: between_groups(x, y, organisation)),
        Part.BETWEEN_RANKS: _tried(SPEARMAN, "", ranked),
        Part.BETWEEN_GIVEN: _tried(PARTIAL, no_controls, given),
        Part.WITHIN: _tried(WITHIN, one_wave, lambda: within_groups(x, y, organisation)),
        Part.WITHIN_GIVEN: _tried(
            WITHIN, one_wave, lambda: within_groups(x, y, organisation, controls=waves)
        ),
    }
    between = {
        part: _with_left_out(found[part], cells)
        for part in (Part.BETWEEN, Part.BETWEEN_RANKS, Part.BETWEEN_GIVEN)
    }
    return found | between


def among_people(answers: Answers, cells: Cells, reason: str) -> Estimate:
    """Return the correlation of people with people of their own organisation and wave."""

    def found() -> Estimate:
        x, y = (each[cells.rows].mean(axis=1) for each in answers.variables[:2])
        clusters = cells.organisation[cells.cell]
        return within_groups(x, y, cells.cell, clusters=clusters)

    return _tried(WITHIN, reason, found)


def wave_by_wave(cells: Cells, waves: tuple[str, ...]) -> Mapping[str, Estimate]:
    """Return the correlation between organisations in each wave; empty where there is one."""
    present = np.unique(cells.wave).tolist()
    return {waves[place]: _in_wave(cells, place) for place in present if len(present) > 1}


def _in_wave(cells: Cells, wave: int) -> Estimate:
    here = cells.wave == wave
    return _tried(PEARSON, "", lambda: pearson(cells.x[here], cells.y[here]))


def _indicators(cells: Cells) -> Floats:
    present = np.unique(cells.wave)
    later: Floats = (cells.wave[:, None] == present[1:]).astype(np.float64)
    return later


def _tried(measure: Measure, reason: str, compute: Callable[[], Estimate]) -> Estimate:
    if reason:
        return Estimate.not_estimable(measure, reason)
    try:
        return compute()
    except UndefinedStatisticError as failure:
        return Estimate.not_estimable(measure, str(failure))


def _with_left_out(found: Estimate, cells: Cells) -> Estimate:
    if not found.is_shown:
        return found
    return attrs.evolve(found, n_left_out=cells.n_left_out, reason=cells.left_out)
