"""The reader's pages: from the catalogue to planned pages."""
