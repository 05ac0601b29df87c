"""Files: read exactly, written only by safe_write."""
