"""What lies outside the portal."""

from links.models.link import ExternalLink, LinkTag

__all__ = ["ExternalLink", "LinkTag"]
