"""Evaluation: labelled questions through the assistant in service, and what that shows."""
