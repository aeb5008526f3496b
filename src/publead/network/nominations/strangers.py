"""Ties with people who are not among those given."""

from collections.abc import Hashable

import attrs
import numpy as np

from publead.errors import Fault, limited
from publead.network.nominations.ids import NOBODY, Register
from publead.network.nominations.people import Group
from publead.network.nominations.policies import UnknownPeople
from publead.network.nominations.reports import Reports


def with_known_people(
    reports: Reports, register: Register, n_known: int, group: Group | None, unknown: UnknownPeople
) -> tuple[Reports, list[Fault]]:
    """Return the reports whose ends are both somebody, and a fault for each that is refused."""
    sound = (reports.sources != NOBODY) & (reports.targets != NOBODY)
    faults: list[Fault] = []
    if group is not None and unknown is not UnknownPeople.ADD:
        known = (reports.sources < n_known) & (reports.targets < n_known)
        if unknown is UnknownPeople.REFUSE:
            faults = _strangers(reports, register, n_known)
        sound &= known
    kept = attrs.evolve(
        reports,
        rows=reports.rows[sound],
        sources=reports.sources[sound],
        targets=reports.targets[sound],
        strengths=None if reports.strengths is None else reports.strengths[sound],
        layer=reports.layer[sound],
        wave=reports.wave[sound],
    )
    return kept, limited(faults, "rows")


def _strangers(reports: Reports, register: Register, n_known: int) -> list[Fault]:
    """Return a fault for each end of a tie, and each row of answers, that is nobody known."""
    ids = list(register.places)
    ends = [("who is named", reports.targets, reports.rows)]
    if reports.answered is None:
        ends.append(("who names", reports.sources, reports.rows))
    else:
        who = reports.answered[:, 0].astype(np.int32)
        ends.append(("who answered", who, reports.answered[:, 2]))
    found = set()
    for word, places, rows in ends:
        beyond = np.flatnonzero(places >= n_known)
        listed = zip(rows[beyond].tolist(), places[beyond].tolist(), strict=True)
        found |= {(row, word, place) for row, place in listed}
    remedy = "Add them to people=, or pass unknown=UnknownPeople.ADD or LEAVE_OUT"
    written = {str(each) for each in ids[:n_known]}
    plain = {text.strip().casefold() for text in written}
    return [
        Fault(
            f"{word} is not among the people{_likeness(ids[place], ids[0], written, plain)}",
            row=row,
            remedy=remedy,
        )
        for row, word, place in sorted(found)
    ]


def _likeness(stranger: Hashable, known: Hashable, written: set[str], plain: set[str]) -> str:
    """Return how somebody known has nearly the same id, without telling the id."""
    if str(stranger) in written:
        kinds = type(known).__name__, type(stranger).__name__
        return f" (the ids there are of type {kinds[0]}, this one is {kinds[1]})"
    if str(stranger).strip().casefold() in plain:
        return " (an id there differs only in spaces or capitals)"
    return ""
