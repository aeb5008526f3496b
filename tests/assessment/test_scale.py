import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.assessment.instrument import NOT_ANSWERED, NOT_OBSERVED, Scale
from publead.errors import InstrumentError

AGREEMENT = Scale.words(
    "Strongly disagree",
    "Disagree",
    "Neither",
    "Agree",
    "Strongly agree",
    not_observed=("N/A", "Don't know"),
    not_answered=("NA",),
    aliases={"SA": 5},
)


@pytest.mark.parametrize(
    ("answer", "point"),
    [
        ("Agree", 4),
        ("  strongly   AGREE ", 5),
        ("sa", 5),
        ("3", 3),
        ("3.0", 3),
        ("n/a", NOT_OBSERVED),
        ("don’t know", NOT_OBSERVED),
        ("", NOT_ANSWERED),
        ("   ", NOT_ANSWERED),
        ("NA", NOT_ANSWERED),
        ("0", None),
        ("6", None),
        ("3.5", None),
        ("-3", None),
        ("３", 3),
        ("٣", None),
        ("agre", None),
        ("nan", None),
        ("1_0", None),
    ],
)
def test_an_answer_is_read_as_people_mean_it(answer: str, point: int | None) -> None:
    """Case, spacing and curly quotes do not matter; what means nothing is not guessed."""
    assert AGREEMENT.point(answer) == point


@given(low=st.integers(-100, 119), size=st.integers(1, 20), data=st.data())
def test_every_point_reads_itself_and_nothing_else_does(
    low: int, size: int, data: st.DataObject
) -> None:
    """A number is a point exactly if it lies between the declared ends."""
    high = min(low + size, 120)
    scale = Scale.integers(low, high)
    number = data.draw(st.integers(-150, 150))
    assert scale.point(str(number)) == (number if low <= number <= high else None)


def test_the_scale_knows_its_size() -> None:
    """Points are counted, and the range is one less."""
    assert (AGREEMENT.n_points, AGREEMENT.range) == (5, 4)
    assert repr(Scale.integers(0, 10)) == "Scale 0 to 10"
    assert AGREEMENT.accepted[-2:] == ("N/A", "Don't know")
    assert Scale.integers(1, 3).accepted == ("1", "2", "3")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"low": 5, "high": 1},
            "low is 5 and high is 1. low must be below high, both from -100 to 120",
        ),
        (
            {"low": 1, "high": 200},
            "low is 1 and high is 200. low must be below high, both from -100 to 120",
        ),
        (
            {"low": 1, "high": 3, "labels": ("Yes", "No")},
            "labels: 2 labels for 3 points. Give one label a point, the lowest first, or none",
        ),
        (
            {"low": 1, "high": 2, "labels": ("Yes", "yes ")},
            "this word stands for two things: 'yes'. Keep one of them",
        ),
        (
            {"low": 1, "high": 2, "not_observed": ("2",)},
            "this word is a point of the scale: '2'. Choose another",
        ),
        (
            {"low": 1, "high": 2, "aliases": {"perhaps": 3}},
            "aliases: this alias stands for no point: 'perhaps'",
        ),
        (
            {"low": 1, "high": 2, "not_observed": (" ",)},
            "a blank cannot be a label. An empty cell always means no answer",
        ),
    ],
)
def test_a_scale_that_could_be_read_two_ways_is_refused(
    values: dict[str, object], expected: str
) -> None:
    """Each fault of a scale has its message."""
    with pytest.raises(InstrumentError) as caught:
        Scale(**values)  # type: ignore[arg-type]
    assert str(caught.value) == f"scale: 1 fault\n  {expected}"


def test_a_label_may_be_its_own_number() -> None:
    """A label that is written as its point is read as that point, and as no other."""
    assert Scale.words("1", "2", "3").point("2") == 2
    with pytest.raises(InstrumentError, match=r"a point of the scale: '2\.0'"):
        Scale.words("no", "yes", aliases={"2.0": 1})
