"""Columns that are arrays already, such as integers from another program."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import Fault, TableError
from publead.estimates import counted
from publead.tables.table import Column, Table, column_of

SUBJECT: Final = "arrays"


def table_of_arrays(columns: Mapping[str, ArrayLike]) -> Table:
    """
    Return arrays by name as a table, whose rows are counted from 1.

    Raises
    ------
    TableError
        With every column that has no text for a name, more than one axis, or another length than
        the first.

    Examples
    --------
    >>> table_of_arrays({"source": [0, 1], "target": [1, 2]})
    Table: 2 rows × 2 columns from arrays
    """
    arrays: dict[object, NDArray[Any]] = {
        name: np.asarray(values) for name, values in columns.items()
    }
    n = next((array.size for array in arrays.values()), 0)
    faults = []
    for place, (name, array) in enumerate(arrays.items(), start=1):
        where = f"column {place}"
        if not isinstance(name, str):
            faults.append(Fault("has no text for a name", where, remedy="Name it with text"))
        if array.ndim != 1:
            problem = f"has the shape {array.shape}"
            faults.append(Fault(problem, where, remedy="Give one value a row"))
        elif array.size != n:
            problem = f"has {counted(array.size, 'row')}, and the first has {n}"
            faults.append(Fault(problem, where, remedy="Give columns of equal length"))
    if faults or not arrays:
        raise TableError(SUBJECT, faults or [Fault("there are no columns", remedy="Give some")])
    made: dict[str, Column] = {str(name): column_of(array) for name, array in arrays.items()}
    return Table(SUBJECT, made, np.arange(1, n + 1, dtype=np.int64))
