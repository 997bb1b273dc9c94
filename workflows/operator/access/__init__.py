"""Who may do what: accounts of operators, and the role that each action needs."""
