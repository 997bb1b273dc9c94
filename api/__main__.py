"""`python -m api`: serve the HTTP interface."""

import argparse

from api.server import serve


def main() -> None:
    """Read the options and serve until a signal ends the process."""
    parser = argparse.ArgumentParser(prog="python -m api", description="Serves HTTP; see docs/reference/http.md.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    given = parser.parse_args()
    serve("api.app:app", given.host, given.port)


if __name__ == "__main__":
    main()
