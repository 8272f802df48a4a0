"""Files: reads from disk and standard input, and writes to disk.

* ``pages``: pages from files and standard input, for every command that reads pages
* ``page_records``: bytes to a page, or what is wrong with them
* ``charsets``: the bytes of a page file to text
* ``archive``: files of JSON lines, plain or compressed
* ``parquet``: Parquet files
* ``config_file``: the bytes of a file of rules or targets, within a bound
* ``rules_file``: alert rules from TOML or YAML
* ``folders``: whether a folder that a setting names can be used
* ``pattern_cache``: the code of big patterns, kept beside the bytecode
* ``gazetteer``: the place index, loaded from the cache
* ``gazetteer_build``: builds the place index, in a process of its own
"""
