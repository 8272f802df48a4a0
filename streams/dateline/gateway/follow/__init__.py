"""Follow: the topics are read into the copy, over a lost broker and over switches to other namespaces.

* ``follower``: reads them, in the order in which namespaces were live, and passes the rows on
* ``switches``: what was live, as the alias says
* ``expiry``: deletes from the copy what the topics have deleted
* ``ends``: whether the copy has all that the topics had at some moment
* ``offsets``: where the topics begin and end now
* ``arrivals``: a request waits for a record that it wrote
* ``note_clearing``: removes notes that may quote a withdrawn story from their topic
"""
