"""Dateline: scraped wire pages in, a clean, deduplicated, per-region stream of stories out.

    wire.raw ──split──▶ wire.briefs ──collapse──▶ wire.distinct ──thread──▶ wire.stories ──route──▶ wire.region.<slug>
       │                                         wire.stories ──match──▶ wire.matches ──alert──▶ wire.alerts
       └─ anything that cannot be processed, at any stage ──▶ wire.dead-letter

How the house is built
----------------------
* ``core/`` decides. It is pure: standard library, ``schemas`` and pure libraries; no Kafka, no
  clock, no environment, no logging. Time is an argument. ``core/pipeline.py`` shows the order.
* ``core/data/`` holds the facts, one row each: agencies, months, ages, markers, regions.
* ``core/alerts/`` holds the rules that stories are held against, and who was told of what.
* ``agents/`` is the thin shell around core: decode, decide, deliver in one Kafka transaction.
* ``commands/`` is what the ``dateline`` command does, one module a verb.
* Imports point inwards: commands → agents → core → schemas. A test holds them to it.

What it guarantees
------------------
1. Ids are content: never a clock, a random number or an offset.
2. Between stages, exactly once: outputs, state and position share one transaction.
3. Nothing is lost: pages in = pages parsed + dead letters, through kill -9 and rebalances.
4. Poison never stops a stream: it goes to the dead-letter topic, whole.
5. Replay is repeatable.
"""
