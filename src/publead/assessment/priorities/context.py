"""A situation in which other things are asked of leaders."""

from enum import Enum

import attrs

from publead.errors import PolicyError, expect
from publead.estimates import Explanation, Measure
from publead.sources import Source


class Mode(Enum):
    """In what kind of role somebody leads; compare within one, because each asks for its own."""

    ROUTINE = "routine"
    EMERGENCY = "emergency"
    STATUTORY_ROLE = "statutory role"


@attrs.frozen(kw_only=True)
class Context:
    """
    A named situation, and what is different in it.

    A context says why weights differ. It has none itself: no source states any, so people agree
    on them, in `Priorities`.

    Attributes
    ----------
    name : str
        What it is called.
    what_differs : str
        What is asked of leaders here that is not asked elsewhere, or the other way round.
    mode : Mode
        In what kind of role they lead.
    place, politics, finance, partners : str
        Where it is, and how it stands there: the political arrangement, the money, who else
        leads. Each may be empty.
    source : Source or None
        Who says so; None for a context that a council describes for itself.
    caution : str
        What the source cannot carry.

    Raises
    ------
    PolicyError
        If it has no name, or does not say what differs.

    Examples
    --------
    >>> here = Context(
    ...     name="Reorganisation",
    ...     what_differs="Two councils become one within the year.",
    ...     politics="no overall control",
    ... )
    >>> print(here)
    Reorganisation (routine; politics: no overall control): Two councils become one within the year.
    """

    name: str
    what_differs: str
    mode: Mode = Mode.ROUTINE
    place: str = ""
    politics: str = ""
    finance: str = ""
    partners: str = ""
    source: Source | None = None
    caution: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a context that says nothing."""
        expect(self.mode, Mode, "mode", "Use Mode.ROUTINE, Mode.EMERGENCY or Mode.STATUTORY_ROLE")
        for field in ("name", "what_differs"):
            text = getattr(self, field)
            expect(text, str, field, "Write a few words")
            if not text.strip():
                raise PolicyError(
                    f"{field} is empty; a context needs a name and what differs in it"
                )

    @property
    def circumstances(self) -> str:
        """The mode, and what is known of the place, its politics, money and partners."""
        known = [
            (field, getattr(self, field)) for field in ("place", "politics", "finance", "partners")
        ]
        return "; ".join([self.mode.value, *(f"{field}: {text}" for field, text in known if text)])

    def __str__(self) -> str:
        """Return the context in a sentence."""
        return f"{self.name} ({self.circumstances}): {self.what_differs}"

    def explain(self) -> Explanation:
        """Return who says so, and what it cannot carry."""
        return Explanation(
            measure=Measure(
                name=self.name,
                definition=self.what_differs,
                formula="",
                does_not_show=self.caution or "How much more or less anything is worth here.",
                sources=() if self.source is None else (self.source,),
            ),
            method="as the source tells it" if self.source else "as it was described here",
            inputs=self.circumstances,
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "name": self.name,
            "what_differs": self.what_differs,
            "mode": self.mode.value,
            "place": self.place,
            "politics": self.politics,
            "finance": self.finance,
            "partners": self.partners,
            "source": "" if self.source is None else self.source.cite(),
            "caution": self.caution,
        }
