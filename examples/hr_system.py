"""From a system's own records to JSON and a page: every fault at once, and no name in an error."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import publead as pl

COLUMNS = pl.RatingColumns(person="leader", rater="user", relationship="role")
ROLES = ["self", "manager", "peer", "peer", "peer", "peer", "peer", "report"]


def main() -> None:
    """Read records as a system holds them, correct what is told, and hand results over."""
    asked = pl.draft_instrument("solace-contextual@2013")
    records = [
        {"leader": "L1", "user": f"u{place}", "role": role}
        | {item.code: 1 + (place + number) % 5 for number, item in enumerate(asked)}
        for place, role in enumerate(ROLES)
    ]

    # Two cells are wrong. The error lists both, with their rows, and can be shown to whoever
    # sent the file.
    faulty = [dict(record) for record in records]
    faulty[2]["trust-1"] = "quite"
    faulty[5]["role"] = "boss"
    try:
        pl.read_ratings(faulty, asked, COLUMNS)
    except pl.InputError as error:
        for fault in error.faults:
            print(f"row {fault.row}: {fault.place} {fault.problem}")
    print()

    scores = pl.score(pl.read_ratings(records, asked, COLUMNS))
    report = pl.feedback(scores, "L1")
    told = report.to_dict()
    print("keys:", ", ".join(told))
    print("hidden:", ", ".join(report.hidden))
    print()

    # What a report gives away is plain values too: keep it, to audit next month's against it.
    kept = pl.Release.from_dict(json.loads(json.dumps(report.release.to_dict())))
    print(pl.audit([report], previous=[kept]))

    with TemporaryDirectory() as folder:
        page = pl.page(report, title="Your feedback", note="Questions: the learning team.")
        page.write(Path(folder) / "feedback.html")
        print("a page of one file:", [file.name for file in Path(folder).iterdir()])


if __name__ == "__main__":
    main()
