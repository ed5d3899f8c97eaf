"""Settings of the service, read once from the environment (``VIGIE_…``)."""

import secrets
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from nlu.engine import EngineName
from nlu.practice import Practice


class Settings(BaseSettings):
    """What the organisation that runs the service decides."""

    model_config = SettingsConfigDict(env_prefix="VIGIE_", frozen=True, extra="ignore")

    project: Path = Field(default_factory=Path.cwd, description="Folder of data/, config.yml, models/ and widget/.")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    engine: EngineName = "auto"
    secret: str = Field(default_factory=lambda: secrets.token_urlsafe(32), min_length=32, repr=False)
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]", "testserver")
    allowed_origins: tuple[str, ...] = ()
    public_address: str = Field(
        default="",
        pattern=r"^(https?://[^/\s]+)?$",
        description="What stands before a page's path in the addresses that search engines are given.",
    )
    rest_channel: bool = False
    idle_s: int = Field(default=30 * 60, gt=0, description="A conversation without activity is forgotten after this.")
    token_s: int = Field(default=4 * 3600, gt=0, description="... and after this in any case.")
    most_conversations: int = Field(default=50_000, gt=0)
    most_turns: int = Field(default=60, gt=0, description="Of one conversation.")
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def data(self) -> Path:
        """The folder that the content team writes."""
        return self.project / "data"

    @property
    def models(self) -> Path:
        """Where models are kept."""
        return self.project / "models"

    @property
    def widget(self) -> Path:
        """What browsers load."""
        return self.project / "widget"

    @property
    def practice(self) -> Practice:
        """What the service does with what people type, under these settings."""
        return Practice(
            idle_minutes=round(self.idle_s / 60),
            longest_hours=round(self.token_s / 3600),
            other_channels=self.rest_channel,
        )
