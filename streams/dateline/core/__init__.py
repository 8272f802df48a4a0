"""What Dateline decides, as pure functions; ``pipeline`` shows their order."""
