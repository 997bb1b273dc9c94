"""The version of Shebao, in this one place.

Packaging reads it here. `make generate` writes it into the files that cannot import it.
"""

VERSION = "0.1.0"
