"""What the commands do, a family a file; each function is given the reader screen."""
