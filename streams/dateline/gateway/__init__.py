"""The gateway: stories and alerts over HTTP, from a copy of the topics that this process holds on disk.

* ``copy/``: the copy, in SQLite: story versions, alerts, the index of words, and how far the topics were read
* ``follow/``: reads the topics into the copy, over a lost broker and a switch
* ``service``: the copy, its follower and the hubs of the streams, which the paths serve from
* ``search_turns``: whose search of the copy is next
* ``stream/``: the streams of stories and of alerts
* ``access/``: who may ask for what, how often and how much
* ``api/``: history, search, and the life of a story
* ``push/``: pages come over HTTP and go to the raw topic
* ``feeds/``: a region's newest stories, or those of a search, for feed readers
* ``board/``: the stories as pages for a browser
* ``description/``: the gateway and the topics, for programs
* ``server/``: the application, its connections, and how it listens
* ``presence``: notes for other programs that it runs, and which takedowns reached its copy
* ``problems``: every error as application/problem+json
"""
