"""What goes wrong when ties are read, and when somebody is asked for who is not there."""

from publead.errors import InputError, PolicyError, PubleadError


class NetworkError(InputError):
    """Ties, people or respondents cannot be read as a network."""


class UnknownNodeError(PubleadError, KeyError):
    """Somebody was asked for who is not in the network; the text names nobody."""

    def __str__(self) -> str:
        """Return the text, which a `KeyError` would put in quotation marks."""
        return str(self.args[0])


class SeveralNetworksError(PolicyError):
    """An index of one network was asked of several layers or waves; the text says how to choose."""
