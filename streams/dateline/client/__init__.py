"""Read Dateline's topics from your own code: ``from dateline.client import subscribe, Story``."""

from dateline.client.subscribe import subscribe
from dateline_schemas import Story

__all__ = ["Story", "subscribe"]
