"""The running service and its edges: gateway, settings, stores, command line."""
