"""One's own account: language, single keys on or off, password."""

from __future__ import annotations

from datetime import timedelta

import store
from config.settings import LANGUAGES
from model import BadInput, Operation
from review.access import LONGEST_PASSWORD, SHORTEST_PASSWORD, hash_password, is_password, set_cookie
from review.page import Preferences
from review.visit import Answer, Entry, Visit, go

PREFERENCES = "vigie-view"


def show_account(visit: Visit, unit: store.Unit) -> Answer:
    """The account page; the exposure to pictures of the last week is shown to the person alone."""
    since = visit.at - timedelta(days=7)
    looks = store.audit.entries(unit, account=visit.account.name, action="picture.look", since=since)
    response = visit.show("account.html", looks=len(looks), shortest=SHORTEST_PASSWORD)
    return Answer(response, Entry(Operation.CONSULTATION, "account.view", visit.account.name))


def save_preferences(visit: Visit, unit: store.Unit) -> Answer:
    language = visit.optional("language")
    if language not in LANGUAGES:
        raise BadInput(visit.say("This language is not known."))
    response = go("/account", said="saved")
    set_cookie(visit.request, response, PREFERENCES, Preferences(language, visit.optional("keys") == "on").cookie())
    return Answer(response, Entry(Operation.ADMINISTRATION, "account.preferences", visit.account.name))


def change_password(visit: Visit, unit: store.Unit) -> Answer:
    """Replace the password, which closes every session: the person logs in again."""
    old, new = visit.optional("old"), visit.optional("new")
    if not is_password(store.accounts.password_hash(unit, visit.account.name), old):
        raise BadInput(visit.say("The present password is not right."))
    if not SHORTEST_PASSWORD <= len(new) <= LONGEST_PASSWORD:
        raise BadInput(visit.say("The new password is too short."))
    if new != visit.optional("again"):
        raise BadInput(visit.say("The two new passwords differ."))
    store.accounts.set_password(unit, visit.account.name, hash_password(new), visit.at)
    return Answer(go("/login"), Entry(Operation.ADMINISTRATION, "account.password", visit.account.name))
