"""Sending what is due: claimed, composed, sent by mail or SMS, and the result of each written."""
