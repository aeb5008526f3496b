"""Leadership in two thousand teams, measured at once from arrays, and related to nothing yet."""

import numpy as np

import publead as pl

N_TEAMS, SIZE = 2_000, 8


def main() -> None:
    """Draw teams, half of them led by one and half by all, and print how the two kinds differ."""
    rng = np.random.default_rng(2026)
    person = np.tile(np.arange(SIZE), N_TEAMS)
    team = np.repeat(np.arange(N_TEAMS), SIZE)
    is_shared = np.arange(N_TEAMS) % 2 == 0

    # Everybody may name each other member; where one leads, that one nearly always.
    chance = np.full((N_TEAMS, SIZE, SIZE), 0.3)
    chance[~is_shared] = 0.05
    chance[~is_shared, :, 0] = 0.9
    chance[:, np.arange(SIZE), np.arange(SIZE)] = 0.0
    which, source, target = np.nonzero(rng.random(chance.shape) < chance)

    teams = pl.network.teams.measure(
        {"team": which, "source": source, "target": target},
        {"team": team, "person": person},
        formal_leaders={"team": np.arange(N_TEAMS), "person": np.zeros(N_TEAMS, dtype=int)},
        share=0.5,
    )
    print(teams)
    print()

    table = teams.to_frame(backend="pandas")
    table["kind"] = np.where(is_shared, "shared", "one leads")
    columns = ["density", "centralization", "effective_leaders", "reciprocity"]
    print(table.groupby("kind")[columns].mean().round(2).to_string())
    print()

    # The pattern is told for a declared share of the others, and has no default.
    for kind, rows in table.groupby("kind"):
        commonest = rows["pattern"].value_counts(normalize=True).index[0]
        print(f"{kind}: most often {commonest}")


if __name__ == "__main__":
    main()
