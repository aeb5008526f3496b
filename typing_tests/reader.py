"""A reader of the docs: the front door alone, as the first pages use it."""

from typing import assert_type

import publead as pl


def northport() -> pl.Cohort:
    """Return an organisation's report from its export."""
    export = pl.read_export_map("examples/northport/forms.toml")
    assert_type(export, pl.ExportMap)
    framework = pl.frameworks.load("solace-contextual@2013")
    assert_type(framework, pl.frameworks.Framework)
    assert_type(framework.competencies, tuple[pl.frameworks.Competency, ...])
    assert_type(pl.frameworks.catalogue(), pl.frameworks.Catalogue)
    instrument = export.applied_to(pl.draft_instrument(framework))
    ratings = pl.read_ratings(
        "examples/northport/forms.csv", instrument, columns=export.columns, csv=export.csv
    )
    assert_type(pl.reliability(ratings), pl.Reliability)
    cohort = pl.cohort(pl.score(ratings))
    assert_type(cohort, pl.Cohort)
    return cohort


def policy() -> pl.DisclosurePolicy:
    """Return a policy that an installed package offers."""
    for offer in pl.disclosure.policies():
        assert_type(offer.package, str)
    return pl.disclosure.load_policy("northport-small-teams")


def wrong(instrument: pl.Instrument) -> None:
    """Each of these is refused by both checkers; the comment says what for."""
    pl.DisclosurePolicy("three")  # type: ignore[call-arg,arg-type]  # thresholds are keyword only
    pl.score(instrument)  # type: ignore[arg-type]  # scores are of ratings
    pl.Scale(low="1", high=5)  # type: ignore[arg-type]  # points are whole numbers
