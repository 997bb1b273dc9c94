"""HTTP and stream triggers, callbacks, voucher check, console."""
