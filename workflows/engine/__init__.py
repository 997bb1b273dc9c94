"""The engine: due payments are claimed into runs, and a step is carried out for a whole run."""
