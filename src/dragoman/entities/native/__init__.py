"""Who is named in Korean, Japanese, Chinese and Russian texts: names alone, no reading of acts."""

from dragoman.entities.native.mentions import native_mentions

__all__ = ["native_mentions"]
