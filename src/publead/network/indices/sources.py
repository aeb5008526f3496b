"""The works in which the indices are defined."""

from publead.sources import Source

FREEMAN_1977 = Source(
    authors=("Freeman, L. C.",),
    year=1977,
    title="A set of measures of centrality based on betweenness",
    container="Sociometry, 40(1), 35-41",
    doi="10.2307/3033543",
)
FREEMAN_1979 = Source(
    authors=("Freeman, L. C.",),
    year=1979,
    title="Centrality in social networks: Conceptual clarification",
    container="Social Networks, 1(3), 215-239",
    doi="10.1016/0378-8733(78)90021-7",
)
WASSERMAN_FAUST_1994 = Source(
    authors=("Wasserman, S.", "Faust, K."),
    year=1994,
    title="Social network analysis: Methods and applications",
    container="Cambridge University Press",
    doi="10.1017/CBO9780511815478",
)
BRANDES_2001 = Source(
    authors=("Brandes, U.",),
    year=2001,
    title="A faster algorithm for betweenness centrality",
    container="Journal of Mathematical Sociology, 25(2), 163-177",
    doi="10.1080/0022250X.2001.9990249",
)
ROCHAT_2009 = Source(
    authors=("Rochat, Y.",),
    year=2009,
    title="Closeness centrality extended to unconnected graphs: The harmonic centrality index",
    container="Applications of Social Network Analysis (ASNA), Zürich",
    address="https://infoscience.epfl.ch/record/200525",
)
BONACICH_1972 = Source(
    authors=("Bonacich, P.",),
    year=1972,
    title="Factoring and weighting approaches to status scores and clique identification",
    container="Journal of Mathematical Sociology, 2(1), 113-120",
    doi="10.1080/0022250X.1972.9989806",
)
KATZ_1953 = Source(
    authors=("Katz, L.",),
    year=1953,
    title="A new status index derived from sociometric analysis",
    container="Psychometrika, 18(1), 39-43",
    doi="10.1007/BF02289026",
)
BRIN_PAGE_1998 = Source(
    authors=("Brin, S.", "Page, L."),
    year=1998,
    title="The anatomy of a large-scale hypertextual web search engine",
    container="Computer Networks and ISDN Systems, 30(1-7), 107-117",
    doi="10.1016/S0169-7552(98)00110-X",
)
KLEINBERG_1999 = Source(
    authors=("Kleinberg, J. M.",),
    year=1999,
    title="Authoritative sources in a hyperlinked environment",
    container="Journal of the ACM, 46(5), 604-632",
    doi="10.1145/324133.324140",
)
BURT_1992 = Source(
    authors=("Burt, R. S.",),
    year=1992,
    title="Structural holes: The social structure of competition",
    container="Harvard University Press",
    place="chapter 2",
    note="directed ties are read as Burt reads them: both ways together",
)
SEIDMAN_1983 = Source(
    authors=("Seidman, S. B.",),
    year=1983,
    title="Network structure and minimum degree",
    container="Social Networks, 5(3), 269-287",
    doi="10.1016/0378-8733(83)90028-X",
)
GOULD_FERNANDEZ_1989 = Source(
    authors=("Gould, R. V.", "Fernandez, R. M."),
    year=1989,
    title="Structures of mediation: A formal approach to brokerage in transaction networks",
    container="Sociological Methodology, 19, 89-126",
    doi="10.2307/270949",
)
KRACKHARDT_STERN_1988 = Source(
    authors=("Krackhardt, D.", "Stern, R. N."),
    year=1988,
    title="Informal networks and organizational crises: An experimental simulation",
    container="Social Psychology Quarterly, 51(2), 123-140",
    doi="10.2307/2786835",
)
KRACKHARDT_1994 = Source(
    authors=("Krackhardt, D.",),
    year=1994,
    title="Graph theoretical dimensions of informal organizations",
    container="K. M. Carley & M. J. Prietula (eds), Computational Organization Theory, 89-111. "
    "Lawrence Erlbaum",
)
KRACKHARDT_1999 = Source(
    authors=("Krackhardt, D.",),
    year=1999,
    title="The ties that torture: Simmelian tie analysis in organizations",
    container="Research in the Sociology of Organizations, 16, 183-210",
)
GIRVAN_NEWMAN_2002 = Source(
    authors=("Girvan, M.", "Newman, M. E. J."),
    year=2002,
    title="Community structure in social and biological networks",
    container="PNAS, 99(12), 7821-7826",
    doi="10.1073/pnas.122653799",
)
GRANOVETTER_1973 = Source(
    authors=("Granovetter, M. S.",),
    year=1973,
    title="The strength of weak ties",
    container="American Journal of Sociology, 78(6), 1360-1380",
    doi="10.1086/225469",
)
CARSON_2007 = Source(
    authors=("Carson, J. B.", "Tesluk, P. E.", "Marrone, J. A."),
    year=2007,
    title="Shared leadership in teams: An investigation of antecedent conditions and performance",
    container="Academy of Management Journal, 50(5), 1217-1234",
    doi="10.2307/20159921",
)
LAAKSO_TAAGEPERA_1979 = Source(
    authors=("Laakso, M.", "Taagepera, R."),
    year=1979,
    title="'Effective' number of parties: A measure with application to West Europe",
    container="Comparative Political Studies, 12(1), 3-27",
    doi="10.1177/001041407901200101",
)
HOLLAND_LEINHARDT_1970 = Source(
    authors=("Holland, P. W.", "Leinhardt, S."),
    year=1970,
    title="A method for detecting structure in sociometric data",
    container="American Journal of Sociology, 76(3), 492-513",
    doi="10.1086/224954",
)
LATORA_MARCHIORI_2001 = Source(
    authors=("Latora, V.", "Marchiori, M."),
    year=2001,
    title="Efficient behavior of small-world networks",
    container="Physical Review Letters, 87(19), 198701",
    doi="10.1103/PhysRevLett.87.198701",
)
BORGATTI_EVERETT_1999 = Source(
    authors=("Borgatti, S. P.", "Everett, M. G."),
    year=1999,
    title="Models of core/periphery structures",
    container="Social Networks, 21(4), 375-395",
    doi="10.1016/S0378-8733(99)00019-2",
)
NEWMAN_2003 = Source(
    authors=("Newman, M. E. J.",),
    year=2003,
    title="Mixing patterns in networks",
    container="Physical Review E, 67, 026126",
    doi="10.1103/PhysRevE.67.026126",
)
GINI_1912 = Source(
    authors=("Gini, C.",),
    year=1912,
    title="Variabilità e mutabilità",
    container="Studi Economico-Giuridici della R. Università di Cagliari, 3",
)
GOCKEL_WERTH_2010 = Source(
    authors=("Gockel, C.", "Werth, L."),
    year=2010,
    title="Measuring and modeling shared leadership: Traditional approaches and new ideas",
    container="Journal of Personnel Psychology, 9(4), 172-180",
    doi="10.1027/1866-5888/a000023",
)
BORGATTI_2006 = Source(
    authors=("Borgatti, S. P.",),
    year=2006,
    title="Identifying sets of key players in a social network",
    container="Computational & Mathematical Organization Theory, 12, 21-34",
    doi="10.1007/s10588-006-7084-x",
)
SMITH_MOODY_2013 = Source(
    authors=("Smith, J. A.", "Moody, J."),
    year=2013,
    title="Structural effects of network sampling coverage I: Nodes missing at random",
    container="Social Networks, 35(4), 652-668",
    doi="10.1016/j.socnet.2013.09.003",
)
SMITH_MOODY_MORGAN_2017 = Source(
    authors=("Smith, J. A.", "Moody, J.", "Morgan, J. H."),
    year=2017,
    title="Network sampling coverage II: The effect of non-random missing data on network "
    "measurement",
    container="Social Networks, 48, 78-99",
    address="https://pmc.ncbi.nlm.nih.gov/articles/PMC5110009",
)
