"""What a user writes in an afternoon for the pages he knows: briefs by one pattern, and a table of cities.

Both peers share it, so that they differ in nothing but how they speak with Kafka. It imports nothing of Dateline.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, Final, NamedTuple

_AGE: Final = (
    r"\d{1,2} (?:minuut|minuten|uur|dag|dagen) geleden"
    r"|\d{1,2} (?:minutes?|hours?|days?) ago"
    r"|vor \d{1,2} (?:Minuten?|Stunden?|Tag(?:en)?)"
)
_DATELINE: Final = re.compile(
    rf"^(?:{_AGE})?(?P<place>[A-ZÀ-Þ][\w'./, -]{{1,40}}?)"
    r"(?: \((?P<agencies>[A-Za-z]+(?:/[A-Za-z]+)*)\))? [-\u2013\u2014] ",
    re.MULTILINE,
)
"""A line that opens with a dateline, perhaps after the age of the brief before it: ``2 hours agoMILAN (AP) - ``."""
_AGE_LINE: Final = re.compile(rf"^(?:{_AGE})", re.MULTILINE)
_RULE: Final = "\n___\n"
_SECTION: Final = re.compile(r"^(?:Meer uit|More from|Mehr aus) ", re.MULTILINE)
_WORD: Final = re.compile(r"\w+")
UNKNOWN: Final = "unlocated"
"""The region of a brief whose city is not in the table."""

_CITIES: Final = {
    "northern-africa": "algiers cairo caïro kairo khartoum rabat tripoli tunis",
    "eastern-africa": "addis-abeba antananarivo kampala kisumu mogadishu nairobi",
    "middle-africa": "kinshasa luanda yaounde",
    "southern-africa": "gaborone johannesburg pretoria windhoek",
    "western-africa": "abuja accra bamako dakar lagos",
    "caribbean": "bridgetown havana kingston port-au-prince",
    "central-america": "managua mexico-city mexico-stad san-jose",
    "south-america": "bogota brasilia buenos-aires caracas lima paramaribo quito santiago",
    "northern-america": "halifax new-york ottawa toronto tucson washington",
    "central-asia": "almaty astana tashkent tasjkent",
    "eastern-asia": "beijing hongkong peking seoul taipei tokio tokyo ulan-bator",
    "south-eastern-asia": "bangkok hanoi jakarta manila singapore",
    "southern-asia": "colombo delhi dhaka islamabad kabul new-delhi teheran",
    "western-asia": "ankara bagdad baghdad beirut damascus damaskus doha jerusalem muscat riyad",
    "eastern-europe": "boedapest budapest kiev kiew kyiv minsk moscow moskau moskou praag warschau",
    "northern-europe": "dublin edinburgh helsinki kopenhagen london londen oslo reykjavik stockholm tallinn",
    "southern-europe": "athene athens lissabon madrid milaan milan rome zagreb",
    "western-europe": "amsterdam berlijn berlin brussel den-haag frankfurt/main geneve genève paris parijs wien",
    "australia-and-new-zealand": "canberra sydney wellington",
    "melanesia": "port-moresby suva",
    "micronesia": "majuro",
    "polynesia": "apia",
}
_REGION_OF: Final = {city: region for region, cities in _CITIES.items() for city in cities.split()}
REGIONS: Final = (*_CITIES, UNKNOWN)


class Found(NamedTuple):
    """A brief, as it is sent: its text with what its dateline said."""

    text: str
    place: str
    agencies: list[str]
    region: str


def briefs(text: str) -> Iterator[Found]:
    """Yield the briefs of a page, each from its dateline to the next dateline, age, rule or section."""
    starts = list(_DATELINE.finditer(text))
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        body = text[start.end() : end]
        for mark in (_AGE_LINE, _SECTION):
            if found := mark.search(body):
                body = body[: found.start()]
        body = body.partition(_RULE)[0].strip()
        agencies = start["agencies"]
        yield Found(body, start["place"], agencies.split("/") if agencies else [], region(start["place"]))


def region(place: str) -> str:
    """Return the region of a dateline's place: that of its first city in the table."""
    city = place.partition(",")[0].casefold().replace(" ", "-")
    return _REGION_OF.get(city) or _REGION_OF.get(city.partition("/")[0], UNKNOWN)


class Seen:
    """The texts that came before, by a hash of their words; in memory, and gone with the process."""

    def __init__(self) -> None:
        """Start with none."""
        self._hashes: set[bytes] = set()

    def new(self, text: str) -> bool:
        """Whether a text comes for the first time; case, spaces and punctuation make no other text."""
        words = " ".join(_WORD.findall(text.casefold()))
        known = len(self._hashes)
        self._hashes.add(blake2b(words.encode(), digest_size=16).digest())
        return len(self._hashes) > known


def record(brief: Found, page: dict[str, Any]) -> dict[str, Any]:
    """Return what is sent for a brief."""
    return {**brief._asdict(), "source": page["source"], "url": page.get("url"), "fetched_at": page["fetched_at"]}
