"""Targets: where alerts are delivered, as their file says.

* ``file``: the TOML file of targets
* ``url_variables``: puts values of the environment into their URLs, encoded so that each stays in its part
"""
