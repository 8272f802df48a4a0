"""What every verb prints and writes, and how it ends.

* ``guard``: removes characters that steer a terminal from standard output and error.
* ``printing``: a table for people or JSON for programs; the console that renders no control of a text.
* ``records``: records of any topic as JSON lines and as rows of a table.
* ``output``: standard output, or a file that appears under its name only once it is complete.
* ``part_file``: a file that is written in steps and continued after a kill.
* ``state_file``: the file beside it, from which writing goes on.
* ``progress``: progress bars on stderr.
* ``broker_lines``: prints that the broker is lost, and that it is back.
* ``notices``: lines for a person, which are events where the log is JSON.
* ``trouble``: why the broker cannot be used.
* ``failure``: the one line of an error, and the exit code.
"""
