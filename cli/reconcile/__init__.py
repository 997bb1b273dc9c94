"""`shebao reconcile`: comparing the bank's statement and the gateways with the database."""
