"""What every room stands on: time, ids, money, masking, encryption, settings, fault points, broker names."""
