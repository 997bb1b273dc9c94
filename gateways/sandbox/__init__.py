"""A tax authority, an e-signature platform, a bank and an SMS provider to work against: `python -m gateways.sandbox`.

It keeps a ledger of what it really did, so that tests count effects and not calls, and it misbehaves on magic values.
`docs/reference/sandbox.md` is its manual.
"""
