"""The works that the statistics of agreement are taken from."""

from publead.sources import Source

SHROUT_FLEISS = Source(
    authors=("Shrout, P. E.", "Fleiss, J. L."),
    year=1979,
    title="Intraclass correlations: Uses in assessing rater reliability",
    container="Psychological Bulletin, 86(2), 420-428",
    doi="10.1037/0033-2909.86.2.420",
)
MCGRAW_WONG = Source(
    authors=("McGraw, K. O.", "Wong, S. P."),
    year=1996,
    title="Forming inferences about some intraclass correlation coefficients",
    container="Psychological Methods, 1(1), 30-46",
    doi="10.1037/1082-989X.1.1.30",
)
WALD = Source(
    authors=("Wald, A.",),
    year=1940,
    title="A note on the analysis of variance with unequal class frequencies",
    container="The Annals of Mathematical Statistics, 11(1), 96-100",
)
PATTERSON_THOMPSON = Source(
    authors=("Patterson, H. D.", "Thompson, R."),
    year=1971,
    title="Recovery of inter-block information when block sizes are unequal",
    container="Biometrika, 58(3), 545-554",
    doi="10.1093/biomet/58.3.545",
)
BLIESE = Source(
    authors=("Bliese, P. D.",),
    year=2000,
    title="Within-group agreement, non-independence, and reliability: Implications for data "
    "aggregation and analysis",
    container="In K. J. Klein & S. W. J. Kozlowski (Eds.), Multilevel theory, research, and "
    "methods in organizations (pp. 349-381). Jossey-Bass",
)
BRENNAN = Source(
    authors=("Brennan, R. L.",),
    year=2001,
    title="Generalizability theory",
    container="Springer",
    doi="10.1007/978-1-4757-3456-0",
)
JAMES_DEMAREE_WOLF = Source(
    authors=("James, L. R.", "Demaree, R. G.", "Wolf, G."),
    year=1984,
    title="Estimating within-group interrater reliability with and without response bias",
    container="Journal of Applied Psychology, 69(1), 85-98",
    doi="10.1037/0021-9010.69.1.85",
)
LEBRETON_SENTER = Source(
    authors=("LeBreton, J. M.", "Senter, J. L."),
    year=2008,
    title="Answers to 20 questions about interrater reliability and interrater agreement",
    container="Organizational Research Methods, 11(4), 815-852",
    doi="10.1177/1094428106296642",
)
LINDELL = Source(
    authors=("Lindell, M. K.", "Brandt, C. J.", "Whitney, D. J."),
    year=1999,
    title="A revised index of interrater agreement for multi-item ratings of a single target",
    container="Applied Psychological Measurement, 23(2), 127-135",
    doi="10.1177/01466219922031257",
)
BURKE = Source(
    authors=("Burke, M. J.", "Finkelstein, L. M.", "Dusig, M. S."),
    year=1999,
    title="On average deviation indices for estimating interrater agreement",
    container="Organizational Research Methods, 2(1), 49-68",
)
BROWN_HAUENSTEIN = Source(
    authors=("Brown, R. D.", "Hauenstein, N. M. A."),
    year=2005,
    title="Interrater agreement reconsidered: An alternative to the rwg indices",
    container="Organizational Research Methods, 8(2), 165-184",
)
HAYES_KRIPPENDORFF = Source(
    authors=("Hayes, A. F.", "Krippendorff, K."),
    year=2007,
    title="Answering the call for a standard reliability measure for coding data",
    container="Communication Methods and Measures, 1(1), 77-89",
    doi="10.1080/19312450709336664",
)
COHEN = Source(
    authors=("Cohen, J.",),
    year=1968,
    title="Weighted kappa: Nominal scale agreement provision for scaled disagreement or partial "
    "credit",
    container="Psychological Bulletin, 70(4), 213-220",
    doi="10.1037/h0026256",
)
FLEISS_COHEN_EVERITT = Source(
    authors=("Fleiss, J. L.", "Cohen, J.", "Everitt, B. S."),
    year=1969,
    title="Large sample standard errors of kappa and weighted kappa",
    container="Psychological Bulletin, 72(5), 323-327",
    doi="10.1037/h0028106",
)
FLEISS = Source(
    authors=("Fleiss, J. L.",),
    year=1971,
    title="Measuring nominal scale agreement among many raters",
    container="Psychological Bulletin, 76(5), 378-382",
    doi="10.1037/h0031619",
)
GWET = Source(
    authors=("Gwet, K. L.",),
    year=2008,
    title="Computing inter-rater reliability and its variance in the presence of high agreement",
    container="British Journal of Mathematical and Statistical Psychology, 61(1), 29-48",
    doi="10.1348/000711006X126600",
)
BRENNAN_PREDIGER = Source(
    authors=("Brennan, R. L.", "Prediger, D. J."),
    year=1981,
    title="Coefficient kappa: Some uses, misuses, and alternatives",
    container="Educational and Psychological Measurement, 41(3), 687-699",
    doi="10.1177/001316448104100307",
)
ATWATER_YAMMARINO = Source(
    authors=("Atwater, L. E.", "Yammarino, F. J."),
    year=1992,
    title="Does self-other agreement on leadership perceptions moderate the validity of "
    "leadership and performance predictions?",
    container="Personnel Psychology, 45(1), 141-164",
)
FLEENOR = Source(
    authors=("Fleenor, J. W.", "McCauley, C. D.", "Brutus, S."),
    year=1996,
    title="Self-other rating agreement and leader effectiveness",
    container="The Leadership Quarterly, 7(4), 487-506",
)
EDWARDS_PARRY = Source(
    authors=("Edwards, J. R.", "Parry, M. E."),
    year=1993,
    title="On the use of polynomial regression equations as an alternative to difference scores "
    "in organizational research",
    container="Academy of Management Journal, 36(6), 1577-1613",
    doi="10.2307/256822",
)
SHANOCK = Source(
    authors=("Shanock, L. R.", "Baran, B. E.", "Gentry, W. A.", "Pattison, S. C.", "Heggestad, E."),
    year=2010,
    title="Polynomial regression with response surface analysis: A powerful approach for "
    "examining moderation and overcoming limitations of difference scores",
    container="Journal of Business and Psychology, 25(4), 543-554",
    doi="10.1007/s10869-010-9183-4",
)
DANSEREAU = Source(
    authors=("Dansereau, F.", "Alutto, J. A.", "Yammarino, F. J."),
    year=1984,
    title="Theory testing in organizational behavior: The varient approach",
    container="Prentice-Hall",
)
