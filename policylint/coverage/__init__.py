"""Which requirement of a guideline is met by which clause, on what evidence."""

from policylint.coverage.assess import assess
from policylint.coverage.matrix import Matrix, percent, share
from policylint.coverage.model import OPEN, By, Citation, Claim, ClaimState, Coverage, Exclusion, Status, Verdict
from policylint.coverage.review import fingerprint

__all__ = [
    "OPEN",
    "By",
    "Citation",
    "Claim",
    "ClaimState",
    "Coverage",
    "Exclusion",
    "Matrix",
    "Status",
    "Verdict",
    "assess",
    "fingerprint",
    "percent",
    "share",
]
