"""
The workshop: statistics on plain arrays, which know nothing of leadership.

`intervals`
    Confidence intervals for a mean and a share, and Holm's adjustment of several tests.
`scoring`
    Scale scores from a matrix of keyed answers, in one pass over its columns.
`spread`
    Pooled spread within groups, and average deviation.
"""
