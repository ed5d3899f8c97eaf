"""``vigie run``: the service, in this process."""

import socket

import uvicorn
from rich.console import Console

from bot.app import create_app
from bot.cli.messages import Words
from bot.model_files import latest_model
from bot.settings import Settings
from nlu.engine import load_engine
from nlu.errors import AssistantError


class PortTakenError(AssistantError, OSError):
    """Another program listens there."""


def serve(settings: Settings, words: Words, console: Console) -> None:
    """Load the model and serve until stopped.

    Raises:
        AssistantError: If there is no model, the data has faults, or the port is taken.

    """
    model = latest_model(settings.models)
    console.print(words("model_loading", model=model.name), highlight=False)
    engine = load_engine(model, settings.engine)
    app = create_app(settings, engine=engine)
    with _listen(settings.host, settings.port, words) as listener:
        port = listener.getsockname()[1]
        console.print(words("serving", address=f"http://{settings.host}:{port}"), style="bold", highlight=False)
        config = uvicorn.Config(
            app,
            # websockets as Rasa pins it is too old for uvicorn; the gateway has none.
            ws="none",
            # uvicorn's own access log shows query strings.
            access_log=False,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=15,
            timeout_keep_alive=5,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int, words: Words) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # proto given: without it asyncio leaves TCP_NODELAY off and every small response waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise PortTakenError(words("port_taken", port=port)) from error
    return listener
