"""Where a claim comes from: chains, origins, independent lines, what they rest on, quotes held to texts."""
