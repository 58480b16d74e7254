"""Text made for the voice: figures, dates, signs and abbreviations as an announcer says them."""
