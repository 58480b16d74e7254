"""The tracker: who introduced whom, against what was asked."""
