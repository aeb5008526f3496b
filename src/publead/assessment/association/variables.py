"""One side of an association: a column, or the mean of several that ask for the same thing."""

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from publead.errors import ArgumentError, PolicyError
from publead.stats.agreement.nulls import points
from publead.tables import several


def _names(columns: str | Sequence[str]) -> tuple[str, ...]:
    return several([columns] if isinstance(columns, str) else columns)


@attrs.frozen(kw_only=True)
class Variable:
    """
    One side of an association, or a control.

    Attributes
    ----------
    columns : str or sequence of str
        The column that holds it, or the columns whose mean it is; reversed items are turned
        already. A row that lacks one of them is left out.
    scale : (low, high) or None
        The whole ends of the answers' scale. With it rwg(j) can be told, and an answer outside
        it is a fault.
    name : str
        What it is called in sentences; the column's name unless given.

    Raises
    ------
    PolicyError
        If no column is named, one is named twice, or the scale makes no sense.

    Examples
    --------
    >>> Variable(columns=["trust", "vision"], scale=(1, 5), name="leadership").columns
    ('trust', 'vision')
    """

    columns: tuple[str, ...] = attrs.field(converter=_names)
    scale: tuple[float, float] | None = None
    name: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a variable without columns, and a scale without ends."""
        if not self.columns or len(set(self.columns)) < len(self.columns):
            raise PolicyError("columns= must name at least one column, and each only once")
        if self.scale is not None:
            points(self.scale)

    @property
    def label(self) -> str:
        """What sentences call it."""
        return self.name or ", ".join(self.columns)


VariableLike: TypeAlias = str | Sequence[str] | Variable
"""A variable, or short for one: the name of its column, or a list of names."""


def variable_of(given: VariableLike, role: str) -> Variable:
    """
    Return a variable, whichever way it was written.

    Raises
    ------
    ArgumentError
        If it is neither a name, names, nor a variable.
    """
    if isinstance(given, Variable):
        return given
    if isinstance(given, str):
        return Variable(columns=given)
    names = list(given) if isinstance(given, list | tuple) else []
    if names and all(type(name) is str for name in names):
        return Variable(columns=names)
    raise ArgumentError(
        f"{role} is {type(given).__name__}; give a column's name, a list of names, or "
        "Variable(columns=..., scale=(1, 5), name=...)"
    )


@attrs.frozen(kw_only=True)
class Question:
    """
    What is asked of a table.

    Attributes
    ----------
    leadership, outcome : Variable
        The two sides.
    by : str
        The column of the organisation.
    controls : tuple of Variable
        What is held constant.
    wave : str or None
        The column of the year, or whatever tells the waves apart.
    respondents : str or None
        The column of how many respondents stand behind a row.
    """

    leadership: Variable
    outcome: Variable
    by: str
    controls: tuple[Variable, ...] = ()
    wave: str | None = None
    respondents: str | None = None

    @property
    def variables(self) -> tuple[tuple[str, Variable], ...]:
        """Every variable with its role."""
        controls = tuple((f"controls[{i}]", each) for i, each in enumerate(self.controls))
        return (("leadership", self.leadership), ("outcome", self.outcome), *controls)

    @property
    def roles(self) -> tuple[tuple[str, str], ...]:
        """Every column with its role."""
        named = [(role, name) for role, each in self.variables for name in each.columns]
        others = (("by", self.by), ("wave", self.wave), ("respondents", self.respondents))
        return (*named, *((role, name) for role, name in others if name is not None))
