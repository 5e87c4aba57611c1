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
[Unser Team|Unser Büro|Das Kollektiv] [hört zu|hilft|berät] [ohne Urteil|ohne Termin|seit Jahren] [in {city}|in der ganzen Gegend], [Pflege|Papiere|Wohnen|Anzeigen].
[Wir sind|Hier ist] [eine Hilfsgruppe|ein Gesundheitsprojekt|eine Gewerkschaftsberatung|ein Verein] für [Menschen in der Begleitung|Wanderarbeiter|Saisonkräfte|Frauen, die aufhören wollen] in {city}.
[Kostenlos und anonym|Vertraulich], [in Ihrer Sprache|mit Dolmetscher], [keine Polizei ohne Ihren Wunsch|wir fragen nicht nach Papieren].
# help.warn
[Kennst du jemanden|Und wenn du es bist]: [Telefon weggenommen|Lohn nie gezahlt|Drohungen gegen Familie|nicht hinaus dürfen]? [Es ist nicht deine Schuld|Es gibt einen Weg], [wir kommen|schreib uns].
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
# detail.company
Bei mir steht [ein altes Klavier|ein Aquarium|ein Kamin|ein Plattenspieler|ein Bücherregal|ein roter Sessel|eine Standuhr|ein Globus|ein Wintergarten|eine Nähmaschine] mit [Jasmin|Perserteppich|Kerzen|Minztee|Reisebüchern|Blick über die Dächer|Bergfotos|altem Spiegel|bestickten Kissen|zwei Katzen].
Ich mag [Segeln|Tango|Schach|Töpfern|Aquarell|Gärtnern|Kreuzworträtsel|Wandern|Stummfilme|Sternenkunde|Fotografie|Stricken|Akkordeon] und [Curry|Pflaumenkuchen|Ziegenkäse|Trüffel|Zwiebelsuppe|Makronen|Ingwer|Feigen|Klosterbier|dunkle Schokolade].
Ganz nah: [Café|Bistro|Buchladen|Kiosk|Blumenladen|Brauhaus] [Zum Reiher|Zum Kompass|Zur Blauen Katze|Drei Kegel|Kleiner Leuchtturm|Riesenrad|Zum Anker|Zur Linde|Zur Kastanie|Meerjungfrau|Zum Pfau|Kaffeemühle].
Fragen Sie nach [der grünen Tür|der mittleren Klingel|der linken Treppe|dem grauen Tor|dem Innenhof|der Gartenseite|dem gelben Briefkasten], [Bus|Bahn|Linie] {n}, Halt [Brunnen|Alte Brücke|Gerberei|Sternwarte|Schlachthof|Kanonier|Eiskeller|Ziegelei|Wäscherei].
# detail.work
Der Ort ist [an der Schleuse|hinter der alten Zuckerfabrik|neben dem Silo|am Kanal|am Bahndepot|in Halle {n}|bei den Gewächshäusern|am Nordkai|unter der Brücke], [Handschuhe gestellt|Stiefel nötig|Helm gestellt|gelbe Weste|Messer gestellt|weiße Kleidung].
Essen [um elf|pünktlich um zwölf|gegen eins|vor Ort|in der Kantine|im Bus], [Suppe|Reis|Brote|Nudeln|Huhn|Bohnen] und [Kaffee|Tee|Wasser|Milch], [der Chef|der Vorarbeiter|die Chefin|der Leiter] [spricht Türkisch|spricht Portugiesisch|spricht Polnisch|spricht Bulgarisch|spricht Arabisch|spricht von allem etwas].
Arbeit [am Band {n}|mit Maschine|auf den Knien|in der Höhe|in der Kälte|im Dampf|mit Karren|an der Linie|im Team von {n}|am Straßenrand], [Kisten|Ziegel|Kartons|Platten|Kanister|Steigen|Rohre|Tabletts|Säcke] zu {n} Kilo.
Fragen [nach zwanzig Uhr|früh am Morgen|zwischen zwölf und zwei|am Sonntag|vor Freitag|ab dem Fünfzehnten], [Vorname und Stadt sagen|sagen, wie viele ihr seid|kurze Nachricht lassen|Schuhgröße nennen|sagen, ob du fährst].
# detail.trade
Offen [Dienstag|Mittwoch|Donnerstag|Freitag|Montag] von [acht|neun|zehn|dreizehn] bis [siebzehn|achtzehn|neunzehn|zwanzig] Uhr, [im August zu|an Feiertagen zu|langer Abend am ersten Donnerstag|mittags zu].
[Neben|Gegenüber|Über|Hinter] [der Post|dem Schwimmbad|dem Theater|der Markthalle|der Musikschule|der Bücherei|dem Stadion|dem Friedhof|der Klinik], [Eingang|Tür|Treppe|Schalter] {n}, [blaues Fenster|gelbes Schild|grüner Vorhang|runde Klingel|rote Lampe].
Fragen Sie nach [Bernhard|Fatima|Lukas|Yvette|Karim|Odilia|Paulo|Agnes|Denis|Mireille], [lange im Viertel|immer pünktlich|geduldig mit allen|auf dem Markt bekannt|abends Musiker|Trainer im Verein].
[Unsere Kunden|Die Leute im Viertel|Stammgäste|Studenten] [kommen wegen der Ruhe|mögen den Kaffee dazu|kommen oft wieder|schicken ihre Nachbarn|mögen klare Preise], [Hund willkommen|Kinderwagen möglich|Rampe vorhanden|Kartenzahlung|Beleg auf Wunsch].
"""
