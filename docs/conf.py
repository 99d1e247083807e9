"""Sphinx settings for claimtrack's documentation."""

import sys
from pathlib import Path

import claimtrack

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "claimtrack"
author = "the claimtrack contributors"
release = version = claimtrack.__version__
html_title = f"claimtrack {version}"
html_theme = "furo"

extensions = ["myst_parser", "sphinx.ext.autodoc", "claimtrack_reference"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
# A YAML block of these pages may be a part of a file, and a console block holds any output.
highlight_language = "text"
suppress_warnings = ["misc.highlighting_failure"]

# Docstrings write `code` in single backticks.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": True}
nitpicky = True
# Names of other projects: their documentation is not at hand when these pages are built.
# So are names in quotes, which only a type checker sees imported.
nitpick_ignore_regex = [
    ("py:class", r"(collections|os)\..+"),
    (
        "py:class",
        (
            r"Chains|Commitments|Confirmation|Conflict|Entailment|Evaluator|Framework|Mode|MultiDiGraph"
            r"|Near|Picture|PictureKind|Reads|Record|Semantics|Suppressed|Survey|Tracing"
            r"|claimtrack\.(lastrun\.LastRun|provenance\.joins\.Joins)"
        ),
    ),
    # The type of arguments, which is whatever they are; and the clock that a caller need not know.
    ("py:class", r"claimtrack\.semantics\.\w+\.(A|Budget)"),
    # How places are packed.
    ("py:class", r"claimtrack\.diagnostics\.(Marks|Numbers)"),
    # What an evaluation is made with, which nobody makes by hand.
    ("py:class", r"claimtrack\.evaluation\.evaluating\.(Evaluator|_Asked)"),
]
