"""Dateline: scraped wire pages in, a clean, deduplicated stream of stories per region out.

    wire.raw ──split──▶ wire.briefs ──collapse──▶ wire.distinct ──thread──▶ wire.stories ──route──▶ wire.region.<slug>
       │                                         wire.stories ──match──▶ wire.matches ──alert──▶ wire.alerts
       └─ any record that cannot be processed, at any stage ──▶ wire.dead-letter

The map
-------
* ``core/`` decides. It is pure: standard library, ``dateline_schemas`` and pure libraries; no Kafka, no clock, no
  environment, no files, no logging. Time is an argument. ``core/pipeline.py`` shows the order of the flow, and
  ``core/data/`` holds the facts, one row each.
* ``agents/`` runs the stages on Kafka: decode, decide, deliver in one Kafka transaction.
* ``process/`` ends this process at a signal, and child processes with it; ``process/log/`` is how its log lines look.
* ``kafka/`` speaks to the broker, ``files/`` reads and writes files.
* ``delivery/`` sends alerts, ``gateway/`` serves stories and alerts over HTTP, ``client/`` is the public library,
  ``cli/`` the ``dateline`` command, ``demo/`` its pages.
* ``settings.py``, ``topics.py`` and ``telemetry.py`` list every setting, topic, event and metric; ``extras.py`` what an
  install may leave out.

Imports point inwards, by a test: cli → delivery and gateway → client and agents → kafka and files → core → schemas.

What it guarantees
------------------
1. Ids are made from content: never from a clock, a random number or an offset.
2. Between stages, exactly once: outputs, state and position share one transaction.
3. Nothing is lost: pages in = pages parsed + dead letters, through kill -9 and rebalances.
4. A record that cannot be processed stops no stream: it goes to the dead-letter topic, whole.
5. A replay is repeatable: with one partition a topic it gives the same bytes; with more, the same texts, and at least
   99 % of the pairs of texts in one story.
"""
