"""The shelf of formats that a corpus can be written in: one file, one format."""
