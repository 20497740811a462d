"""From the positioned tree of a YAML file to a regulation.

How the keys of ``schemas/regulation.schema.json`` are read (``write.py`` is the inverse):

- Clauses stand in the order of the file: the top-level keys ``toc``, ``preamble``, ``body``, ``supplementary`` and
  ``appended`` in the order in which they are written, and within a clause ``paragraphs``, ``items``, ``subitems`` and
  ``body`` likewise.  ``body`` may hold clauses of any kind, each told by its kind key (``article``, ``chapter``,
  ``item``, ``supplementary``, ``table``, ``toc`` …); one without kind key is ``Kind.TEXT``.
- The value of a kind key is the number, as a figure (``10``, ``3の2``) or as printed (``第１０条``).  ``label`` is the
  number as printed where the two differ; without ``label:`` the label is the scalar of the kind key.  An empty kind key
  means no number, an empty ``label:`` no label.  ``paragraphs``, ``items`` and ``subitems`` whose kind key is *missing*
  are numbered by their position and have no label.
- ``heading``, ``supplementary``, ``toc`` and ``preamble`` hold the caption instead of a number; ``caption:`` says the
  same and is read where the kind key is empty or missing.  Their number, where there is one, is ``number:``.
- ``text``, ``items``, ``tail`` and ``tables`` directly in an ``article`` are those of its first paragraph (number 1, no
  label); ``paragraphs`` that follow count on from it.  Duty fields beside ``text`` belong to that paragraph unless
  there are ``paragraphs`` or ``body``; then, and always in other clauses, they belong to the clause itself.
- A date or an amendment written as one string is parsed; written as a mapping, it is what the mapping says.
"""
