"""`shebao demo`: the payments of `examples/` through the real chain on an embedded stack, which then ends.

Nothing is played here but the world outside: the calendar (a clock file that every process of the stack reads) and
payers who pay or sign. Everything else is the product. At the end each payment is compared with
`examples/expected.json`.
"""
