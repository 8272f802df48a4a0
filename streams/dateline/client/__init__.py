"""Read Dateline's topics from your own code: ``from dateline.client import subscribe, Story``.

It also exports ``Settings``, to give in place of the environment, and the errors that ``subscribe`` raises:
``KafkaError``, ``ProvisionError``, and ``SettingsError`` with its ``ChoiceError`` for a wrong argument.

* ``subscribe``: iterate over the stories of regions as they come
* ``settings``: settings that a program gives, a wrong one named
* ``choices``: what a program gives, checked
* ``feed``: the committed records of topics, through every loss of the broker
* ``bookmarks``: how far a reader has read, in memory or committed for its group
* ``acknowledgements``: who has acknowledged which alert
* ``passed_over``: counts the records that a reader passed over, since something else wrote them
* ``dead_letters``: the dead letters, and their counts by stage and reason
* ``gateway_notes``: which gateways run, and which takedowns have reached their copies
* ``takedown_orders``: the takedowns that were ordered under a name
* ``live_feed``: feeds that go on when `dateline upgrade` switches to another namespace
"""

from aiokafka.errors import KafkaError

from dateline.client.acknowledgements import read_acknowledgements
from dateline.client.choices import ChoiceError
from dateline.client.settings import Settings
from dateline.client.subscribe import subscribe
from dateline.kafka.topic_admin import ProvisionError
from dateline.settings import SettingsError
from dateline_schemas import Acknowledgement, Story

__all__ = [
    "Acknowledgement",
    "ChoiceError",
    "KafkaError",
    "ProvisionError",
    "Settings",
    "SettingsError",
    "Story",
    "read_acknowledgements",
    "subscribe",
]
