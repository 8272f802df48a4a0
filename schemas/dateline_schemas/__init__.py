"""What travels on Dateline's topics: one frozen model a record, and the JSON Schema of each.

    RawArticle ──split──▶ Brief ──collapse──▶ Distinct ──thread──▶ Story ──route──▶ Story
         │                                                           └──match──▶ Match ──alert──▶ Alert
         └────────────── anything that cannot be processed ──▶ DeadLetter

Writers are held to the schema: an unknown field is refused. Readers are not: they ignore what
they do not know, so that a field can be added without breaking anybody.
"""

from dateline_schemas.alert import Alert
from dateline_schemas.article import RawArticle
from dateline_schemas.brief import Agency, Brief, Candidate, Dateline, Place, Published, Region
from dateline_schemas.dead_letter import DeadLetter
from dateline_schemas.distinct import Distinct, Sightings
from dateline_schemas.match import Hit, Match
from dateline_schemas.story import Relation, SourceCount, Sources, Story
from dateline_schemas.takedown import Takedown

__all__ = [
    "Agency",
    "Alert",
    "Brief",
    "Candidate",
    "Dateline",
    "DeadLetter",
    "Distinct",
    "Hit",
    "Match",
    "Place",
    "Published",
    "RawArticle",
    "Region",
    "Relation",
    "Sightings",
    "SourceCount",
    "Sources",
    "Story",
    "Takedown",
]
