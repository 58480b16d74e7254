"""Search: one Pagefind index a year, and the page that asks them."""
