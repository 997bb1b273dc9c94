"""Letters to the payer: texts and their rendering, e-mail, SMS, and the voucher that goes with them."""
