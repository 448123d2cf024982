"""Parts of a page: item models over plain values, and their views."""
