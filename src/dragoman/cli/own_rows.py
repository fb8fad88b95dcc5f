"""A folder of a user's own rows, checked by every part that reads it."""

from dragoman.data.own import Own, load


def checked(folder: str) -> Own:
    """Return what a folder adds, after all of it was checked; nothing for an empty name.

    Args:
        folder: with tables as `dragoman codebook new` writes them.

    Raises:
        CodebookError: something is wrong, with file and line.
    """
    own = load(folder)
    if own.folder:
        from dragoman.arrangements.register import Register  # noqa: PLC0415 - as above
        from dragoman.codebook.codebook import Codebook  # noqa: PLC0415 - who has none needs none
        from dragoman.entities.resolve import EntityResolver  # noqa: PLC0415 - as above

        Codebook.load(own)
        EntityResolver.load(own)
        Register.load(own)
    return own
