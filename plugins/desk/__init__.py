"""The editors' tools, reached from tasks.py."""
