"""Releases of several readings, taken as one: matched by key, or nested where there is none."""

import hashlib
from collections.abc import Sequence

import attrs

from publead.disclosure.figures import Figure, Release, Token


def nested(release: Release) -> Release:
    """Return the release with the forms behind a topic numbered within their person and group."""
    figures: list[Figure] = []
    protected = set[Token]()
    for topic in dict.fromkeys(figure.topic for figure in release.figures):
        about = [figure for figure in release.figures if figure.topic == topic]
        names = _numbered({token for figure in about for token, _ in figure.weights}, release)
        renamed = attrs.evolve(release, figures=tuple(about)).renamed(names)
        figures += renamed.figures
        protected |= renamed.protected
    return attrs.evolve(release, figures=tuple(figures), protected=frozenset(protected))


def joined_releases(releases: Sequence[Release], about: str) -> Release:
    """
    Return one release that gives away what several give away together.

    Parameters
    ----------
    releases : sequence of Release
        At least one.
    about : str
        What it is a report of.

    Returns
    -------
    Release
        Where the readings cannot be matched, the smaller group about a person is taken to be part
        of the larger one, as `audit_releases` takes it: the worst case.
    """
    readings = sorted({release.reading for release in releases})
    if len(readings) == 1:
        parts, reading = list(releases), readings[0]
        places = dict(place for part in reversed(parts) for place in part.places)
    else:
        parts = [nested(release) for release in releases]
        reading = hashlib.sha256("|".join(readings).encode()).hexdigest()[:16]
        groups = {place.rpartition("|")[0] for part in parts for _, place in part.places}
        # A form's name is its place by now.
        places = {
            token: token
            for part in parts
            for figure in part.figures
            for token, _ in figure.weights
            if token.rpartition("|")[0] in groups
        }
    return Release(
        about=about,
        reading=reading,
        figures=tuple(dict.fromkeys(figure for part in parts for figure in part.figures)),
        protected=frozenset[Token]().union(*(part.protected for part in parts)),
        places=tuple(sorted(places.items(), key=lambda item: _order(item[1]))),
    )


def _numbered(tokens: set[Token], release: Release) -> dict[Token, Token]:
    counts: dict[str, int] = {}
    names = {}
    for token, place in release.places:
        if token in tokens:
            group, _, _ = place.rpartition("|")
            counts[group] = counts.get(group, 0) + 1
            names[token] = f"{group}|{counts[group]}"
    return names


def _order(place: str) -> tuple[str, int]:
    group, _, number = place.rpartition("|")
    return group, int(number)
