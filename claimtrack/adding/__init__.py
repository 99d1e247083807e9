"""Adding to YAML files by position: a record to a section, a hook to a configuration, a first corpus."""
