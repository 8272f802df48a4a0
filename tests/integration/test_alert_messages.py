"""What goes out to a target: one message a story version, digests, and the same key after a crash and a restart."""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.kafka.clients import producing
from dateline.kafka.codec import encode
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS
from dateline_schemas import Alert
from tests.alerts import HANG, Hook, alert, send_alerts, web_hook
from tests.integration.command import dateline, running
from tests.integration.test_alerts_deliver import QUIET, Clock, dispatcher, file, once, wall
from dateline.delivery.handover import Terms
