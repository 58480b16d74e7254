"""From planned pages to files: digests, rendering, staging, applying, releases."""
