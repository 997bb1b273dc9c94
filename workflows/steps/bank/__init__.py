"""Orders to the bank, the money that comes by them, and closing them."""
