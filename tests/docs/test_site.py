"""The documentation site is built of the same files, and asks nothing of the network."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pages import ROOT

OUTSIDE = re.compile(r"""(?:src=|<link [^>]*href=|url\()["']?(?:https?:)?//[^"')\s>]+""")
LINK = re.compile(r'<a [^>]*href="([^":#]+)(?:#[^"]*)?"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    pytest.importorskip("material", reason="the extra docs is not installed")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_there_and_fetches_nothing(site: Path) -> None:
    """The README is the first page; no page loads a font, a script or a picture from elsewhere."""
    pages = {str(one.relative_to(site)) for one in site.rglob("*.html")}
    written = list((ROOT / "docs").rglob("*.md"))
    assert {str(one.relative_to(ROOT / "docs").with_suffix(".html")) for one in written} <= pages
    assert "GDELT" in (site / "index.html").read_text(encoding="utf-8")
    for name in sorted(pages):
        page = (site / name).read_text(encoding="utf-8")
        assert OUTSIDE.findall(page) == [], name


def test_the_links_of_the_first_page_lead_somewhere(site: Path) -> None:
    """None leads out of the site."""
    page = (site / "index.html").read_text(encoding="utf-8")
    found = LINK.findall(page)
    assert [one for one in found if not (site / one).exists()] == []
    assert len(found) > 40
