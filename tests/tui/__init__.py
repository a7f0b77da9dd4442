"""The screens, told as stories with Pilot against an index in memory (fake.py)."""
