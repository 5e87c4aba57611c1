"""The desk's fixed words: what codes are called on the screen. Message ids are English, translated on the page."""

from __future__ import annotations

from model import SIGNAL_NAMES, Decision, MatchKind, QueueState
from review.readings import Part
from review.why import Standing


def msg(text: str) -> str:
    """Mark `text` as a message id; the page translates it."""
    return text


DECISIONS = {
    Decision.UNSURE: msg("Not enough to say"),
    Decision.NO_CONCERN: msg("No concern"),
    Decision.SPAM: msg("Spam, scam or bot"),
    Decision.BADLY_LINKED: msg("Badly linked"),
    Decision.WATCH: msg("Keep watching"),
    Decision.REFER: msg("Refer"),
    Decision.URGENT: msg("Urgent"),
}
MATCH_KINDS = {
    MatchKind.COPY: msg("Possible copy"),
    MatchKind.CROP: msg("Possible copy, cropped or framed"),
    MatchKind.COLLAGE: msg("Possible copy, in a collage"),
    MatchKind.ROOM: msg("Possibly the same room or things, in different pictures"),
}
SIGNALS = SIGNAL_NAMES
PARTS = {
    Part.TITLE: msg("in the title"),
    Part.ACROSS: msg("from the title into the text"),
    Part.TEXT: msg("in the text"),
    Part.CONTACT: msg("in a contact field"),
    Part.COMMENT: msg("in a comment"),
    Part.PICTURE: msg("in a picture"),
}
NO_CONCERN_REASONS = {
    "independent": msg("An adult working independently, own words and own contact"),
    "lawful-business": msg("An agency, employer or landlord known to be lawful"),
    "friends": msg("Friends or colleagues who travel or advertise together"),
    "support": msg("A warning, a help group or a health project"),
    "ordinary": msg("An ordinary offer; the wording is usual in this trade"),
    "site-default": msg("A default text, switchboard or stock picture of the site"),
    "other": msg("Another reason, as the note says"),
}
WATCH_REASONS = {
    "more-ads": msg("Wait for more ads"),
    "places": msg("See whether places or sites change"),
    "other-unit": msg("Another unit or service was asked"),
    "other": msg("Another reason, as the note says"),
}
STATES = {
    QueueState.OPEN: msg("to look at"),
    QueueState.PROPOSED: msg("waits for a second person"),
    QueueState.DISPUTED: msg("waits for a third person"),
    QueueState.WATCHED: msg("being watched"),
    QueueState.SETTLED: msg("settled"),
    QueueState.REFERRED: msg("referred"),
}
STANDINGS = {
    Standing.LINKED: msg("The two are linked."),
    Standing.TOGETHER: msg("The two are in one cluster through others; between them alone there is too little."),
    Standing.JUDGED_TOGETHER: msg("A person said that they belong together."),
    Standing.JUDGED_APART: msg("A person said that they do not belong together."),
    Standing.GUARDED: msg(
        "There is enough between the two, but not enough to join their groups: two groups need two kinds of evidence, "
        "or a very strong one on several ads. The link waits for a person."
    ),
    Standing.SUGGESTED: msg("The link is suggested and waits for a person."),
    Standing.UNSOUGHT: msg("The two were never compared: others are nearer to each of them."),
    Standing.UNLINKED: msg("The two are not linked: there is too little between them."),
}
THIS_CLUSTER = msg("this cluster")
TRACKS = {"urgent": msg("urgent"), "normal": msg("normal")}
AD_STATES = {"live": msg("on line"), "suspect": msg("missed once"), "gone": msg("gone")}
CATEGORIES = {
    "escort": msg("escort"),
    "massage": msg("massage"),
    "job": msg("job"),
    "housing": msg("housing"),
    "service": msg("service"),
    "transport": msg("transport"),
    "documents": msg("documents"),
    "dating": msg("dating"),
    "other": msg("other"),
}
MANDATE_STATES = {"proposed": msg("proposed"), "approved": msg("approved"), "ended": msg("ended")}
RUN_STATES = {
    "running": msg("running"),
    "complete": msg("complete"),
    "incomplete": msg("incomplete"),
    "blocked": msg("blocked"),
    "drift": msg("pages no longer fit"),
    "refused": msg("refused"),
    "interrupted": msg("interrupted"),
    "failed": msg("failed"),
}
FINDINGS = {
    "phone": msg("phone number"),
    "email": msg("e-mail address"),
    "handle": msg("handle"),
    "url": msg("web address"),
    "iban": msg("bank account"),
    "wallet": msg("wallet"),
    "price": msg("price"),
    "age": msg("age as written"),
    "name": msg("name"),
    "company": msg("company number"),
    "place": msg("place"),
    "pay": msg("pay"),
    "hours": msg("hours"),
    "cue": msg("phrase of the lexicon"),
}
LANES = {"site": msg("sites"), "phone": msg("phones"), "place": msg("places")}
ITEMS = {"cluster": msg("cluster"), "ad": msg("ad"), "number": msg("number from a complaint")}
OPERATIONS = {
    "collection": msg("collection"),
    "alteration": msg("alteration"),
    "consultation": msg("consultation"),
    "disclosure": msg("disclosure"),
    "combination": msg("combination"),
    "erasure": msg("erasure"),
    "administration": msg("administration"),
    "refusal": msg("refusal"),
}
ACTS = {
    "custody.view": msg("looked at"),
    "custody.verify": msg("verified"),
    "custody.export": msg("exported"),
    "custody.redact": msg("sealed; the bytes stay, hidden"),
    "custody.erase": msg("erased"),
}
ROLES = {
    "admin": msg("administrator"),
    "collector": msg("collector"),
    "reviewer": msg("reviewer"),
    "countersigner": msg("countersigner"),
    "approver": msg("approver"),
    "exporter": msg("exporter"),
    "auditor": msg("auditor"),
}
REFUSALS = {
    "no-mandate": msg("No mandate covers this."),
    "mandate-not-approved": msg("The mandate is not approved yet."),
    "mandate-expired": msg("The mandate has expired."),
    "mandate-not-started": msg("The mandate has not started yet."),
    "out-of-scope": msg("This is outside the scope of the mandate."),
    "no-purpose": msg("A look-up needs its purpose in words."),
    "no-account": msg("There is no such account."),
    "no-hash-list": msg("No hash list has been loaded, so no picture is shown."),
    "role": msg("Your account does not have the role for this."),
    "self-approval": msg("Another person has to do this."),
    "not-countersigned": msg("A second person has to agree first."),
    "sealed": msg("This picture is sealed and is not shown."),
    "training-only": msg("This is possible in a training workspace only."),
}
SAID = {
    "skipped": msg("Skipped; it stays in the queue."),
    "claimed": msg("Claimed for 20 minutes."),
    "released": msg("Released."),
    "decided": msg("Your decision is saved."),
    "countersigned": msg("Your judgement is saved. The earlier verdict is now shown."),
    "judged": msg("Your word on the link is saved; linking will run again."),
    "sealed": msg("The picture is sealed. Nobody will be shown it again."),
    "described": msg("The description is saved."),
    "added": msg("Added to the case."),
    "opened": msg("The case is open."),
    "requested": msg("The export is requested. Another person has to countersign it."),
    "approved": msg("Approved."),
    "ended": msg("Ended."),
    "switched": msg("The site is switched."),
    "saved": msg("Saved."),
}
DOES_NOT_SHOW = {
    "coercion": msg("whether anybody is forced"),
    "identity": msg("who anybody is"),
    "age": msg("how old anybody is"),
    "delivery": msg("whether anything is delivered"),
}
