"""Policy as values: the records of a region, and what a region takes from its parents."""
