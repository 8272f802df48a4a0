"""Delivery: alerts to mail, chat and web hooks, at least once and in order for each target.

* ``dispatcher``: one target's way through the alerts: skip, hold, send, try again, give up
* ``checkpoint``: the right to deliver to a target, and the committed progress
* ``notifier``: sends one message through Apprise, with no secret in any message of ours
* ``targets_file``: the TOML file of targets
"""
