"""What is done with a local policy paper, one verb a file."""
