"""Other formats: each file reads or writes one."""
