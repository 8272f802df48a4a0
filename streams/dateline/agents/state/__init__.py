"""State: the state records of the stages, written and read back, and how far a stage has got by them.

* ``restore``: read a state partition to its end; the position record, which every stage has
* ``positions``: how far a stage has settled a partition, asked of the broker
* ``versions``: which version of the code made a namespace, by the alias and by its positions
* ``settlement``: whether a stage has decided all records up to an end, also those that wait or are still hidden
* ``missed_records``: records that the broker deleted before a stage read them
* ``target_progress``: how far the deliveries of alerts have got, asked of the broker
* ``thread_records``: the texts and story heads of ``thread`` as bytes, and back
* ``thread_shapes``: their keys, versions and numbers, without the code that compares texts
* ``damage``: which records of state cannot be read, asked of the broker
* ``pipeline_records``: the memory of a pipeline without a broker, written and read back
* ``packed_hashes``: the hashes of a text's traits in few bytes, and back
* ``source_records``: the source statistics of ``split`` as bytes, and back
"""
