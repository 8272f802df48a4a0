"""Consumer groups: how a member stays, and when the broker lets none join.

* ``membership``: a consumer stays the same member of its group through a rebalance
* ``session``: how long a session the broker allows
* ``held_joins``: whether a broker that holds back a join still answers
* ``description``: a group as the broker describes it, with its members' names
* ``deletion``: a group is deleted, with what it committed
* ``refusals``: what to tell where the broker lets nobody join
"""
