"""Personal data's life: how long it is kept, what a payer may ask for, and how it is removed."""
