"""What happens to a payment: the intake, the steps and their runner, letters and events, operators' actions."""
