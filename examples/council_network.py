"""Where leadership sits in a council, although some did not answer, and in each directorate."""

import csv
from pathlib import Path

import publead as pl
from publead.network import person, whole

NORTHPORT = Path(__file__).parent / "northport"


def main() -> None:
    """Print the shape of a council, who joins its directorates, and each directorate apart."""
    with (NORTHPORT / "network_people.csv").open(encoding="utf-8", newline="") as told:
        people = list(csv.DictReader(told))
    answered = [row["Number"] for row in people if row["Answered"] == "yes"]
    columns = pl.TieColumns(
        source="Who", target="Turns to", person="Number", attributes=["Directorate"]
    )
    file = NORTHPORT / "network_ties.csv"
    network = pl.read_network(file, people, answered, columns, direction=pl.Direction.NOMINATION)
    print(pl.describe(network, by="Directorate"))
    print()

    # As if over how many equal people leadership is spread, were such people asked again.
    print("Effective number of leaders:", whole.effective_leaders(network).corrected)
    most = person.in_degree(network)
    for number in ("N101", "N403"):
        low, high = most.low[most.people.index(number)], most.high[most.people.index(number)]
        print(f"{number} is named by {most[number]:.0f}; by {low:.0f} to {high:.0f} of all")
    print()

    # Each directorate as a team of its own: its ties to others are left out.
    part = {row["Number"]: row["Directorate"] for row in people}
    with file.open(encoding="utf-8", newline="") as told:
        ties = [
            {"team": part[row["Who"]], "source": row["Who"], "target": row["Turns to"]}
            for row in csv.DictReader(told)
            if part[row["Who"]] == part[row["Turns to"]]
        ]
    staff = [{"team": row["Directorate"], "person": row["Number"]} for row in people]
    directors = ["N101", "N201", "N301", "N401"]
    teams = pl.network.teams.measure(ties, staff, answered, directors, share=0.5)
    for row in teams.rows():
        print(f"{row['team']}: {row['effective_leaders']:.1f} effective leaders, {row['pattern']}")


if __name__ == "__main__":
    main()
