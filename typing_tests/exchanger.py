"""Somebody who moves nouns between programs: formats, JSON, and cattrs, as checkers see them."""

from pathlib import Path
from typing import Any, assert_type

import publead as pl
from publead.exchange import edge_lists, gexf, graphml, nouns, pajek
from publead.exchange.cattrs_converter import converter
from publead.network import NetworkPolicy
from publead.tables import Formulas, XmlLimits


def networks(network: pl.LeadershipNetwork, folder: Path) -> pl.LeadershipNetwork:
    """Return a network that went through every format."""
    gexf.write(network, folder / "n.gexf")
    graphml.write(network, str(folder / "n.graphml"))
    pajek.write(network, folder / "n.net")
    edge_lists.write(network, folder)
    limits = XmlLimits(depth=8)
    columns = gexf.GraphColumns(person="label", ignore=["id"])
    assert_type(gexf.read(folder / "n.gexf", columns=columns, limits=limits), pl.LeadershipNetwork)
    assert_type(
        pajek.read(
            folder / "n.net",
            direction=pl.Direction.NOMINATION,
            respondents=["ann", 7],
            encoding="windows-1252",
            limits=pajek.PajekLimits(vertices=100),
        ),
        pl.LeadershipNetwork,
    )
    return edge_lists.read(folder)


def documents(report: pl.Feedback, path: Path) -> pl.Feedback:
    """Return a report that was kept whole, for a reason."""
    keep = nouns.KeptWhole(reason="for next year's audit")
    assert_type(nouns.to_plain(report, keep=keep), dict[str, object])
    nouns.write(report, path, keep=keep)
    assert_type(nouns.read(path, pl.Feedback), pl.Feedback)
    assert_type(nouns.names(), tuple[str, ...])
    assert_type(nouns.schema("Feedback"), dict[str, Any])
    return nouns.from_plain(nouns.to_plain(report, keep=keep), pl.Feedback)


def with_cattrs(policy: NetworkPolicy) -> NetworkPolicy:
    """Return a policy that went through cattrs."""
    strict = converter(keep=nouns.KeptWhole(reason="piloted"))
    return strict.structure(strict.unstructure(policy), NetworkPolicy)


def table(path: str) -> pl.CsvOptions:
    """Return options under which a safe file is read as it was written."""
    options = pl.CsvOptions(formulas=Formulas.RESTORE)
    pl.tables.read_csv(path, options)
    return options


def wrong(network: pl.LeadershipNetwork) -> None:
    """Each of these is refused by both checkers; the comment says what for."""
    nouns.to_plain(network, keep="because")  # type: ignore[arg-type]  # a reason is a policy
    nouns.read("policy.json", "NetworkPolicy")  # type: ignore[arg-type]  # a kind is a class
    pl.CsvOptions(formulas="restore")  # type: ignore[arg-type]  # policies are no texts
    edge_lists.read("folder", True)  # type: ignore[call-arg,arg-type]  # by keyword
