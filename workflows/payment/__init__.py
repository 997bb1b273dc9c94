"""A payment as a value: states, transitions, outcomes, the case that a step sees, reasons, errors."""
