"""The API: history, search, and the life of a story, from the copy.

* ``arguments``: what a query asks for, held against the parameters that there are
* ``cursor``: where the next page begins
* ``answer``: JSON with an ETag
* ``models``: what answers hold
* ``story_choice``: the parameters that choose stories
* ``story_list``: ``/v1/stories``
* ``story_life``: ``/v1/stories/{id}``
* ``lives``: what the copy has of a story, by its id or the first digits of it
* ``counts``: ``/v1/regions`` and ``/v1/sources``
* ``alert_list``: ``/v1/alerts``
* ``delivery``: what became of alerts
* ``acknowledgement``: ``/v1/alerts/{id}/acknowledgement``
* ``admin``: ``/v1/admin``: what the operator sees
"""
