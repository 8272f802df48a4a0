"""Monitoring: lag, groups, event time, health and metrics of workers.

* ``lag``: how many records wait before each stage
* ``groups``: the consumer groups that read topics of a namespace, and which of them are stuck
* ``worker_groups``: the groups of workers, and their true lag
* ``unmatched_stories``: stories of former namespaces whose alerts are still to come
* ``watermark``: how far event time has got through all stages
* ``still_moments``: in a quiet stream, releases records that wait for event time at once
* ``watchdog``: stops a worker that settles nothing while records wait
* ``topics_watch``: stops a worker whose topics somebody has changed
* ``sampler``: the gauges, set every few seconds
* ``health``: whether the worker is alive and ready, and why not
* ``endpoints``: /metrics, /healthz and /readyz over HTTP
"""
