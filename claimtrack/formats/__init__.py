"""The shelf of formats in which findings are shown: one file, one format."""
