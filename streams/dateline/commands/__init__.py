"""What the ``dateline`` command does, one module a verb."""
