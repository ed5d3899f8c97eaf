"""The command line: ``vigie``."""
