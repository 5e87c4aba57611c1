# ruff: noqa: E501 - one sentence with all its variants per line
"""German: calls, help groups, scams, spam, and the small change of every ad."""

TEXTS = """
# call
[Ruf an unter|Anruf unter|Rufen Sie an:|Einfach anrufen:] {phone}
[Tel|Telefon|Handy|Nummer]: {phone}
[Zu erreichen|Erreichbar] unter {phone}
[SMS oder Anruf|WhatsApp|Nachricht an] {phone}
{phone}
# hello
[Willkommen|Hallo zusammen|Guten Tag|Servus].
# extra
[Bis bald|Bis dann|Ich freue mich].
[Danke fürs Lesen|Danke für Ihr Interesse].
[Bitte pünktlich|Pünktlichkeit erbeten].
[Keine Antwort per Mail|Kurze Nachrichten bitte|Fragen willkommen].
[Anzeige ist aktuell|Noch verfügbar|Heute erneuert].
# filler
wirklich
auch
bitte
jetzt
immer
ganz
sehr
gern
heute
noch
# help.open
[Wir sind|Hier ist] [eine Hilfsgruppe|ein Gesundheitsprojekt|eine Gewerkschaftsberatung|ein Verein] für [Menschen in der Begleitung|Wanderarbeiter|Saisonkräfte|Frauen, die aufhören wollen] in {city}.
[Kostenlos und anonym|Vertraulich], [in Ihrer Sprache|mit Dolmetscher], [keine Polizei ohne Ihren Wunsch|wir fragen nicht nach Papieren].
# help.warn
[Achtung|Vorsicht|Warnung]: [sollst du deinen Pass abgeben|heißt es, die Reise wird vom Lohn abgezogen|wird die Unterkunft abgezogen, bis nichts bleibt]? [Das ist nicht erlaubt|Das musst du nicht hinnehmen].
[Niemand darf|Kein Chef darf] [deinen Pass behalten|deinen Lohn zurückhalten|eine Vermittlungsgebühr für eine Stelle verlangen|dich bestrafen, wenn du gehst]. [Wir erklären deine Rechte|Sprich mit uns].
[Anzeigen, die|Vorsicht bei Anzeigen, die] {pay} im Monat versprechen und alles organisieren, [sind oft eine Falle|können eine Falle sein]; [sprich erst mit uns|prüfe die Registernummer].
# help.close
[Tee und Gespräch|Offene Tür] [am Dienstag|jeden Donnerstag], [Ärztin da|Tests kostenlos], {street}, {city}.
[In Gefahr|Im Notfall]: 112 anrufen. [Unsere Nummer|Hilfetelefon]: {phone}
# title.help
[Hilfe|Rat|Beistand] für [Beschäftigte|Menschen in der Begleitung|Saisonkräfte] in {city}
[Kenne deine Rechte|Du bist nicht allein] - {city}
# scam.open
[Hallo Schatz|Hallo Lieber|Hey], ich bin {name}, [neu hier|heute allein|warte in {city}], [schick die Anzahlung|zahle die Anzahlung] [zuerst|zum Buchen].
[Buchung|Termin] nur mit [Gutschein {fee} €|Geschenkkarte {fee} €|Anzahlung Paysafe {fee} €], [dann die Adresse|Adresse nach Zahlung].
[Bestätige dein Profil|Bestätige dein Alter] [hier|auf] {url} [vor dem Treffen|zuerst], [kostenlose Anmeldung|Karte nötig].
[Ich komme in alle Städte|In jeder Stadt|Egal welche Stadt], [sag wo du bist|frag einfach], [Hotel oder zu Hause|ich komme zu dir].
# title.scam
[Schönes Angebot|Liebe {name}|{name} heute] [in {city}|bei dir|überall]
# spam.open
[Follower|Kredit|Telefone|Darlehen] [billig|bester Preis] [jetzt|heute], [besuche|siehe|klick] {url}
[Heimarbeit|Verdiene mit dem Handy]: [registrieren|anmelden] [auf|bei] {url}, [Bonus|Start gratis] {fee} €.
[Hunderte Anzeigen|Alle Städte, alle Anzeigen] [auf|bei] {url}, [gratis|ohne Grenze], [hier klicken|stündlich neu].
[Kredit ohne Prüfung|Darlehen in einer Stunde] bis {pay}, [Formular|Antrag] [auf|bei] {url}.
# title.spam
[Bestes Angebot|Hier klicken|Nur kurz] {city}
[Darlehen|Follower|Bonus] {city}
"""
