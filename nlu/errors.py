"""Errors that the assistant's own code raises; each says where, what, and the way out."""


class AssistantError(Exception):
    """Anything that Vigie itself reports; its text never holds what a person typed."""


class ModelError(AssistantError, ValueError):
    """A model file is missing, damaged, or not one of ours."""
