"""Embedded broker: the small broker for a laptop and for tests, and what it lacks.

* ``broker``: run the broker over a data folder, and stop it in order
* ``group_janitor``: remove dead members from its consumer groups
* ``aborted_transactions``: lets readers read on behind aborted transactions
* ``restart``: notice a restart within a transaction, and abort the transaction
"""
