"""Rasa components: thin wrappers around the pure modules of ``nlu``."""
