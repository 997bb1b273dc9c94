"""The description of the HTTP interface (OpenAPI 3.1): `openapi.json` is made from it, and a test compares the two."""
