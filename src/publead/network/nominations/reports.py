"""Ties as they were reported, row by row, before any policy has been applied."""

from collections.abc import Hashable

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, limited, nearest
from publead.network.nominations.columns import NetworkColumns
from publead.network.nominations.ids import NOBODY, Register, id_faults
from publead.tables import Table, told_again


@attrs.frozen(kw_only=True, eq=False)
class Reports:
    """
    What the rows of a table of ties say; every array has an entry a tie.

    Attributes
    ----------
    rows : ndarray of int64
        Where each tie stands, as a person would count.
    sources, targets : ndarray of int32
        Places in the register of ids; `NOBODY` where the cell is no id.
    strengths : ndarray of float or None
        The strengths, where there are any.
    layer, wave : ndarray of int32
        Places in *layers* and *waves*.
    layers, waves : tuple
        The kinds of tie and the times at which they were asked.
    answered : ndarray of int64, shape (n, 3), or None
        Who is known to have answered, in which wave and in which row, where the form of the
        table shows it.
    faults : tuple of Fault
        What is wrong with the cells.
    """

    rows: NDArray[np.int64]
    sources: NDArray[np.int32]
    targets: NDArray[np.int32]
    strengths: NDArray[np.float64] | None
    layer: NDArray[np.int32]
    wave: NDArray[np.int32]
    layers: tuple[str, ...]
    waves: tuple[Hashable, ...]
    answered: NDArray[np.int64] | None = None
    faults: tuple[Fault, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class Places:
    """
    In which layer and wave each row of a table stands.

    Attributes
    ----------
    layer, wave : ndarray of int32
        Places in *layers* and *waves*.
    layers, waves : tuple
        The layers and waves.
    faults : list of Fault
        What is wrong with their cells.
    """

    layer: NDArray[np.int32]
    wave: NDArray[np.int32]
    layers: tuple[str, ...]
    waves: tuple[Hashable, ...]
    faults: list[Fault]


def places_of(table: Table, columns: NetworkColumns) -> Places:
    """Return the layer and the wave of each row; without such columns there is one of each."""
    layer, layers, layer_faults = _labels(table, columns.layer, columns.layers)
    wave, waves, wave_faults = _labels(table, columns.wave, ())
    return Places(
        layer=layer,
        wave=wave,
        layers=tuple(str(each) for each in layers),
        waves=waves,
        faults=[*layer_faults, *wave_faults],
    )


def _labels(
    table: Table, name: str | None, declared: tuple[str, ...]
) -> tuple[NDArray[np.int32], tuple[Hashable, ...], list[Fault]]:
    if name is None or name not in table:
        return np.zeros(len(table), dtype=np.int32), declared, []
    found = Register({label: place for place, label in enumerate(declared)})
    column = table[name]
    codes = found.codes(column)
    faults = id_faults(column, codes, name, table.rows)
    labels = tuple(found.places)
    if declared:
        beyond = np.flatnonzero(codes >= len(declared))
        unknown = [
            _unknown_label(name, int(table.rows[i]), str(labels[codes[i]]), declared)
            for i in beyond.tolist()
        ]
        faults += limited(unknown, "rows")
    return np.maximum(codes, 0), labels, faults


def _unknown_label(name: str, row: int, label: str, declared: tuple[str, ...]) -> Fault:
    guess = nearest(label, declared)
    remedy = f"Did you mean {guess!r}?" if guess else f"The layers are {', '.join(declared)}"
    return Fault("is no layer that was declared", place=name, row=row, remedy=remedy)


def twice_faults(
    who: NDArray[np.int32], places: Places, rows: NDArray[np.int64], name: str
) -> list[Fault]:
    """Return a fault for each row of a person who has a row already in that layer and wave."""
    listed = zip(who.tolist(), places.layer.tolist(), places.wave.tolist(), strict=True)
    remedy = "Keep one row for each respondent"
    faults = [
        Fault(f"has a row already, row {earlier}", place=name, row=row, remedy=remedy)
        for key, row, earlier in told_again(listed, rows.tolist())
        if key[0] != NOBODY
    ]
    return limited(faults, "rows")


def answers_of(
    who: NDArray[np.int32], places: Places, rows: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return who answered, in which wave and row, where every row is somebody's answer."""
    return np.stack([who.astype(np.int64), places.wave.astype(np.int64), rows], axis=1)
