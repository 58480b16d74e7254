"""Gương Sáng: the council's page as Pelican plugins, one folder a capability (see README.md)."""
