"""What operators do to a payment that needs them: let it go on, cancel it, or resolve it by facts."""
