"""Words for people: names of codes, and what an insurance covers."""
