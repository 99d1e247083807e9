"""Where a claim comes from: chains, origins, independent lines, and what each of them rests on."""
