"""How alerts are sent on: what each target takes, when it may be disturbed, what it is told, what is settled."""
