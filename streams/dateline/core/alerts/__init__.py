"""Which stories a newsroom's rules ask for, and who has been told of what already."""
