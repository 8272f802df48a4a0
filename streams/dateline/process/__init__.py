"""Processes: the heartbeat, the log and the end of this one, and the processes that it starts.

* ``stop_signals``: what SIGINT and SIGTERM do to a command, and its deadline
* ``child_process``: processes that never outlive the one that started them
* ``log/``: how log lines look, and how often the same one is written
* ``listening``: whether a process of this machine can listen at an address
* ``garbage``: no garbage collection while a process starts
* ``vital_signs``: the heartbeat, and whether the broker answers
"""
