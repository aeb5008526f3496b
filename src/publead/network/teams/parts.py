"""Teams measured part by part, by a function for engines that group rows and hand them as Arrow."""

from collections.abc import Callable
from typing import Any, Final, Literal

import narwhals.stable.v2 as nw

from publead.errors import PolicyError
from publead.network.nominations import Direction, TieColumns
from publead.network.structure import NetworkPolicy
from publead.network.teams.indices import BOUNDED, INDICES
from publead.network.teams.making import measure

TeamType = Literal["string", "bigint"]

_TEAM_TYPES: Final = ("string", "bigint")
_COUNTS: Final = ("n_people", "n_respondents", "n_ties")


def part_measure(
    *,
    by: str = "team",
    columns: TieColumns | None = None,
    answered: str | None = None,
    leads: str | None = None,
    share: float | None = None,
    direction: Direction = Direction.NOMINATION,
    policy: NetworkPolicy | None = None,
) -> Callable[[Any, Any], Any]:
    """
    Return a function that measures the teams of one part of the tables, Arrow in and Arrow out.

    It is made for Spark's ``cogroup(...).applyInArrow(function, part_schema())``. A part holds
    whole teams, as many as you like: put hundreds into one, because each call has a fixed cost.

    Parameters
    ----------
    by, columns, share, direction, policy
        As in `measure`.
    answered : str, optional
        The column of the people's table that is true of those who answered; everybody where it
        is left out.
    leads : str, optional
        The column of the people's table that is true of those who hold a leading post.

    Returns
    -------
    function of two tables
        Of ties and people, as ``pyarrow.Table``; it returns one row a team in the columns of
        `part_schema`, and raises what `measure` raises.

    Examples
    --------
    >>> import pyarrow as pa
    >>> staff = [{"team": "A", "person": name, "here": True} for name in "abcde"]
    >>> ties = [{"team": "A", "source": name, "target": "a"} for name in "bcd"]
    >>> of_part = part_measure(answered="here")
    >>> of_part(pa.Table.from_pylist(ties), pa.Table.from_pylist(staff))["density"].to_pylist()
    [0.15]
    """
    named = TieColumns() if columns is None else columns

    def of_part(ties: Any, people: Any) -> Any:
        found = measure(
            ties,
            people,
            _those(people, answered, by, named.person),
            _those(people, leads, by, named.person),
            by,
            named,
            share=share,
            direction=direction,
            policy=policy,
        )
        return found.to_frame(backend="pyarrow")

    return of_part


def part_schema(team: TeamType = "string") -> str:
    """
    Return the columns of `part_measure` as Spark writes a schema.

    Parameters
    ----------
    team : str
        What teams are labelled with: ``"string"`` or ``"bigint"``.

    Raises
    ------
    PolicyError
        If *team* is neither.

    Examples
    --------
    >>> part_schema()[:44]
    '`team` string, `status` string, `reason` str'
    """
    if team not in _TEAM_TYPES:
        raise PolicyError(f"team must be one of {', '.join(map(repr, _TEAM_TYPES))}")
    columns: dict[str, str] = {"team": team, "status": "string", "reason": "string"}
    columns |= dict.fromkeys(_COUNTS, "double")
    for name in INDICES:
        columns[name] = "double"
        if name in BOUNDED:
            columns[f"{name}_low"] = columns[f"{name}_high"] = "double"
    columns["pattern"] = "string"
    return ", ".join(f"`{name}` {dtype}" for name, dtype in columns.items())


def _those(people: Any, column: str | None, by: str, person: str) -> Any:
    if column is None:
        return None
    frame = nw.from_native(people, eager_only=True)
    return frame.filter(nw.col(column).fill_null(value=False)).select(by, person).to_native()
