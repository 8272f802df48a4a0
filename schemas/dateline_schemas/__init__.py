"""The records on Dateline's topics: one frozen pydantic model for each, from which the JSON Schemas are made.

    RawArticle ──split──▶ Brief ──collapse──▶ Distinct ──thread──▶ Story ──route──▶ Story
         │                                                           └──match──▶ Match ──alert──▶ Alert
         └────────────── anything that cannot be processed ──▶ DeadLetter

- ``record``: the base class of all, with reading and writing
- ``article``, ``brief``, ``distinct``, ``story``: a page, an item on it, a text with its sightings, a story version
- ``match``, ``alert``: the rules that a version meets, and an alert
- ``acknowledgement``: who has seen an alert
- ``dead_letter``, ``takedown``: a record that could not be processed, and the order to withdraw a story

Writers are strict: a field that is not in
the schema is refused. Readers are lenient: they ignore unknown fields, so that a field can be added without breaking
a reader. Descriptions and docstrings of the models are published in the JSON Schemas.
"""

from dateline_schemas.acknowledgement import Acknowledgement
from dateline_schemas.alert import Alert
from dateline_schemas.article import RawArticle
from dateline_schemas.brief import Agency, Brief, Candidate, Dateline, Place, Published, Region
from dateline_schemas.dead_letter import DeadLetter
from dateline_schemas.distinct import Distinct, Sightings
from dateline_schemas.match import Hit, Match
from dateline_schemas.story import Relation, Revision, SourceCount, Sources, Story
from dateline_schemas.takedown import Takedown

__all__ = [
    "Acknowledgement",
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
    "Revision",
    "Sightings",
    "SourceCount",
    "Sources",
    "Story",
    "Takedown",
]
