"""Text that is HTML already, sanitised or built by us; templates print it as it is."""


class Html(str):
    """Marked for autoescaping templates by the protocol they know."""

    __slots__ = ()

    def __html__(self) -> str:
        return self
