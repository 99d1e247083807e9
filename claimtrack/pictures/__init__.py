"""The shelf of pictures: one file, one picture; plain SVG without scripts, fonts or links of its own."""
