"""OSCAL 1.2 (NIST, Open Security Controls Assessment Language): documents of the models as plain data.

:func:`catalog` is the guideline (catalog model), :func:`mapping_collection` what regulations cover of it (control
mapping model), :func:`assessment_results` a lint run (assessment results model).  The same input gives the same bytes.
"""

import json
from typing import Any

from policylint.exporters.oscal.assessment import assessment_results
from policylint.exporters.oscal.catalog import catalog
from policylint.exporters.oscal.mapping import mapping_collection

__all__ = ["assessment_results", "catalog", "dump", "mapping_collection"]


def dump(document: dict[str, Any]) -> str:
    """``document`` as the JSON format of OSCAL."""
    # A path may hold bytes that are no UTF-8 (surrogates): they are escaped so that the file stays valid.
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"
