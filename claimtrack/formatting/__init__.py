"""A canonical layout for claim files: white space is edited by position, all else stays as typed."""
