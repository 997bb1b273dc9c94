"""The benchmark: `python -m bench`, or `make bench`. What is measured and how is told in docs/performance.md."""
