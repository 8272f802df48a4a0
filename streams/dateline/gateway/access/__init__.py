"""Access: who may ask for what, how often and how much, before any path sees a request.

* ``guard``: all checks in order, around the application
* ``identity``: who asks, and what they may do
* ``tokens_file``: the file of tokens, which holds their hashes
* ``credentials``: the token that a request carries
* ``session``: the cookie of a browser that signed in
* ``sign_in``: the page on which a browser signs in
* ``origin``: which names the gateway answers for, and which web pages may read it
* ``allowance``: how many requests a client has left
* ``bounds``: limits on the size and time of a request
* ``security_headers``: what each answer forbids a browser
* ``log``: an event for each request
"""
