"""Hypothesis strategies for frameworks and instruments, as anybody could have written them."""

from hypothesis import strategies as st

from publead.assessment.instrument import Instrument, Item, Scale, normal_form
from publead.codes import CompetencyCode, competency_code, framework_id, item_code
from publead.frameworks import Competency, EvidenceLevel, Facet, Framework, Subject
from publead.sources import Source

WORDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
LINES = st.one_of(
    st.sampled_from(
        ("Trust", "=1+1", "+a", "-b", "@c", "'=d", "''+e", "<b>x</b>", '"quoted", with comma')
    ),
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), min_size=1, max_size=30
    ).filter(str.strip),
)
TEXTS = st.one_of(LINES, st.lists(LINES, min_size=2, max_size=3).map("\n".join))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Draw a work with some of what can be said of it."""
    return Source(
        authors=draw(st.lists(LINES, min_size=1, max_size=2)),
        year=draw(st.none() | st.integers(1, 2100)),
        title=draw(LINES),
        container=draw(st.just("") | LINES),
        place=draw(st.just("") | LINES),
        doi=draw(st.sampled_from(("", "10.1007/BF02310555"))),
        address=draw(st.sampled_from(("", "https://northport.example/way"))),
        note=draw(st.just("") | TEXTS),
    )


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Draw a framework of a few competencies, with and without facets."""
    codes = draw(st.lists(WORDS, min_size=1, max_size=8, unique=True))
    n_top = draw(st.integers(1, len(codes)))
    below: list[list[Facet]] = [[] for _ in range(n_top)]
    for code in codes[n_top:]:
        facet = Facet(code=competency_code(code), label=draw(LINES), definition=draw(TEXTS))
        below[draw(st.integers(0, n_top - 1))].append(facet)
    return Framework(
        id=framework_id(f"{draw(WORDS)}@{draw(WORDS)}"),
        title=draw(LINES),
        edition=draw(LINES),
        about=draw(TEXTS),
        evidence_level=draw(st.sampled_from(EvidenceLevel)),
        rights=draw(TEXTS),
        does_not_show=draw(TEXTS),
        sources=draw(st.lists(sources(), min_size=1, max_size=2)),
        competencies=[
            Competency(
                code=competency_code(code),
                label=draw(LINES),
                definition=draw(TEXTS),
                subject=draw(st.sampled_from(Subject)),
                facets=facets,
                group=draw(st.just("") | LINES),
                place=draw(st.just("") | LINES),
            )
            for code, facets in zip(codes, below, strict=False)
        ],
        rated=draw(st.booleans()),
    )


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """Draw a scale of numbers or of words, with or without a word for *not observed*."""
    low = draw(st.integers(-5, 5))
    n_points = draw(st.integers(2, 7))
    words = draw(st.lists(WORDS, min_size=n_points + 1, max_size=n_points + 1, unique=True))
    labels = [f"w {word}" for word in words[:-1]] if draw(st.booleans()) else []
    unseen = (f"{words[-1]}?",) if draw(st.booleans()) else ()
    return Scale(low=low, high=low + n_points - 1, labels=labels, not_observed=unseen)


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Draw an instrument whose competencies have scales of their own."""
    framework = draw(frameworks())
    by_competency: dict[CompetencyCode, Scale] = {}
    names = st.from_regex(r"[a-z]{1,4}([._-]?[0-9]{1,3}){0,2}", fullmatch=True)
    alike = draw(
        st.lists(names, min_size=1, max_size=6, unique_by=lambda code: code.translate(_PLAIN))
    )
    texts = draw(st.lists(LINES, min_size=len(alike), max_size=len(alike), unique_by=normal_form))
    items = []
    for code, text in zip(alike, texts, strict=True):
        competency = draw(st.sampled_from(framework.codes))
        scale = by_competency.setdefault(competency, draw(scales()))
        items.append(
            Item(
                code=item_code(code),
                text=f"{text} (so far)",  # lest a text is an answer too
                competency=competency,
                scale=scale,
                reversed=draw(st.booleans()),
            )
        )
    return Instrument(id="drawn@1", title=draw(LINES), framework=framework, items=items)


_PLAIN = str.maketrans("", "", "._-")
