"""How personal data may be shown: enough to recognise, too little to use."""


def mask_id_number(number: str) -> str:
    """First six and last four characters of a citizen identity number; the date of birth is hidden."""
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}" if len(number) > 10 else "*" * len(number)


def mask_account(number: str) -> str:
    """Last four digits of a bank account."""
    return f"****{number[-4:]}" if len(number) > 4 else "****"


def mask_phone(number: str) -> str:
    """First three and last four digits of a mobile number."""
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 11 else "****"
