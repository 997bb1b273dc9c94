"""The other side: tax authority, e-signature platform and bank, seen through ports that take lists and give lists."""
