"""The tables of the first revision, as they were when it was written: later changes are later revisions."""
