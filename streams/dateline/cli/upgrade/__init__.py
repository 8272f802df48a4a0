"""The verbs of ``dateline upgrade``: let another version of the code go live, in a namespace of its own.

``verbs``     the table of verbs, and the protocol of a switch
``prepare``   ``upgrade prepare``: warm a namespace with the last hours of pages
``catch_up``  run workers until they have caught up with the raw topic
``switch``    ``upgrade switch`` and ``upgrade back``, and the takedowns that are carried over
``steps``     the steps of a switch
``status``    ``upgrade status``

``upgrade compare`` is ``replay diff``.
"""
