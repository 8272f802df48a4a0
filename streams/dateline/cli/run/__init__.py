"""Verbs that run the flow.

* ``worker``: runs stages in the live namespace until SIGINT or SIGTERM.
* ``worker_process``: starts a worker beside another command.
* ``up``: the embedded broker with a worker, on this machine.
* ``demo``: an evening of pages through both, and a report.
* ``events``: where a running command logs its events.
"""
