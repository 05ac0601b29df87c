"""The words of the program: papers, categories, reading; no files, no terminal."""
