"""What a report says (`contents`) and the shelf of its renderings: one file, one format."""
