"""Where one value stands in a reference sample: T scores and percentile ranks, with intervals."""

from publead.stats.norming.percentiles import Ties, clopper_pearson, percentile_rank
from publead.stats.norming.t_scores import normal_percentile, t_score

__all__ = ["Ties", "clopper_pearson", "normal_percentile", "percentile_rank", "t_score"]
