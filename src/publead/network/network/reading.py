"""Read a leadership network from tables of ties, of people, and of respondents."""

from publead.errors import PolicyError
from publead.network.network.model import LeadershipNetwork
from publead.network.nominations import (
    Direction,
    Duplicates,
    NetworkColumns,
    PeopleSource,
    SelfTies,
    SlotColumns,
    TieColumns,
    TiePolicies,
    Undirected,
    UnknownPeople,
    expect_direction,
    read_nominations,
)
from publead.tables import PLAIN_CSV, CsvOptions, TableSource


def read_network(
    ties: TableSource,
    people: PeopleSource | None = None,
    respondents: PeopleSource | None = None,
    columns: NetworkColumns | None = None,
    *,
    direction: Direction | None = None,
    undirected: Undirected | None = None,
    self_ties: SelfTies = SelfTies.REFUSE,
    duplicates: Duplicates = Duplicates.REFUSE,
    unknown: UnknownPeople = UnknownPeople.REFUSE,
    csv: CsvOptions = PLAIN_CSV,
) -> LeadershipNetwork:
    """
    Return the network that three inputs describe: ties, people, and who answered.

    Nothing is dropped or guessed unless a policy says so. Somebody who did not answer stays in
    the network; what they might have said is missing, and is not taken for silence.

    Parameters
    ----------
    ties : str, Path, data frame or iterable of mappings
        Ties in the form that *columns* describes.
    people : table or iterable of ids, optional
        Everybody who belongs, with or without ties; the other columns become attributes, joined
        by id. Without it only those in a tie are known.
    respondents : table or iterable of ids, optional
        Who answered. Without it, an edge list counts everybody as having answered, which a note
        says; in a nomination list or a roster those with a row have.
    columns : TieColumns, SlotColumns or RosterColumns, optional
        The form of the table of ties; an edge list from ``source`` to ``target`` by default.
    direction : Direction
        Which end of a tie leads. Needed, unless ties have no direction.
    undirected : Undirected, optional
        That ties have no direction, and how reports become ties.
    self_ties : SelfTies
        What happens to a tie from a person to themselves.
    duplicates : Duplicates
        What happens to a tie that stands there twice.
    unknown : UnknownPeople
        What happens to a tie with somebody who is not among the people.
    csv : CsvOptions
        How CSV files are written.

    Returns
    -------
    LeadershipNetwork
        People in the order given, ties in the order of the rows.

    Raises
    ------
    PolicyError
        If it is not said which end of a tie leads, or is said of ties without direction.
    TableError
        If one of the three is no table as it stands.
    NetworkError
        With every fault of the three together, each with its row; no fault repeats an id.

    Examples
    --------
    >>> rows = [
    ...     {"respondent": "ann", "first": "bob", "second": "dee"},
    ...     {"respondent": "bob", "first": "dee", "second": None},
    ... ]
    >>> staff = [
    ...     {"person": "ann", "unit": "Housing"},
    ...     {"person": "bob", "unit": "Housing"},
    ...     {"person": "dee", "unit": "Planning"},
    ... ]
    >>> network = read_network(
    ...     rows,
    ...     people=staff,
    ...     columns=SlotColumns(slots=["first", "second"]),
    ...     direction=Direction.NOMINATION,
    ... )
    >>> network
    LeadershipNetwork: 3 people, 3 ties (nomination); 2 of 3 answered
    >>> network.by("unit")
    Groups: 2 by unit
    """
    if hasattr(ties, "adjacency"):
        raise PolicyError("a networkx graph is read by LeadershipNetwork.from_networkx(graph, ...)")
    policies = TiePolicies(self_ties=self_ties, duplicates=duplicates, undirected=undirected)
    _require_one(direction, undirected)
    form = TieColumns() if columns is None else columns
    said = read_nominations(
        ties, people, respondents, form, policies=policies, unknown=unknown, csv=csv
    )
    return LeadershipNetwork.from_nominations(
        said,
        direction=direction,
        is_undirected=undirected is not None,
        scale=None if isinstance(form, SlotColumns) else form.scale,
    )


def _require_one(direction: Direction | None, undirected: Undirected | None) -> None:
    """Refuse ties of which nobody says what end leads, and those that have none and are said to."""
    expect_direction(direction)
    if undirected is None and direction is None:
        raise PolicyError(
            "say which end of a tie leads: direction=Direction.NOMINATION where i → j means that "
            "i turns to j, INFLUENCE where i leads j; or pass undirected="
        )
    if undirected is not None and direction is not None:
        raise PolicyError("ties without direction have no leading end: leave out direction=")
