"""Makes the documentation site of the same files: the README is its first page.

Links to files that are not part of the site keep their words and lose their address, since no
address of the project is known.
"""

import re
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)]*)?\)")
FIRST = "index.md"


def on_files(files: Any, *, config: Any) -> Any:  # noqa: ANN401 - mkdocs is untyped
    """Add the README as the first page, and leave the makers of pages out."""
    from mkdocs.structure.files import File  # noqa: PLC0415 - an extra

    for file in [one for one in files if one.src_uri.endswith(".py")]:
        files.remove(file)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    files.append(File.generated(config, FIRST, content=moved(text, PurePosixPath("README.md"))))
    return files


def on_page_markdown(markdown: str, *, page: Any, **_more: Any) -> str:  # noqa: ANN401 - as above
    """Return a page whose links lead to pages of the site alone."""
    if page.file.src_uri == FIRST:
        return markdown
    return moved(markdown, PurePosixPath("docs") / page.file.src_uri)


def moved(text: str, page: PurePosixPath) -> str:
    """Return a page with its links as the site needs them.

    Args:
        text: in Markdown.
        page: where it stands in the repository.
    """
    return LINK.sub(lambda match: _link(match, page), text)


def _link(match: "re.Match[str]", page: PurePosixPath) -> str:
    mark, words, target, anchor = match.groups()
    whole = (ROOT / page.parent / target).resolve()
    inside = whole.is_relative_to(ROOT / "docs") and whole.is_file()
    if not inside and whole != ROOT / "README.md":
        return words
    at = PurePosixPath(FIRST if not inside else whole.relative_to(ROOT / "docs").as_posix())
    here = PurePosixPath(FIRST if page.name == "README.md" else page.relative_to("docs")).parent
    up = "../" * len(here.parts)
    return f"{mark}[{words}]({up}{at}{anchor or ''})"
