"""T scores and percentile ranks: what they are, who defined them, and what they do not show."""

from publead.estimates import Measure
from publead.sources import Source

CRAWFORD_2002 = Source(
    authors=("Crawford, J. R.", "Garthwaite, P. H."),
    year=2002,
    title="Investigation of the single case in neuropsychology: Confidence limits on the "
    "abnormality of test scores and test score differences",
    container="Neuropsychologia, 40(8), 1196-1208",
    doi="10.1016/S0028-3932(01)00224-X",
)
CRAWFORD_1998 = Source(
    authors=("Crawford, J. R.", "Howell, D. C."),
    year=1998,
    title="Comparing an individual's test score against norms derived from small samples",
    container="The Clinical Neuropsychologist, 12(4), 482-486",
    doi="10.1076/clin.12.4.482.7241",
)
CRAWFORD_2009 = Source(
    authors=("Crawford, J. R.", "Garthwaite, P. H.", "Slick, D. J."),
    year=2009,
    title="On percentile norms in neuropsychology: Proposed reporting standards and methods for "
    "quantifying the uncertainty over the percentile ranks of test scores",
    container="The Clinical Neuropsychologist, 23(7), 1173-1195",
    doi="10.1080/13854040902795018",
)
CLOPPER_1934 = Source(
    authors=("Clopper, C. J.", "Pearson, E. S."),
    year=1934,
    title="The use of confidence or fiducial limits illustrated in the case of the binomial",
    container="Biometrika, 26(4), 404-413",
    doi="10.1093/biomet/26.4.404",
)

T_SCORE = Measure(
    name="T score, linear",
    definition="How far a value lies from the reference's mean, in tenths of its standard "
    "deviation, counted from 50.",
    formula="50 + 10 (x - mean) / SD",
    does_not_show="that 50 is good, or enough: it is the mean of these people. It is no "
    "percentile unless the reference is normally distributed",
    sources=(CRAWFORD_2002,),
)
PERCENTILE_RANK = Measure(
    name="percentile rank",
    definition="The percentage of the reference below a value, with half of those who have the "
    "same value.",
    formula="100 (below + ties / 2) / n",
    does_not_show="how far apart people are, or that being above others is good: where all lead "
    "poorly, half of them are above the middle",
    sources=(CRAWFORD_2009, CLOPPER_1934),
)
NORMAL_PERCENTILE = Measure(
    name="percentage below, if the reference is normal",
    definition="The percentage of a normal population below a value, estimated from a sample's "
    "mean and standard deviation.",
    formula="100 P(t(n - 1) < (x - mean) / (SD sqrt((n + 1) / n)))",
    does_not_show="what holds where the scores are skewed or pressed against an end of the scale",
    sources=(CRAWFORD_1998, CRAWFORD_2002),
)
