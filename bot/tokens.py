"""Signed tokens: who may speak in a conversation."""

import hashlib

from itsdangerous import BadSignature, TimestampSigner


class Tokens:
    """Gives and checks the token of a conversation id."""

    def __init__(self, secret: str, *, lifetime_s: int) -> None:
        self._signer = TimestampSigner(secret, salt="vigie.conversation", digest_method=hashlib.sha256)
        self._lifetime_s = lifetime_s

    def sign(self, conversation_id: str) -> str:
        """The token of a conversation."""
        return self._signer.sign(conversation_id).decode()

    def holds(self, token: str, conversation_id: str) -> bool:
        """Whether *token* was given for this conversation and is not too old."""
        try:
            return self._signer.unsign(token, max_age=self._lifetime_s).decode() == conversation_id
        except (BadSignature, UnicodeError):
            return False
