"""UN M49 sub-regions: code, slug of the region's topic, and the countries in each (ISO 3166-1 alpha-2).

Source: UN Statistics Division, "Standard country or area codes for statistical use (M49)". M49 does not list Taiwan
and Kosovo (XK, a code in common use): here they are in eastern-asia and southern-europe. It has no sub-region for
Antarctica (010), which is one here.

New rows are section names, in ``SECTIONS``, for a source whose sections name a region::

    "middle east": "western-asia",
"""

from typing import Final, NamedTuple


class SubRegion(NamedTuple):
    """One sub-region: three-digit M49 code, slug, and the countries in it, separated by spaces."""

    code: str
    slug: str
    countries: str


REGIONS: Final = (
    SubRegion("015", "northern-africa", "DZ EG EH LY MA SD TN"),
    SubRegion("014", "eastern-africa", "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW"),
    SubRegion("017", "middle-africa", "AO CD CF CG CM GA GQ ST TD"),
    SubRegion("018", "southern-africa", "BW LS NA SZ ZA"),
    SubRegion("011", "western-africa", "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG"),
    SubRegion(
        "029", "caribbean", "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"
    ),
    SubRegion("013", "central-america", "BZ CR GT HN MX NI PA SV"),
    SubRegion("005", "south-america", "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"),
    SubRegion("021", "northern-america", "BM CA GL PM US"),
    SubRegion("143", "central-asia", "KG KZ TJ TM UZ"),
    SubRegion("030", "eastern-asia", "CN HK JP KP KR MN MO TW"),
    SubRegion("035", "south-eastern-asia", "BN ID KH LA MM MY PH SG TH TL VN"),
    SubRegion("034", "southern-asia", "AF BD BT IN IR LK MV NP PK"),
    SubRegion("145", "western-asia", "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"),
    SubRegion("151", "eastern-europe", "BG BY CZ HU MD PL RO RU SK UA"),
    SubRegion("154", "northern-europe", "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"),
    SubRegion("039", "southern-europe", "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK"),
    SubRegion("155", "western-europe", "AT BE CH DE FR LI LU MC NL"),
    SubRegion("053", "australia-and-new-zealand", "AU CC CX HM NF NZ"),
    SubRegion("054", "melanesia", "FJ NC PG SB VU"),
    SubRegion("057", "micronesia", "FM GU KI MH MP NR PW UM"),
    SubRegion("061", "polynesia", "AS CK NU PF PN TK TO TV WF WS"),
    SubRegion("010", "antarctica", "AQ"),
)

UNLOCATED: Final = "unlocated"
"""The slug of a brief without any region."""

REGION_SLUGS: Final[tuple[str, ...]] = (*(region.slug for region in REGIONS), UNLOCATED)
"""Every slug that a brief's region can have: the 22 sub-regions, antarctica, unlocated."""

REGION_OF: Final = {country: region for region in REGIONS for country in region.countries.split()}

CONTINENT_OF: Final = {
    code: continent
    for continent, codes in {
        "002": "015 014 017 018 011",
        "019": "029 013 005 021",
        "142": "143 030 035 034 145",
        "150": "151 154 039 155",
        "009": "053 054 057 061",
        "010": "010",
    }.items()
    for code in codes.split()
}
"""The M49 region (continent) of each sub-region."""

CONTINENT_NAMES: Final = {
    "africa": "002", "america": "019", "americas": "019", "asia": "142", "europe": "150", "oceania": "009",
}  # fmt: skip
"""M49 code of a continent by its name in lower case."""

HOME: Final = "home"
"""The value of a section that means the source's own country."""

SECTIONS: Final = {
    # Sections that mean the source's own country. A section that means "abroad" names no region and has no row.
    "binnenland": HOME,
    "inland": HOME,
    "innenpolitik": HOME,
    "national": HOME,
    "nacional": HOME,
    "nazionale": HOME,
    "nation": HOME,
    "domestic": HOME,
    "innenriks": HOME,
    "inrikes": HOME,
    "indland": HOME,
    "regio": HOME,
    "regional": HOME,
    "regionaal": HOME,
    # Sections that mean a sub-region or lie in one.
    "midden-oosten": "western-asia",
    "middle east": "western-asia",
    "nahost": "western-asia",
    "naher osten": "western-asia",
    "moyen-orient": "western-asia",
    "proche-orient": "western-asia",
    "oriente medio": "western-asia",
    "oriente próximo": "western-asia",
    "medio oriente": "western-asia",
    "médio oriente": "western-asia",
    "midtøsten": "western-asia",
    "mellanöstern": "western-asia",
    "caribbean": "caribbean",
    "caribisch gebied": "caribbean",
    "south america": "south-america",
    "zuid-amerika": "south-america",
    "südamerika": "south-america",
    "north america": "northern-america",
    "noord-amerika": "northern-america",
    "central asia": "central-asia",
    "centraal-azië": "central-asia",
    "south asia": "southern-asia",
    "southeast asia": "south-eastern-asia",
    "zuidoost-azië": "south-eastern-asia",
    "east asia": "eastern-asia",
    "eastern europe": "eastern-europe",
    "oost-europa": "eastern-europe",
    "osteuropa": "eastern-europe",
    "west africa": "western-africa",
    "east africa": "eastern-africa",
    "north africa": "northern-africa",
    "noord-afrika": "northern-africa",
}
"""Section names in lower case → the slug of a region, or ``HOME``."""

SECTION_LEADS: Final = ("meer uit ", "meer ", "more from ", "more ", "mehr aus ", "más de ", "altro da ", "mer fra ")
"""Words that a page prints before a section's name, in lower case."""

COUNTRIES_WITH_ARABIC_ARTICLE: Final = frozenset(
    {
        "AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM",
        "PS", "QA", "SA", "SD", "SO", "SS", "SY", "TD", "TN", "TR", "YE",
    }
)  # fmt: skip
"""Countries in which towns have names with the Arabic article: papers print HODEIDAH for Al Hudaydah."""
