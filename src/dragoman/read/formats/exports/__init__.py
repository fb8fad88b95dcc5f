"""Exports of news databases: many articles in one file, each with its own title, paper and day."""

from dragoman.read.formats.exports.articles import Article, articles_in, read_articles

__all__ = ["Article", "articles_in", "read_articles"]
