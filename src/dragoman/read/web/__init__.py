"""The open internet: what may be asked for, and how it is fetched."""

from dragoman.read.web.fetching import WebFetcher, check_url

__all__ = ["WebFetcher", "check_url"]
