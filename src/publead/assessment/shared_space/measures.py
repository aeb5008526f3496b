"""What is measured of the shared leadership space, and what that does not show."""

from publead.estimates import Measure
from publead.sources import Source

MILLER = Source(
    authors=("Miller, J.",),
    year=None,
    title="Meeting the modern leadership challenge",
    container="The MJ",
    note="members and officers lead together, in roles that differ and complete each other",
)
SHANNON = Source(
    authors=("Shannon, C. E.",),
    year=1948,
    title="A mathematical theory of communication",
    container="Bell System Technical Journal, 27(3), 379-423",
    doi="10.1002/j.1538-7305.1948.tb01338.x",
)
DUNCAN = Source(
    authors=("Duncan, O. D.", "Duncan, B."),
    year=1955,
    title="A methodological analysis of segregation indexes",
    container="American Sociological Review, 20(2), 210-217",
    doi="10.2307/2088328",
)
JAMES = Source(
    authors=("James, D. R.", "Taeuber, K. E."),
    year=1985,
    title="Measures of segregation",
    container="Sociological Methodology, 15, 1-32",
    doi="10.2307/270845",
)

NAMED = Measure(
    name="task with a lead",
    definition="The share of those who answered who name somebody that leads the task.",
    formula="answers that name a post / answers that name a post or nobody",
    does_not_show="whether the task is led well, or whether the post named knows of it",
    sources=(MILLER,),
)
CONTEST = Measure(
    name="contest",
    definition="How evenly one side's answers are spread over the posts that could be named: 0 "
    "where all name the same post, 1 where every post is named alike.",
    formula="-sum over posts of p ln p / ln(number of posts)",
    does_not_show="whether people compete for the lead, share it, or do not know; ask them",
    sources=(SHANNON, MILLER),
)
TO_MEMBERS = Measure(
    name="lead given to members",
    definition="The share of the lead that one side gives to members, of what it gives to members "
    "and officers; a lead held jointly counts half for each.",
    formula="(members + jointly / 2) / (members + officers + jointly)",
    does_not_show="who should lead the task",
    sources=(MILLER,),
)
AGREEMENT = Measure(
    name="agreement between members and officers",
    definition="How far the two sides' answers on a task are alike: 1 where the shares are the "
    "same, 0 where they name nobody in common. That nobody leads is an answer too.",
    formula="sum over answers of min(p, q) = 1 - total variation distance",
    does_not_show="which side is right. Two small groups who see alike still differ by chance: "
    "compare it with what they would show",
    sources=(DUNCAN, MILLER),
)
COMPLEMENTARITY = Measure(
    name="complementarity",
    definition="How far one side sees tasks divided between members and officers: 0 where every "
    "task is led in the same mix, 1 where each is led by one of the two alone and both lead some.",
    formula="sum over tasks of n (m - mean m)^2 / (N mean m (1 - mean m))",
    does_not_show="whether the division is a good one, or agreed. A lead that is held jointly on "
    "every task gives 0 and can be shared well",
    sources=(JAMES, MILLER),
)
SPACE = Measure(
    name="the shared leadership space",
    definition="Who leads each task, as members and as officers see it.",
    formula="task by task and side by side; there is no figure of both sides pooled",
    does_not_show="who should lead, or how well anybody does; and nothing of any respondent",
    sources=(MILLER,),
)
