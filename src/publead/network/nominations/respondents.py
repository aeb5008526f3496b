"""Who answered: said outright, or seen from the form of the table."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, limited
from publead.network.nominations.columns import NetworkColumns
from publead.network.nominations.ids import NOBODY, Register
from publead.network.nominations.people import Group, PeopleSource, group_of, repeats
from publead.network.nominations.reports import Reports
from publead.tables import CsvOptions

EVERYBODY_NOTE = "respondents were not given, so everybody counts as having answered"


@attrs.frozen(kw_only=True, eq=False)
class Answers:
    """
    Who answered, wave by wave.

    Attributes
    ----------
    answered : ndarray of bool, shape (n_waves or 1, n_people)
        Who did.
    faults : tuple of Fault
        What is wrong with the respondents.
    notes : tuple of str
        What a reader of the results should know.
    """

    answered: NDArray[np.bool_]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def answered_of(
    respondents: PeopleSource | None,
    reports: Reports,
    columns: NetworkColumns,
    register: Register,
    n: int,
    csv: CsvOptions,
) -> Answers:
    """
    Return who answered.

    Parameters
    ----------
    respondents : table, iterable of ids, or None
        Who did; a table may have the column of waves. None takes what the reports show.
    reports : Reports
        The reports.
    columns : TieColumns, SlotColumns or RosterColumns
        Which column holds what.
    register : Register
        The ids that are known.
    n : int
        How many people there are.
    csv : CsvOptions
        How a CSV file is written.
    """
    n_waves = max(len(reports.waves), 1)
    answered = np.zeros((n_waves, n), dtype=np.bool_)
    if respondents is None and reports.answered is None:
        return Answers(answered=~answered, notes=(EVERYBODY_NOTE,))
    if respondents is None and reports.answered is not None:
        seen = reports.answered[(reports.answered[:, 0] != NOBODY) & (reports.answered[:, 0] < n)]
        answered[seen[:, 1], seen[:, 0]] = True
        return Answers(answered=answered)
    source: PeopleSource = () if respondents is None else respondents
    group = group_of(source, columns, register, csv, with_attributes=False)
    faults = list(group.faults)
    wave, wave_faults = _waves(group, columns, reports)
    if wave is None:
        faults += repeats(group, columns.person)
    known = (group.places != NOBODY) & (group.places < n)
    remedy = "Add them to people=, or leave them out"
    strangers = group.rows[(group.places != NOBODY) & ~known].tolist()
    faults += limited(
        [Fault("is not among the people", row=row, remedy=remedy) for row in strangers], "rows"
    )
    if wave is None:
        answered[:, group.places[known]] = True
    else:
        known &= wave != NOBODY
        answered[wave[known], group.places[known]] = True
    return Answers(answered=answered, faults=(*faults, *wave_faults))


def silent_faults(reports: Reports, answered: NDArray[np.bool_]) -> list[Fault]:
    """Return a fault for each tie reported by somebody who is said not to have answered."""
    inside = (reports.sources != NOBODY) & (reports.sources < answered.shape[1])
    silent = np.zeros(reports.sources.size, dtype=np.bool_)
    silent[inside] = ~answered[reports.wave[inside], reports.sources[inside]]
    remedy = "Add them to respondents=, or remove the tie"
    problem = "is reported by somebody who is not among the respondents"
    faults = [Fault(problem, row=row, remedy=remedy) for row in reports.rows[silent].tolist()]
    return limited(faults, "rows")


def _waves(
    group: Group, columns: NetworkColumns, reports: Reports
) -> tuple[NDArray[np.int32] | None, list[Fault]]:
    """Return the wave of each row of a table of respondents, or None where it has no waves."""
    name, table = columns.wave, group.table
    if name is None or table is None or name not in table:
        return None, []
    places = {wave: place for place, wave in enumerate(reports.waves)}
    cells = table[name].coded()
    lookup = np.array([places.get(cell, NOBODY) for cell in cells.distinct], dtype=np.int32)
    wave = lookup[cells.codes]
    remedy = "Give a wave that has ties, or leave it out"
    faults = [
        Fault("is no wave of the ties", place=name, row=row, remedy=remedy)
        for row in table.rows[wave == NOBODY].tolist()
    ]
    return wave, limited(faults, "rows")
