"""What happens to a payment: the door, the steps and their runner, letters and events, operators' actions."""
