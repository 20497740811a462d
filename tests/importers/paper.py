"""A tiny PDF writer: words at places, ruled lines, pages.  Its font is part of the file, so any machine reads it."""

import zlib

A4 = (595, 842)
LEFT, TOP, SIZE = 80, 760, 10


def pdf(pages, size=A4):
    """A PDF of ``pages``: lists of ``(x, y, text)``, ``(x, y, text, font size)`` and lines ``((x1, y1), (x2, y2))``."""
    signs = sorted(
        {c for page in pages for entry in page if isinstance(entry[2:3] and entry[2], str) for c in entry[2]}
    )
    fonts = [signs[i : i + 200] for i in range(0, len(signs), 200)] or [["a"]]
    objects = ["", ""]
    names = [add_font(objects, font) for font in fonts]
    resources = "<< /Font << " + " ".join(f"/F{i} {name} 0 R" for i, name in enumerate(names)) + " >> >>"
    kids = []
    for page in pages:
        stream = "\n".join(draw(entry, fonts) for entry in page)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        box = f"[0 0 {size[0]} {size[1]}]"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {resources} /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assemble(objects)


def lines(*texts, top=TOP, indent=()):
    """Entries for lines below one another; ``indent`` are the characters by which each stands to the right."""
    shift = [*indent, *[0] * len(texts)]
    return [(LEFT + shift[i] * SIZE, top - 17 * i, text) for i, text in enumerate(texts)]


def grid(xs, ys):
    """The ruled lines of a table with these columns and rows."""
    flat = [((xs[0], y), (xs[-1], y)) for y in ys]
    return flat + [((x, ys[0]), (x, ys[-1])) for x in xs]


def draw(entry, fonts):
    if isinstance(entry[0], tuple):
        (x1, y1), (x2, y2) = entry
        return f"{x1} {y1} m {x2} {y2} l S"
    x, y, text, *size = entry
    parts, scale = [], size[0] if size else SIZE
    for place, char in enumerate(text):
        number = next((i for i, font in enumerate(fonts) if char in font), 0)
        if char != " ":
            at = x + sum(width(c) for c in text[:place]) * scale / 1000
            parts.append(f"BT /F{number} {scale} Tf {at:.1f} {y} Td <{fonts[number].index(char) + 1:02x}> Tj ET")
    return "\n".join(parts)


def width(char):
    return 500 if char.isascii() else 1000


def add_font(objects, signs):
    procs, maps = [], []
    for code, char in enumerate(signs, 1):
        stream = f"{width(char)} 0 0 0 {width(char) - 50} 900 d1 0 0 {width(char) - 50} 900 re f"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        procs.append(f"/g{code} {len(objects)} 0 R")
        maps.append(f"<{code:02x}> <{char.encode('utf-16-be').hex()}>")
    body = "\n".join(maps)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(signs)} beginbfchar\n{body}\nendbfchar\n"
        "endcmap end end"
    )
    objects.append(f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream")
    to_unicode = len(objects)
    differences = " ".join(f"/g{code}" for code in range(1, len(signs) + 1))
    objects.append(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [0.001 0 0 0.001 0 0] "
        f"/CharProcs << {' '.join(procs)} >> /Encoding << /Type /Encoding /Differences [1 {differences}] >> "
        f"/FirstChar 1 /LastChar {len(signs)} /Widths [{' '.join(str(width(c)) for c in signs)}] "
        f"/ToUnicode {to_unicode} 0 R /Resources << >> >>"
    )
    return len(objects)


def assemble(objects):
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(data)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def picture_only():
    """A page that holds a picture and no text."""
    pixels = zlib.compress(bytes([255] * 16)).decode("latin-1")
    image = (
        f"<< /Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray "
        f"/Filter /FlateDecode /Length {len(pixels)} >>\nstream\n{pixels}\nendstream"
    )
    stream = "500 0 0 700 50 50 cm /I Do"
    resources = "<< /XObject << /I 4 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents 5 0 R >>"
    return assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            image,
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    )
