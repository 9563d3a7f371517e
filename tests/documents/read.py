"""Reads the documents in a folder with python-docx, and compares them with the web pages beside them and
with what LibreOffice prints of them."""

import html.parser
import re
import sys
import zipfile
from pathlib import Path

import docx
from docx.oxml.ns import qn

problems = []


def check(holds, what):
    if not holds:
        problems.append(what)


def flat(text):
    """A text on one line, with ranges as the page writes them."""
    return re.sub(r"\s*–\s*", "–", " ".join(text.split()))


class Tables(html.parser.HTMLParser):
    """The tables of a page, each cell wherever it reaches, without what only screen readers say."""

    VOID = {"br", "meta"}

    def __init__(self):
        super().__init__()
        self.tables, self.open, self.cell = [], [], None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            spans = [int(attributes.get(span, 1)) for span in ("rowspan", "colspan")]
            self.cell = {"text": "", "spans": spans}
            self.tables[-1][-1].append(self.cell)
        if self.cell is not None and tag in ("p", "br", "span"):
            self.cell["text"] += "" if attributes.get("class") == "plenary-unseen" else " "
        if tag not in self.VOID:
            self.open.append(attributes.get("class", ""))

    def handle_endtag(self, tag):
        self.open.pop()
        if tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None and "plenary-unseen" not in self.open:
            self.cell["text"] += data


def spread(table):
    """The texts of a table, row by row, where a cell that reaches further stands in all its places."""
    grid = {}
    for y, row in enumerate(table):
        x = 0
        for cell in row:
            while (y, x) in grid:
                x += 1
            rows, columns = cell["spans"]
            for dy in range(rows):
                for dx in range(columns):
                    grid[y + dy, x + dx] = flat(cell["text"])
    height, width = max(y for y, _ in grid) + 1, max(x for _, x in grid) + 1
    return [[grid[y, x] for x in range(width)] for y in range(height)]


def of_page(path):
    reader = Tables()
    reader.feed(path.read_text(encoding="utf-8"))
    return [spread(table) for table in reader.tables]


def above_page_title(path):
    pattern = r'<p class="(?:symbol|original)">([^<]*)</p>'
    return re.findall(pattern, path.read_text(encoding="utf-8"))


def of_document(document):
    def text(cell):
        return flat(" ".join(own.text for own in cell.paragraphs))

    return [[[text(cell) for cell in row.cells] for row in table.rows] for table in document.tables]


def judge(path):
    document = docx.Document(str(path))
    name = path.name
    compare(name, of_page(path.with_suffix(".html")), of_document(document))
    own = document.paragraphs
    title = next((at for at, each in enumerate(own) if each.style.name == "Heading 1"), None)
    # Only the symbol of the document and the language of its original stand above the title.
    above = [each.text for each in own[:title]]
    wanted = above_page_title(path.with_suffix(".html"))
    check(above == wanted, f"{name}: {above} above the title, and the page has {wanted}")
    for table in document.tables:
        judge_table(name, table)
    judge_properties(name, path, document)
    judge_print(name, path, document)


def compare(name, page, tables):
    """The page has the hours once, and spells columns out; all else is the same."""
    check(len(page) == len(tables), f"{name}: {len(tables)} tables, and the page has {len(page)}")
    for own, other in zip(tables, page):
        check(len(own) == len(other), f"{name}: {len(own)} rows, and the page has {len(other)}")
        for row, wanted in zip(own[1:], other[1:]):
            check(row[:-1] == wanted, f"{name}: {row[:-1]}\n  and not {wanted}")
            check(row[0] == row[-1], f"{name}: {row[0]} and {row[-1]} on the two sides")
        for head, wanted in zip(own[0][1:-1], other[0][1:]):
            first = head.split()[0].rstrip("0123456789")
            check(wanted.startswith(first), f"{name}: {head}, and not {wanted}")


def judge_table(name, table):
    rows = table._tbl.findall(qn("w:tr"))
    first = rows[0].trPr
    check(first.find(qn("w:tblHeader")) is not None, f"{name}: no row is repeated")
    whole = [row.trPr.find(qn("w:cantSplit")) is not None for row in rows]
    check(all(whole), f"{name}: a row may be split")
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    marked = [look.get(qn(f"w:{which}")) for which in ("firstRow", "firstColumn")]
    check(marked == ["1", "1"], f"{name}: heads are not marked")
    for said in ("tblCaption", "tblDescription"):
        element = table._tbl.tblPr.find(qn(f"w:{said}"))
        check(element is not None and element.get(qn("w:val")), f"{name}: no {said}")


