"""From a GEXF file to a network."""

from collections.abc import Hashable, Iterable
from pathlib import Path

from publead.exchange.gexf.elements import Elements
from publead.exchange.gexf.kinds import SUBJECT
from publead.exchange.graph_files import GraphColumns, network_of_file
from publead.network import Direction, LeadershipNetwork, NetworkError, SelfTies
from publead.tables import XmlLimits, walk_xml


def read(
    path: str | Path,
    *,
    direction: Direction | None = None,
    respondents: Iterable[Hashable] | None = None,
    columns: GraphColumns | None = None,
    self_ties: SelfTies = SelfTies.REFUSE,
    limits: XmlLimits | None = None,
) -> LeadershipNetwork:
    """
    Return the network that a GEXF file holds.

    Parameters
    ----------
    path : str or Path
        The file.
    direction : Direction
        Which end of an edge leads; not needed for files without direction, nor for those that
        `write` made.
    respondents : iterable of hashable, optional
        Who answered; everybody where it is left out and the file does not say.
    columns : GraphColumns, optional
        Which data of nodes and edges mean what.
    self_ties : SelfTies
        What happens to loops.
    limits : XmlLimits, optional
        How large the file may be.

    Returns
    -------
    LeadershipNetwork
        Data of nodes are attributes, a label among them; ``GraphColumns(person="label")`` takes it
        for the id. Colours, places and sizes are not kept, nor what a file says of the whole, but
        for what `write` put there.

    Raises
    ------
    PolicyError
        If the edges have a direction and nobody says which end leads.
    NetworkError
        With everything in the file that cannot be read, each with its line or its number.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp()) / "path.gexf"
    >>> _ = path.write_text(
    ...     '''<gexf version="1.3"><graph defaultedgetype="directed">
    ...     <nodes><node id="ann"/><node id="bob"/></nodes>
    ...     <edges><edge source="ann" target="bob"/></edges></graph></gexf>'''
    ... )
    >>> read(path, direction=Direction.NOMINATION)
    LeadershipNetwork: 2 people, 1 tie (nomination); 2 of 2 answered
    """
    elements = Elements()
    walk_xml(path, elements, SUBJECT, NetworkError, limits=limits)
    return network_of_file(
        elements.file(),
        SUBJECT,
        direction=direction,
        respondents=respondents,
        columns=GraphColumns() if columns is None else columns,
        self_ties=self_ties,
    )
