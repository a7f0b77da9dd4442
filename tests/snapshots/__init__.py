"""Pictures of the screens, compared with those in __snapshots__ (`make snap` makes them anew)."""
