"""The ledgers' official papers: a file a paper, each a template and the facts that fill it."""
