"""The works that the measures of consistency are taken from."""

from publead.sources import Source


def _article(authors: list[str], year: int, title: str, container: str, doi: str = "") -> Source:
    return Source(authors=authors, year=year, title=title, container=container, doi=doi)


ARMOR = _article(
    ["Armor, D. J."],
    1974,
    "Theta reliability and factor scaling",
    "Sociological Methodology, 5, 17-50",
)
BROWN = _article(
    ["Brown, W."],
    1910,
    "Some experimental results in the correlation of mental abilities",
    "British Journal of Psychology, 3(3), 296-322",
    "10.1111/j.2044-8295.1910.tb00207.x",
)
CRONBACH = _article(
    ["Cronbach, L. J."],
    1951,
    "Coefficient alpha and the internal structure of tests",
    "Psychometrika, 16(3), 297-334",
    "10.1007/BF02310555",
)
CURETON = _article(
    ["Cureton, E. E."],
    1966,
    "Corrected item-test correlations",
    "Psychometrika, 31(1), 93-96",
    "10.1007/BF02289461",
)
FELDT = _article(
    ["Feldt, L. S.", "Woodruff, D. J.", "Salih, F. A."],
    1987,
    "Statistical inference for coefficient alpha",
    "Applied Psychological Measurement, 11(1), 93-103",
    "10.1177/014662168701100107",
)
GUTTMAN = _article(
    ["Guttman, L."],
    1945,
    "A basis for analyzing test-retest reliability",
    "Psychometrika, 10(4), 255-282",
    "10.1007/BF02288892",
)
HARMAN = _article(
    ["Harman, H. H.", "Jones, W. H."],
    1966,
    "Factor analysis by minimizing residuals (minres)",
    "Psychometrika, 31(3), 351-368",
    "10.1007/BF02289468",
)
HARVILL = _article(
    ["Harvill, L. M."],
    1991,
    "Standard error of measurement",
    "Educational Measurement: Issues and Practice, 10(2), 33-41",
    "10.1111/j.1745-3992.1991.tb00195.x",
)
HENRYSSON = _article(
    ["Henrysson, S."],
    1963,
    "Correction of item-total correlations in item analysis",
    "Psychometrika, 28(2), 211-218",
)
JORESKOG = _article(
    ["Jöreskog, K. G."],
    1967,
    "Some contributions to maximum likelihood factor analysis",
    "Psychometrika, 32(4), 443-482",
)
MCDONALD = Source(
    authors=["McDonald, R. P."],
    year=1999,
    title="Test theory: a unified treatment",
    container="Lawrence Erlbaum",
    place="chapter 6",
    doi="10.4324/9781410601087",
)
OLSSON = _article(
    ["Olsson, U."],
    1979,
    "Maximum likelihood estimation of the polychoric correlation coefficient",
    "Psychometrika, 44(4), 443-460",
    "10.1007/BF02296207",
)
RULON = _article(
    ["Rulon, P. J."],
    1939,
    "A simplified procedure for determining the reliability of a test by split-halves",
    "Harvard Educational Review, 9, 99-103",
)
SCHMID = _article(
    ["Schmid, J.", "Leiman, J. M."],
    1957,
    "The development of hierarchical factor solutions",
    "Psychometrika, 22(1), 53-61",
    "10.1007/BF02289209",
)
SPEARMAN = _article(
    ["Spearman, C."],
    1910,
    "Correlation calculated from faulty data",
    "British Journal of Psychology, 3(3), 271-295",
    "10.1111/j.2044-8295.1910.tb00206.x",
)
TEN_BERGE = _article(
    ["ten Berge, J. M. F.", "Zegers, F. E."],
    1978,
    "A series of lower bounds to the reliability of a test",
    "Psychometrika, 43(4), 575-579",
)
ZINBARG = _article(
    ["Zinbarg, R. E.", "Revelle, W.", "Yovel, I.", "Li, W."],
    2005,
    "Cronbach's alpha, Revelle's beta, and McDonald's omega H: their relations with each other "
    "and two alternative conceptualizations of reliability",
    "Psychometrika, 70(1), 123-133",
    "10.1007/s11336-003-0974-7",
)
ZUMBO = _article(
    ["Zumbo, B. D.", "Gadermann, A. M.", "Zeisser, C."],
    2007,
    "Ordinal versions of coefficients alpha and theta for Likert rating scales",
    "Journal of Modern Applied Statistical Methods, 6(1), 21-29",
    "10.22237/jmasm/1177992180",
)
