"""Help for tests of importers: a document as an outline, and what became of each character."""

import re
from collections import Counter

HELD_BY_A_FIELD = re.compile(r"[（）()〔〕【】○:：]|制定|改正|施行|公布|削除|制|定|改|正|削|除")
"""Signs and words that a field stands for: brackets of a 見出し, 制定 before the date of enactment, 削除."""


def words(prose):
    return "-" if prose is None else prose.text.replace("\n", "/")


def outline(regulation):
    """One line for each clause: kind, number, label, 見出し, text and what else it holds."""
    lines = []

    def tell(clause, depth):
        parts = [clause.kind.value, ".".join(map(str, clause.number or ())), words(clause.label)]
        if clause.caption is not None:
            parts.append(f"〔{words(clause.caption)}〕")
        if clause.text is not None:
            parts.append(words(clause.text))
        if clause.deleted:
            parts.append("DELETED")
        parts += [f"TABLE {[[cell.text for cell in row] for row in table.rows]}" for table in clause.tables]
        if clause.note is not None:
            parts.append(f"NOTE {words(clause.note)}")
        if clause.tail is not None:
            parts.append(f"TAIL {words(clause.tail)}")
        lines.append("  " * depth + " ".join(part for part in parts if part))
        for child in clause.children:
            tell(child, depth + 1)

    for clause in regulation.body:
        tell(clause, 0)
    return "\n".join(lines)


def proses(document):
    regulation = document.regulation
    yield from (prose for prose in (regulation.title, regulation.number, *regulation.front) if prose is not None)
    yield from (date.prose for date in (regulation.enacted, regulation.in_force) if date is not None)
    yield from (amendment.prose for amendment in regulation.amendments)
    for clause in regulation.walk():
        parts = (clause.label, clause.caption, clause.note, clause.text, clause.tail)
        yield from (prose for prose in parts if prose is not None)
        for table in clause.tables:
            yield from (cell for row in table.rows for cell in row)


def held(document):
    """How often each offset of the source is held by a prose or reported as page furniture."""
    count = Counter()
    for prose in proses(document):
        for run in prose.map.runs:
            if prose.text[run.text_start : run.text_start + run.text_length].strip():
                count.update(range(run.source.start, run.source.end))
    for notice in document.notices:
        if notice.kind == "page-furniture":
            count.update(range(notice.span.start, notice.span.end))
    return count


def lost(document):
    """Pieces of the source that are nowhere in the regulation."""
    text, count = document.source.text, held(document)
    left = "".join(c if not count[i] and not c.isspace() else "\0" for i, c in enumerate(text))
    return [piece for piece in re.split("\0+", left) if HELD_BY_A_FIELD.sub("", piece)]


def doubled(document):
    """Offsets of the source that are in the regulation twice."""
    return [i for i, times in held(document).items() if times > 1 and not document.source.text[i].isspace()]


def misplaced(document):
    """Proses whose words do not stand where their map says."""
    text = document.source.text
    wrong = []
    for prose in proses(document):
        for run in prose.map.runs:
            read = prose.text[run.text_start : run.text_start + run.text_length]
            if read.strip() and read != text[run.source.start : run.source.end]:
                wrong.append(prose.text)
    return wrong
