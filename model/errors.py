"""What can go wrong, one class per cause. Every message says what, where, and what to do next.

The command line turns these into one line and an exit code: 2 bad input, 3 refusal, 1 what a person must see.
"""

from enum import StrEnum


class RefusalReason(StrEnum):
    """Why a request, a search or an export is refused; stored in the log as these words."""

    NO_MANDATE = "no-mandate"
    MANDATE_NOT_APPROVED = "mandate-not-approved"
    MANDATE_EXPIRED = "mandate-expired"
    MANDATE_NOT_STARTED = "mandate-not-started"
    OUT_OF_SCOPE = "out-of-scope"
    SITE_DISABLED = "site-disabled"
    HOST_NOT_LISTED = "host-not-listed"
    ADDRESS_FORBIDDEN = "address-forbidden"
    ROBOTS = "robots"
    OUTSIDE_HOURS = "outside-hours"
    BUDGET_SPENT = "budget-spent"
    NO_HASH_LIST = "no-hash-list"
    NO_PURPOSE = "no-purpose"
    NO_ACCOUNT = "no-account"
    ROLE = "role"
    SELF_APPROVAL = "self-approval"
    NOT_COUNTERSIGNED = "not-countersigned"
    TRAINING_ONLY = "training-only"
    SEALED = "sealed"


class VigieError(Exception):
    """Base of every error that Vigie raises on purpose; never raised itself."""

    exit_code = 1


class BadInput(VigieError):
    """Something a person wrote or supplied cannot be used: `where` names the file and line, or the argument."""

    exit_code = 2

    def __init__(self, what: str, where: str = "", do: str = "") -> None:
        self.what, self.where, self.do = what, where, do
        super().__init__(": ".join(part for part in (where, what) if part) + (f"; {do}" if do else ""))


class Refused(VigieError):
    """The mandate, the scope, a role or a guard rail does not allow it; the refusal is logged by whoever catches it."""

    exit_code = 3

    def __init__(self, reason: RefusalReason, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"refused ({reason}){': ' + detail if detail else ''}")


class Interrupted(VigieError):
    """A person or the machine stopped the work; nothing is lost and the same command resumes it."""

    exit_code = 4


class EvidenceBroken(VigieError):
    """Stored bytes do not match what was recorded of them: `where` names the file, the record and the field."""


class NotKept(VigieError):
    """Bytes could not be written (full disk, read-only folder): this capture was not kept, earlier ones are whole."""


class LimitHit(VigieError):
    """Bytes would unpack beyond a limit: a decompression bomb, or a page larger than we read."""


class PageUnfit(VigieError):
    """A page does not fit its site definition: which field, how many matches were expected and how many found."""


class StoreBusy(VigieError):
    """The database stayed locked longer than the waiting time; the command can simply be run again."""


class StoreFull(VigieError):
    """The disk that holds the database has no room; nothing of the step was saved, and it can be run again."""
