"""Facts as data, one row each; a new language, agency or layout is a row here and no code."""
