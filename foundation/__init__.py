"""What every room uses: time, ids, money, masking, encryption, settings, fault points, broker names."""
