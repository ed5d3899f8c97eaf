"""The pages that work without scripts: forms and texts as HTML, from the same knowledge base as the API."""
