"""What contradicts what: commitments of holders, conflicts between claims, findings, status.

The definitions are those of the explanation page *What counts as a contradiction*; findings are
keyed by what was typed, and name the records they came from.
"""
