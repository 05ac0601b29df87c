"""The panes; each is given a value, shows it and posts messages."""