def judge_properties(name, path, document):
    own = document.core_properties
    check(own.title and own.language, f"{name}: no title or no language")
    check(not own.author and not own.last_modified_by, f"{name}: says who made it")
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
    check(entries[0].filename == "[Content_Types].xml", f"{name}: begins with {entries[0].filename}")
    dates = {entry.date_time for entry in entries}
    check(dates == {(1980, 1, 1, 0, 0, 0)}, f"{name}: has dates: {dates}")


def judge_print(name, path, document):
    """Every word of the tables is printed; what is written from right to left is printed otherwise."""
    printed = set(re.findall(r"[A-Za-z]{4,}", path.with_suffix(".txt").read_text(encoding="utf-8")))
    texts = [text for table in of_document(document) for row in table for text in row]
    words = set(re.findall(r"[A-Za-z]{4,}", " ".join(texts)))
    # A long word is broken at the end of a narrow column.
    lost = {word for word in words - printed if len(word) < 10}
    check(not lost, f"{name}: not printed: {sorted(lost)}")


def pages(path):
    return int(re.search(r"Pages: *(\d+)", path.with_suffix(".info").read_text()).group(1))


def judge_letter(folder):
    """The annex of the letter: one page, and what it says in the letter's own order."""
    path = folder / "att-csp12-working-groups.en.docx"
    check(pages(path) == 1, f"the letter's annex has {pages(path)} pages")
    document = docx.Document(str(path))
    cells = document.tables[0].rows[1].cells
    bold = [run.text for run in cells[1].paragraphs[0].runs if run.style.font.bold]
    check(bold == ["WGETI"], f"in bold: {bold}")
    notes = [part for part in document.part.package.iter_parts() if "footnotes" in part.partname]
    text = notes[0].blob.decode("utf-8")
    check("on a rolling basis" in text, "the star leads to no footnote")
    page = path.with_suffix(".info").read_text()
    check("841.89 x 595" in page, "it is not A4 in landscape")


def judge_right_to_left(folder):
    """A page whose texts are Arabic, with one that is not translated."""
    document = docx.Document(str(folder / "page-from-right-to-left.en.docx"))
    table = document.tables[0]
    check(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None, "the columns are not turned round")
    arabic, latin = table.rows[1].cells[1].paragraphs[0], table.rows[1].cells[3].paragraphs[0]
    turned = [own._p.pPr.find(qn("w:bidi")) is not None for own in (arabic, latin)]
    check(turned == [True, False], f"paragraphs from right to left: {turned}")
    run = arabic.runs[-1]._r.rPr
    language = run.find(qn("w:lang"))
    check(run.find(qn("w:rtl")) is not None, "an Arabic run is not from right to left")
    check(language.get(qn("w:bidi")) == "ar-SA", "an Arabic run is in no language")


def judge_looks(folder):
    """What is taken over from other documents, and what is not."""
    paths = sorted(folder.glob("look-*"))
    documents = {own.name: docx.Document(str(own)) for own in paths if own.suffix == ".docx"}
    check(len(documents) == 5, f"looks: {sorted(documents)}")
    for name, document in documents.items():
        own = document.sections[0]
        head = own.header.paragraphs[0].text
        wanted = "Written header" if "written" in name else "Head of the letter"
        check(head == wanted, f"{name}: headed {head}")
        check(document.paragraphs[0].style.name == "Heading 1", f"{name}: no heading")
        check("not taken over" not in "".join(p.text for p in document.paragraphs), f"{name}: all of it")
        check("Plenary Cell" in [style.name for style in document.styles], f"{name}: no style for cells")
        check(pages(folder / name) == 1, f"{name}: {pages(folder / name)} pages")
    judge_odd(folder / "look-odd.docx")
    german = documents["look-german.docx"]
    check(german.paragraphs[0].style.style_id == "berschrift1", "the German heading is not used")
    green = documents["look-letterhead.docx"].paragraphs[0].style.font.color.rgb
    check(str(green) == "1B5E20", f"the heading is {green}")


def judge_odd(path):
    """Nothing of a document is taken over that would hinder, or that an annex says itself."""
    with zipfile.ZipFile(path) as archive:
        part = {name: archive.read(name).decode("utf-8") for name in archive.namelist() if ".xml" in name}
    check("documentProtection" not in part["word/settings.xml"], "the annex is protected")
    check("w:num=" not in part["word/document.xml"], "the annex has columns")
    check("de-DE" not in part["word/styles.xml"], "the annex is in German")
    check('w:val="en-GB"' in part["word/styles.xml"], "the annex is in no language")


def main(folder):
    paths = [path for path in sorted(folder.glob("*.docx")) if not path.name.startswith("look-")]
    for path in paths:
        judge(path)
    judge_letter(folder)
    judge_right_to_left(folder)
    judge_looks(folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems or len(paths) < 40:
        sys.exit(1)
    print(f"{len(paths)} documents: python-docx reads what the pages say, and LibreOffice prints it")


main(Path(sys.argv[1]))
