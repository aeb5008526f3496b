"""
The workshop: statistics on plain arrays, which know nothing of leadership.

`consistency`
    Whether the items of one scale rise and fall together: alpha, omega, lambdas, split halves.
`agreement`
    Whether raters agree, and how reliable they are: intraclass correlations, rwg(j), kappas.
`best_worst`
    Best and worst picked from small sets, counted into scores.
`correlation`
    How far two variables go together, between groups and within them.
`careless`
    Signs of answers given without reading.
`change`
    The mean change of people measured twice, and one person's reliable change.
`intervals`
    Confidence intervals for a mean and a share, and Holm's adjustment of several tests.
`division`
    How far places divide two kinds among them.
`noncentral`
    The noncentral t distribution, and the noncentrality at a quantile.
`norming`
    Where a value stands in a reference sample: T scores and percentile ranks with intervals.
`norming.measures`
    What these are, and what they do not show.
`keys`
    Which item belongs to which scale, which way round, and with what weight.
`one_mean`
    The mean of some values beside a fixed number, also where the values are all alike.
`paired`
    Two numbers a respondent, compared pair by pair.
`scoring`
    Scale scores from a matrix of keyed answers, in one pass over its columns.
`shares`
    The entropy of choices, and how far two distributions of them agree.
`spread`
    The spread of raters within people, pooled over people.
`weights`
    Declared weights that could have been a little different, and what comes first in them.
"""
