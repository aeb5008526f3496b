"""From a Pajek file to a network."""

from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Final

from publead.errors import Fault
from publead.exchange.graph_files import GraphColumns, network_of_file
from publead.exchange.pajek.limits import SUBJECT, PajekLimits
from publead.exchange.pajek.sections import Sections
from publead.network import Direction, LeadershipNetwork, NetworkError, SelfTies
from publead.tables.contents import RefusedError, content_of
from publead.tables.encodings import TextFile, checked_encoding, decoded

PAJEK_FILE: Final = TextFile(name="Pajek", saved_as="UTF-8", option='encoding="{}"')


def read(
    path: str | Path,
    *,
    direction: Direction | None = None,
    respondents: Iterable[Hashable] | None = None,
    encoding: str = "utf-8",
    self_ties: SelfTies = SelfTies.REFUSE,
    limits: PajekLimits | None = None,
) -> LeadershipNetwork:
    r"""
    Return the network that a Pajek file holds, in arcs, edges, lists of either, or matrices.

    Labels of vertices are ids; a vertex without a label is called by its number. Values of ties
    are strengths, and relations are layers.

    Parameters
    ----------
    path : str or Path
        The file, with one network.
    direction : Direction
        Which end of an arc leads; not needed for edges, nor for files that `write` made.
    respondents : iterable of hashable, optional
        Who answered; everybody where it is left out and the file does not say.
    encoding : str
        The file's encoding; Pajek itself writes UTF-8 or the system's own, such as windows-1252.
    self_ties : SelfTies
        What happens to loops.
    limits : PajekLimits, optional
        How large the file may be.

    Returns
    -------
    LeadershipNetwork
        Places, colours and other drawing are not kept.

    Raises
    ------
    PolicyError
        If ties have a direction and nobody says which end leads, or there is no such encoding.
    NetworkError
        With every line that cannot be read. A file with partitions, times, or two modes is
        refused, and so is one that mixes arcs and edges.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp()) / "advice.net"
    >>> _ = path.write_text('*Vertices 2\n1 "ann"\n2 "bob"\n*Arcs\n1 2 3\n')
    >>> read(path, direction=Direction.NOMINATION)
    LeadershipNetwork: 2 people, 1 tie (nomination); 2 of 2 answered
    """
    bounds = PajekLimits() if limits is None else limits
    sections = Sections(bounds)
    for number, line in enumerate(_text(path, encoding, bounds).split("\n"), start=1):
        sections.take(line, number)
    return network_of_file(
        sections.file(),
        SUBJECT,
        direction=direction,
        respondents=respondents,
        columns=GraphColumns(),
        self_ties=self_ties,
    )


def _text(path: str | Path, encoding: str, limits: PajekLimits) -> str:
    remedy = "Pass limits=PajekLimits(size=...) if you trust it"
    too_large = Fault(f"is larger than {limits.size:,} bytes", remedy=remedy)
    name = checked_encoding(encoding)
    try:
        return decoded(content_of(Path(path), limits.size, too_large), name, kind=PAJEK_FILE)
    except RefusedError as refusal:
        raise NetworkError(SUBJECT, [refusal.fault]) from None
