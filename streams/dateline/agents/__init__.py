"""The thin shell around core: Faust agents that decode, decide and deliver."""
