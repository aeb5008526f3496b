"""Where leadership sits: two families of ties among the houses of Florence, and what they show."""

import networkx as nx

import publead as pl
from publead.network import person, whole


def main() -> None:
    """Print the shape of the Florentine marriages, and the houses between the others."""
    marriages = nx.florentine_families_graph()
    print(pl.describe(pl.LeadershipNetwork.from_networkx(marriages)))
    print()

    between = person.betweenness(marriages)
    print("Betweenness of the Medici:", round(between["Medici"], 1), "pairs")
    print("Centralization of betweenness:", whole.centralization(marriages, person.betweenness))
    print("Constraint of the Medici:", round(person.constraint(marriages)["Medici"], 3))
    print()

    # A directed graph needs to say which end of a tie leads.
    turns_to = nx.DiGraph([("b", "a"), ("c", "a"), ("d", "a"), ("e", "a"), ("a", "b")])
    network = pl.LeadershipNetwork.from_networkx(turns_to, direction=pl.Direction.NOMINATION)
    print("Effective number of leaders:", whole.effective_leaders(network))
    print("Least upper boundedness:", whole.lubness(network))


if __name__ == "__main__":
    main()
