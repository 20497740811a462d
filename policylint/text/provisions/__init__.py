"""What a handling set provides: evidence for and against each provision that the guideline asks for."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from policylint.text.provisions.access_log import AccessLog
from policylint.text.provisions.accounts import Accounts
from policylint.text.provisions.areas import Areas
from policylint.text.provisions.authority import Authority
from policylint.text.provisions.backup import Backup
from policylint.text.provisions.breach import Breach
from policylint.text.provisions.division import Division
from policylint.text.provisions.good_practice import GoodPractice
from policylint.text.provisions.handlers import Handlers
from policylint.text.provisions.incident import Incident
from policylint.text.provisions.inspection import Inspection
from policylint.text.provisions.ledger import Ledger
from policylint.text.provisions.organisation import Roles
from policylint.text.provisions.people import People
from policylint.text.provisions.protection import Protection
from policylint.text.provisions.response import Response
from policylint.text.provisions.scope import Scope
from policylint.text.provisions.stages import Stages
from policylint.text.provisions.storage import Storage
from policylint.text.provisions.training import Training
from policylint.text.provisions.units import Evidence, Unit, units_of

if TYPE_CHECKING:
    from policylint.text.reading import Reading

__all__ = ["Evidence", "Provisions", "provisions_of"]


class Provisions:
    """The provisions of a set of regulations, read when first asked for."""

    def __init__(self, readings: tuple[Reading, ...], units: tuple[Unit, ...] | None = None) -> None:
        """Read ``readings`` together; the first is the main regulation.  ``units`` narrows what is read to some sentences."""
        self.readings = readings
        if units is not None:
            self.units = units

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every sentence of the set, in order."""
        return tuple(unit for reading in self.readings for unit in units_of(reading))

    @cached_property
    def access_log(self) -> AccessLog:
        """Records of access."""
        return AccessLog(self.units)

    @cached_property
    def incident(self) -> Incident:
        """Reports of leaks."""
        return Incident(self.units)

    @cached_property
    def training(self) -> Training:
        """Training."""
        return Training(self.units)

    @cached_property
    def areas(self) -> Areas:
        """The control area."""
        return Areas(self.units)

    @cached_property
    def accounts(self) -> Accounts:
        """Access rights."""
        return Accounts(self.units)

    @cached_property
    def people(self) -> People:
        """Supervision, discipline, and who is trained."""
        return People(self.units, self.training)

    @cached_property
    def storage(self) -> Storage:
        """Documents, media and devices."""
        return Storage(self.units)

    @cached_property
    def protection(self) -> Protection:
        """Systems."""
        return Protection(self.units)

    @cached_property
    def good_practice(self) -> GoodPractice:
        """What inspectors praised."""
        return GoodPractice(self.units)

    @cached_property
    def authority(self) -> Authority:
        """Reports to the Commission."""
        return Authority(self.units)

    @cached_property
    def response(self) -> Response:
        """What is done about a leak."""
        return Response(self.units)

    @cached_property
    def inspection(self) -> Inspection:
        """Inspections and audits."""
        return Inspection(self.units)

    @cached_property
    def scope(self) -> Scope:
        """What is handled."""
        return Scope(self.units)

    @cached_property
    def handlers(self) -> Handlers:
        """Who handles it."""
        return Handlers(self.units)

    @cached_property
    def stages(self) -> Stages:
        """The flow of affairs."""
        return Stages(self.units)

    @cached_property
    def roles(self) -> Roles:
        """Who is responsible."""
        return Roles(self.units)

    @cached_property
    def division(self) -> Division:
        """Who does which part of the work."""
        return Division(self.units)

    @cached_property
    def breach(self) -> Breach:
        """Reports of breaches."""
        return Breach(self.units)

    @cached_property
    def ledger(self) -> Ledger:
        """Means to see how files are handled."""
        return Ledger(self.units)

    @cached_property
    def backup(self) -> Backup:
        """Backups."""
        return Backup(self.units)


@lru_cache(maxsize=8)
def provisions_of(readings: tuple[Reading, ...]) -> Provisions:
    """The provisions of a set; asked for by several checks in a row, read once."""
    return Provisions(readings)
