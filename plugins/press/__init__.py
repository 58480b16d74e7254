"""The press: feeds for newsrooms."""
