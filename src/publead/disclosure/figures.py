"""What a report gives away, in the form that the audit reads: whose answers entered each figure."""

from collections.abc import Collection, Iterable, Mapping
from enum import Enum

import attrs

from publead.errors import Fault, InputError

Token = str
"""One rater's form about one person, without a name."""


class Layer(Enum):
    """
    What kind of number a figure is made of.

    A mean with its *n* gives a count and a sum. Anything that shows spread (a standard deviation,
    an interval or a verdict from the group's own spread, agreement) gives a sum of squares too.
    ``PEOPLE`` are sums over people, in a cut of an organisation.
    """

    COUNTS = "counts"
    SUMS = "sums"
    SQUARES = "sums of squares"
    PEOPLE = "sums over people"


def _counted(values: Collection[object]) -> str:
    return f"{len(values)} of them"


def _weights(tokens: Iterable[Token] | Mapping[Token, float]) -> tuple[tuple[Token, float], ...]:
    if isinstance(tokens, Mapping):
        return tuple(sorted(tokens.items()))
    return tuple((token, 1.0) for token in sorted(set(tokens)))


@attrs.frozen
class Figure:
    """
    One published number, as a weighted sum of one value a form.

    Attributes
    ----------
    layer : Layer
        What is summed: ones, scores, or their squares.
    topic : str
        What the values are about, such as a competency; figures of different topics do not mix.
    weights : tuple of (Token, float)
        Whose values enter, and with which weight; given as tokens (each weight 1) or a mapping.
    """

    layer: Layer
    topic: str
    weights: tuple[tuple[Token, float], ...] = attrs.field(converter=_weights, repr=_counted)


@attrs.frozen(kw_only=True)
class Release:
    """
    Everything that one report gives away; it can be kept, to audit later reports against it.

    Attributes
    ----------
    about : str
        What it is a report of.
    reading : str
        Which reading of the forms the tokens belong to.
    figures : tuple of Figure
        The published numbers.
    protected : frozenset of Token
        The forms whose raters are anonymous.
    places : tuple of (Token, str)
        Each form's person and group and its number among them; used where two readings cannot
        be matched, to assume the worst.
    """

    about: str = attrs.field(repr=False)
    reading: str = attrs.field(repr=False)
    figures: tuple[Figure, ...] = attrs.field(repr=_counted)
    protected: frozenset[Token] = attrs.field(repr=_counted)
    places: tuple[tuple[Token, str], ...] = attrs.field(default=(), repr=False)

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "about": self.about,
            "reading": self.reading,
            "figures": [
                {
                    "layer": figure.layer.value,
                    "topic": figure.topic,
                    "weights": dict(figure.weights),
                }
                for figure in self.figures
            ],
            "protected": sorted(self.protected),
            "places": dict(self.places),
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, object]) -> "Release":
        """
        Return the release that `to_dict` gave, such as one read back from a JSON file.

        Raises
        ------
        InputError
            If it is not what `to_dict` gives.
        """
        try:
            figures = [_figure(each) for each in _as_list(kept["figures"])]
            protected = [_as_text(token) for token in _as_list(kept["protected"])]
            places = {token: _as_text(place) for token, place in _as_dict(kept["places"]).items()}
            return cls(
                about=_as_text(kept["about"]),
                reading=_as_text(kept["reading"]),
                figures=tuple(figures),
                protected=frozenset(protected),
                places=tuple(places.items()),
            )
        except (KeyError, TypeError, ValueError) as failure:
            fault = Fault(
                f"this is not a release that was kept ({type(failure).__name__})",
                remedy="Keep report.release.to_dict() whole, and give it back unchanged",
            )
            raise InputError("kept release", [fault]) from None

    def renamed(self, names: Mapping[Token, Token]) -> "Release":
        """Return the same release with other tokens."""
        return attrs.evolve(
            self,
            figures=tuple(
                Figure(
                    figure.layer,
                    figure.topic,
                    {names.get(token, token): weight for token, weight in figure.weights},
                )
                for figure in self.figures
            ),
            protected=frozenset(names.get(token, token) for token in self.protected),
        )


def _figure(kept: object) -> Figure:
    values = _as_dict(kept)
    weights = {}
    for token, weight in _as_dict(values["weights"]).items():
        if not isinstance(weight, int | float):
            raise TypeError(token)
        weights[token] = float(weight)
    return Figure(Layer(values["layer"]), _as_text(values["topic"]), weights)


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _as_list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _as_dict(value: object) -> dict[str, object]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise TypeError(value)
    return value
