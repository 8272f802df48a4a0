"""Verbs that run the flow.

* ``worker``: runs stages in the live namespace until SIGINT or SIGTERM.
* ``worker_process``: starts a worker or a gateway beside another command.
* ``gateway_watch``: keeps the gateway of ``up`` running.
* ``up``: the embedded broker with a worker, on this machine.
* ``serve``: the gateway, stories and alerts over HTTP.
* ``token_verbs``: the verbs of ``dateline tokens``.
* ``tokens``: makes tokens for the gateway's readers, and checks the file of them.
* ``demo``: sends an evening of pages through a broker and a worker, and reports what came out.
* ``events``: where a running command logs its events.
"""
