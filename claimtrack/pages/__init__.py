"""Pages for a browser, made from templates; the only room that knows of Jinja2."""
