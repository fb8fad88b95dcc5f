"""Native footnotes of a Word document, which python-docx cannot write: a part of its own.

Word numbers them by where they are first cited, and again whenever the text is edited. What is
cited once more is a field that repeats the number.
"""

from collections.abc import Callable, Sequence
from typing import Any

from dragoman.present.brief.forms.sheet import Paragraph, Style

NAME = "/word/footnotes.xml"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
Fill = Callable[[Any, Paragraph, Any], None]


class Footnotes:
    """Collects the footnotes of a document while its text is set.

    Args:
        paper: the document.
        notes: the paragraphs of the notes, by number from 1.
    """

    def __init__(self, paper: Any, notes: Sequence[Paragraph]) -> None:  # noqa: ANN401 - untyped
        from docx.opc.packuri import PackURI  # noqa: PLC0415 - an extra
        from docx.opc.part import Part  # noqa: PLC0415 - as above

        self._paper = paper
        self._notes = notes
        self._order: dict[int, int] = {}
        self.part = Part(PackURI(NAME), CONTENT, b"", paper.part.package)

    def cite(self, line: Any, numbers: Sequence[int], style: Style) -> None:  # noqa: ANN401 - untyped
        """Add references to notes at the end of a paragraph."""
        for place, number in enumerate(numbers):
            if place:
                _raised(line, style).text = ",\u00a0"
            if number in self._order:
                self._again(line, self._order[number], style)
            else:
                self._order[number] = len(self._order) + 1
                self._first(line, self._order[number], style)

    def finish(self, fill: Fill) -> None:
        """Put the notes into the document, in the order in which they were cited.

        Args:
            fill: adds the words of a note to a paragraph of the part.
        """
        from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415 - an extra
        from docx.oxml import OxmlElement, parse_xml  # noqa: PLC0415 - an extra
        from docx.text.paragraph import Paragraph as Line  # noqa: PLC0415 - as above

        if not self._order:
            return
        root = parse_xml(f"<w:footnotes {NAMESPACES}/>")
        for kind, number in SEPARATORS:
            root.append(
                parse_xml(
                    f'<w:footnote {NAMESPACES} w:type="{kind}" w:id="{number}"><w:p><w:r>'
                    f"<w:{kind}/></w:r></w:p></w:footnote>"
                )
            )
        for number, place in self._order.items():
            note = parse_xml(f'<w:footnote {NAMESPACES} w:id="{place}"><w:p/></w:footnote>')
            line = Line(note[0], self._paper._body)  # noqa: SLF001 - python-docx has no other way
            told = self._notes[number - 1]
            _raised(line, told.style)._r.append(OxmlElement("w:footnoteRef"))  # noqa: SLF001
            fill(line, told, self.part)
            root.append(note)
        self.part._blob = serialize_part_xml(root)  # noqa: SLF001 - as above
        self._paper.part.relate_to(self.part, KIND)
        self._set_separators()

    def _first(self, line: Any, place: int, style: Style) -> None:  # noqa: ANN401 - untyped
        """Add the reference that makes a note, with a mark to come back to."""
        from docx.oxml import parse_xml  # noqa: PLC0415 - an extra

        run = _raised(line, style)._r  # noqa: SLF001 - python-docx has no other way
        run.append(parse_xml(f'<w:footnoteReference {NAMESPACES} w:id="{place}"/>'))
        run.addprevious(
            parse_xml(f'<w:bookmarkStart {NAMESPACES} w:id="{place}" w:name="_note{place}"/>')
        )
        run.addnext(parse_xml(f'<w:bookmarkEnd {NAMESPACES} w:id="{place}"/>'))

    def _again(self, line: Any, place: int, style: Style) -> None:  # noqa: ANN401 - untyped
        """Add a field that repeats the number of a note."""
        from docx.oxml import parse_xml  # noqa: PLC0415 - an extra

        for mark in ("begin", "words", "separate", "number", "end"):
            run = _raised(line, style)
            if mark == "number":
                run.text = str(place)
            elif mark == "words":
                run._r.append(  # noqa: SLF001 - python-docx has no other way
                    parse_xml(
                        f'<w:instrText {NAMESPACES} xml:space="preserve"> NOTEREF _note{place} \\h '
                        "</w:instrText>"
                    )
                )
            else:
                run._r.append(  # noqa: SLF001 - as above
                    parse_xml(f'<w:fldChar {NAMESPACES} w:fldCharType="{mark}"/>')
                )

    def _set_separators(self) -> None:
        """Name the lines above the notes in the settings, as Word wants them."""
        from docx.oxml import parse_xml  # noqa: PLC0415 - an extra
        from docx.oxml.ns import qn  # noqa: PLC0415 - as above

        settings = self._paper.settings.element
        named = "".join(f'<w:footnote w:id="{number}"/>' for _, number in SEPARATORS)
        mine = parse_xml(f"<w:footnotePr {NAMESPACES}>{named}</w:footnotePr>")
        after = settings.find(qn("w:compat"))
        settings.append(mine) if after is None else after.addprevious(mine)


def _raised(line: Any, style: Style) -> Any:  # noqa: ANN401 - untyped
    """Add an empty run that stands high."""
    from docx.shared import Pt  # noqa: PLC0415 - an extra

    run = line.add_run()
    run.font.size = Pt(style.size)
    run.font.superscript = True
    return run
