"""Frozen values that every room may hold; nothing here reads, writes or computes more than itself."""
