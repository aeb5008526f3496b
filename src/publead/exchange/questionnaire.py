"""A questionnaire as survey tools hold it: questions with names and choices with codes."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

import attrs

from publead.assessment.instrument import Instrument, Item, Scale
from publead.errors import Fault, InstrumentError, limited
from publead.exchange.texts import line_faults, on_one_line, text_faults

NOT_OBSERVED_CODE: Final = "999"
"""What stands for *not observed* in survey tools: a number that no scale can have as a point."""


@attrs.frozen(kw_only=True)
class Choice:
    """
    An answer that can be chosen.

    Attributes
    ----------
    code : str
        What the tool stores.
    label : str
        What the rater reads.
    point : int or None
        The point that it stands for; None for *not observed*.
    """

    code: str
    label: str
    point: int | None


def choices_of(scale: Scale) -> tuple[Choice, ...]:
    """
    Return the answers on a scale, the lowest first, and *not observed* last where there is one.

    Examples
    --------
    >>> scale = Scale.words("Never", "Always", not_observed=("N/A", "Cannot say"))
    >>> [(choice.code, choice.label) for choice in choices_of(scale)]
    [('1', 'Never'), ('2', 'Always'), ('999', 'N/A')]
    """
    points = range(scale.low, scale.high + 1)
    labels = scale.labels or tuple(map(str, points))
    choices = [
        Choice(code=str(point), label=on_one_line(label), point=point)
        for point, label in zip(points, labels, strict=True)
    ]
    unseen = [
        Choice(code=NOT_OBSERVED_CODE, label=on_one_line(word), point=None)
        for word in scale.not_observed[:1]
    ]
    return (*choices, *unseen)


def runs_of(instrument: Instrument) -> list[tuple[Scale, list[Item]]]:
    """Return the items in their order, those with the same scale that follow on together."""
    return [(scale, list(run)) for scale, run in groupby(instrument, key=lambda item: item.scale)]


def refuse_unwritable(
    instrument: Instrument, names: Mapping[str, str], tool: str, faults: Sequence[Fault] = ()
) -> None:
    """
    Do nothing if a survey tool can hold an instrument.

    Parameters
    ----------
    instrument : Instrument
        What is to be written.
    names : mapping of str to str
        What the tool would call each item, by its code.
    tool : str
        The tool, as errors name it.
    faults : sequence of Fault
        What else is wrong.

    Raises
    ------
    InstrumentError
        With every text that is empty or unwritable, every two items that would be called alike,
        and the other faults.
    """
    texts = {f"items[{i}].text": item.text for i, item in enumerate(instrument)}
    words = {
        f"items[{i}].scale": word
        for i, item in enumerate(instrument)
        for word in (*item.scale.labels, *item.scale.not_observed[:1])
    }
    found = [*line_faults({"title": instrument.title}), *text_faults(texts), *line_faults(words)]
    found += _alike(names, tool)
    found += faults
    if found:
        raise InstrumentError(f"instrument {instrument.id}", limited(found, "texts"))


def _alike(names: Mapping[str, str], tool: str) -> list[Fault]:
    seen: dict[str, str] = {}
    faults = []
    for code, name in names.items():
        earlier = seen.setdefault(name.casefold(), code)
        if earlier != code:
            problem = f"items {earlier!r} and {code!r} would both be {name!r} in {tool}"
            faults.append(Fault(problem, place="items", remedy="Change the code of one"))
    return faults
