"""Makes documents from which a look is taken: of python-docx, which has the styles of Word; a document
template; one that LibreOffice makes; and one whose styles have German ids, as Word gives them there."""

import sys
import zipfile
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

WRITTEN = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
  <office:automatic-styles>
    <style:page-layout style:name="p"><style:page-layout-properties fo:page-width="297mm"
      fo:page-height="210mm" style:print-orientation="landscape" fo:margin-top="15mm"
      fo:margin-bottom="15mm" fo:margin-left="15mm" fo:margin-right="15mm"/>
      <style:header-style/></style:page-layout>
  </office:automatic-styles>
  <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p">
    <style:header><text:p>Written header</text:p></style:header></style:master-page></office:master-styles>
  <office:body><office:text>
    <text:h text:outline-level="1">A heading</text:h>
    <text:list><text:list-item><text:p>an item</text:p></text:list-item></text:list>
    <text:p>A text<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
      <text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p>
  </office:text></office:body>
</office:document>
"""


def letterhead():
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.header.paragraphs[0].text = "Head of the letter"
    section.footer.paragraphs[0].text = "Foot of the letter"
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x1B, 0x5E, 0x20)
    document.add_paragraph("This is not taken over.", style="List Bullet")
    return document


def changed(source, target, changes):
    """The same archive with other texts in some of its parts."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for part, before, after in changes:
                if name == part:
                    text = text.replace(before, after)
            new.writestr(name, text)


def odd(folder):
    """A document that nobody may change, with two columns, whose last section has its head from the one
    before it, with no bullets in its lists and a language in its usual style."""
    document = letterhead()
    document.add_section()
    look = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "de-DE")
    look.append(language)
    document.save(folder / "plain.docx")
    changes = [
        ("word/settings.xml", b"<w:zoom", b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:zoom'),
        ("word/document.xml", b"<w:cols ", b'<w:cols w:num="2" '),
        ("word/styles.xml", b'<w:numPr><w:numId w:val="1"/></w:numPr>', b""),
    ]
    changed(folder / "plain.docx", folder / "odd.docx", changes)
    (folder / "plain.docx").unlink()


def main(folder):
    letterhead().save(folder / "letterhead.docx")
    kinds = "[Content_Types].xml"
    document = b"wordprocessingml.document.main+xml"
    template = b"wordprocessingml.template.main+xml"
    changed(folder / "letterhead.docx", folder / "template.dotx", [(kinds, document, template)])
    named = [(b'"Heading1"', b'"berschrift1"'), (b'"ListBullet"', b'"Aufzhlungszeichen"')]
    styles = [("word/styles.xml", before, after) for before, after in named]
    changed(folder / "letterhead.docx", folder / "german.docx", styles)
    odd(folder)
    (folder / "written.fodt").write_text(WRITTEN, encoding="utf-8")


main(Path(sys.argv[1]))
