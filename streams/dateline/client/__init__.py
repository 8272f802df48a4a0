"""Read Dateline's topics from your own code: ``from dateline.client import subscribe, Story``.

* ``subscribe``: iterate over the stories of regions as they come
* ``feed``: the committed records of topics, through every loss of the broker
* ``bookmarks``: how far a reader has read, in memory or committed for its group
* ``live_feed``: feeds that go on when `dateline upgrade` switches to another namespace
"""

from dateline.client.subscribe import subscribe
from dateline_schemas import Story

__all__ = ["Story", "subscribe"]
