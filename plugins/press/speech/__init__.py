"""Speech: text as an announcer reads it out."""
