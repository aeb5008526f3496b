"""Whether trust in leadership and services on time go together, over councils and over years."""

import numpy as np

import publead as pl

N_COUNCILS, YEARS = 60, range(2019, 2024)


def main() -> None:
    """Draw councils with a known link, and print what their table lets one say."""
    rng = np.random.default_rng(1807)
    table = []
    for council in range(N_COUNCILS):
        standing, size = rng.normal(scale=0.3), rng.normal()
        for year in YEARS:
            trust = 3.4 + standing + rng.normal(scale=0.15)
            on_time = 70 + 8 * (trust - 3.4) + 3 * size + rng.normal(scale=2)
            row = {"council": f"council {council:02}", "year": year, "size": round(size, 2)}
            table.append(row | {"trust": round(trust, 2), "on_time": round(on_time, 1)})

    # Trust comes from a staff survey and the outcome from records, so one mood colours one side.
    found = pl.association(
        table,
        leadership=pl.Variable(columns="trust", name="trust in leadership"),
        outcome=pl.Variable(columns="on_time", name="share on time"),
        by="council",
        wave="year",
        controls=["size"],
        source=pl.CommonSource.APART,
    )
    print(found)
    print()

    for line in found.rows():
        if line["status"] == "shown":
            wave = line["wave"] or "all years"
            print(f"{line['part']}, {wave}: {line['correlation']:.2f}, n = {line['n']}")


if __name__ == "__main__":
    main()
