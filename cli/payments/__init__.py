"""Commands about payments, vouchers and mandates."""
