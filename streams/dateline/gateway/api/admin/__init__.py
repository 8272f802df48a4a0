"""What the operator sees: ``/v1/admin``.

* ``endpoints``: dead letters, topics, lag and gateways
* ``operator``: what these ask of the broker
* ``models``: what they answer
"""
