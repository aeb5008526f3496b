"""A framework as a value: asked by code, walked in order, compared, printed."""

import pytest

from publead.codes import competency_code, framework_id
from publead.errors import UnknownCodeError
from publead.frameworks import SOLACE_CONTEXTUAL, Competency, EvidenceLevel, Framework, Subject
from publead.sources import Source


def small() -> Framework:
    return Framework(
        id=framework_id("north@1"),
        title="Northport's own",
        edition="1",
        about="What Northport asks of its heads of service.",
        evidence_level=EvidenceLevel.PRACTITIONER_CLAIM,
        rights="Northport's.",
        does_not_show="How well Northport is led.",
        sources=[Source(authors=["Northport Council"], year=2025, title="Our way")],
        rated=True,
        competencies=[
            Competency(
                code=competency_code("care"),
                label="Care",
                definition="Looks after people.",
                subject=Subject.PERSON,
            ),
            Competency(
                code=competency_code("rota"),
                label="Rota",
                definition="Shares out the nights.",
                subject=Subject.ORGANISATION,
            ),
        ],
    )


def test_a_code_gives_its_competency() -> None:
    """A competency is found by its code, and its facets under the same code."""
    assert SOLACE_CONTEXTUAL["trust"].label == "Leading through trust"
    expected = ["motivating-surroundings", "followed-in-uncertainty"]
    trust = SOLACE_CONTEXTUAL["trust"]
    assert expected == [facet.code for facet in SOLACE_CONTEXTUAL.facets[trust.code]]


def test_an_unknown_code_names_the_nearest() -> None:
    """A slip in a code is answered with the code that was probably meant."""
    with pytest.raises(UnknownCodeError) as caught:
        SOLACE_CONTEXTUAL["trsut"]
    expected = (
        "no competency 'trsut'. Did you mean 'trust'? Known: place-and-space, "
        "complexity-and-ambiguity, entrepreneurial-organisations, trust."
    )
    assert expected == str(caught.value)
    assert caught.value.nearest == "trust"


def test_a_framework_is_a_collection_of_its_competencies() -> None:
    """Length, membership and order are those of the top level."""
    framework = small()
    assert len(framework) == 2
    assert "rota" in framework
    assert "nights" not in framework
    assert list(framework.codes) == [competency.code for competency in framework]


def test_equal_frameworks_are_one_key() -> None:
    """Two frameworks with the same content are equal and hash alike."""
    assert {small(): "one"} == {small(): "one"}


def test_what_is_printed_reads_like_a_sentence_and_a_list() -> None:
    """A framework prints its name, its evidence and its competencies."""
    expected = (
        "Northport's own (north@1): 2 entries; practitioner claim.\n"
        "  care: Care: Looks after people.\n"
        "  rota: Rota (speaks of the organisation): Shares out the nights."
    )
    assert expected == str(small())


def test_the_explanation_says_who_and_what_not() -> None:
    """A framework explains who says so, what stands behind it, and what it does not show."""
    expected = (
        "Northport's own: What Northport asks of its heads of service.\n"
        "method: paraphrased from the source; evidence: practitioner claim\n"
        "inputs: 2 competencies (1 on the person, 1 on the organisation), 0 facets\n"
        "left out: the wording of the source. Northport's.\n"
        "source: Northport Council (2025). Our way.\n"
        "does not show: How well Northport is led."
    )
    assert expected == str(small().explain())
