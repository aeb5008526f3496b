"""The texts of a framework, with their places, as writers check them."""

from collections.abc import Iterator

from publead.frameworks import Competency, Facet, Framework


def lines_of(framework: Framework) -> dict[str, str]:
    """Return the texts that must be one line, by their places."""
    told = {"title": framework.title, "edition": framework.edition}
    return told | {f"{place}.label": entry.label for place, entry in entries_of(framework)}


def texts_of(framework: Framework) -> dict[str, str]:
    """Return the texts that may be longer, by their places."""
    told = {
        "about": framework.about,
        "rights": framework.rights,
        "does_not_show": framework.does_not_show,
    }
    return told | {
        f"{place}.definition": entry.definition for place, entry in entries_of(framework)
    }


def entries_of(framework: Framework) -> Iterator[tuple[str, Competency | Facet]]:
    """Yield each competency, and its facets after it, with their places."""
    for i, competency in enumerate(framework):
        yield f"competencies[{i}]", competency
        for j, facet in enumerate(competency.facets):
            yield f"competencies[{i}].facets[{j}]", facet
