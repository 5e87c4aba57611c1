# ruff: noqa: E501 - one sentence with all its variants per line
"""German: passage and papers for sale, and the lawful trades that look like them from afar."""

TEXTS = """
# title.papers
[Dokumente|Papiere|Alle Dokumente] [schnell|echt und registriert|ohne Warten]
[Pass|Aufenthalt|Ausweis|Führerschein] [in {n} Tagen|ohne Prüfung]
# title.marriage
[EU-Bürger|Partner] [für Papiere|für Ehe auf dem Papier]
[Heirat|Ehe] [und Aufenthalt|für Papiere], [ernst|schnell]
# title.route
[Überfahrt|Reise|Fahrt] {from} - {to}, [sicher|jede Woche]
[Reise|Fahrt] nach {to}, [alles dabei|ohne Visum]
# papers.open
[Pass kaufen|Pass kaufen, registriert|Echten Pass kaufen oder Aufenthaltstitel], [alle Länder|Frist {n} Tage|nichts vorzulegen].
[Echter Pass|Original Pass|Echter Ausweis], [registriert|im Register|besteht jede Kontrolle].
Wir [verkaufen|liefern|machen] [Pässe, Aufenthaltstitel und Führerscheine|Ausweise und Aufenthaltskarten] [aller Länder|von EU-Ländern], [in {n} Tagen|binnen zwei Wochen].
[Pass kaufen|Ausweis kaufen|Aufenthaltstitel kaufen]: [Foto und Name|dein Foto], [den Rest machen wir|mehr braucht es nicht].
[Papiere von jemandem, der dir ähnlich sieht|Doppelgänger-Dokument] [gibt es auch|ist möglich], [frag uns|Preis auf Anfrage].
# marriage.open
[Scheinehe|Scheinehe mit Papieren|Für Scheinehe], [gegen Bezahlung|freie Person aus der EU|Papiere dabei].
[EU-Bürger|Belgierin|Deutscher] [bietet|für] [Scheinehe|Ehe für Papiere], [Standesamt dabei|mit Anmeldung].
[Wir finden|Ich kenne] [einen Partner aus der EU|jemanden mit Pass], [der dich heiratet|für Ehe auf dem Papier], [Scheidung nach dem Titel|danach wieder frei].
# route.open
Überfahrt {from}-{to}, [Preis pro Person|pro Person] {price}, [Auto und Boot|im Lkw|nachts], [Abfahrt jede Woche|nächste Fahrt bald].
Wir [bringen|fahren] dich von {from} nach {to}, [ohne Visum|kein Visum nötig], {price} pro Person, [Kinder halb|auch Familien].
# sure
[Garantiert|Erfolg garantiert|100 % garantiert], [Zahlung nach Ankunft|nur Zahlung nach Ankunft].
[100 % sicher|Garantiert|Erfolg garantiert], [Zahlung nach Ankunft|du zahlst nach der Ankunft|zahle, wenn es geklappt hat].
[Garantie|Unsere Garantie]: [es klappt oder Geld zurück|kein Ergebnis, keine Zahlung], [alle kamen an|nie ein Problem].
[Du riskierst nichts|Kein Risiko], [das Geld liegt bei einem Dritten, bis du da bist|Rest erst nach Erfolg].
# prepay
[Anzahlung Paysafe|Anzahlung per Gutschein|Anzahlung Paysafe oder Gutschein], [sonst nichts|den Rest später|in zwei Teilen].
[Anzahlung|Vorschuss] [Paysafe|per Gutschein|in Bitcoin|in Krypto] [nur|bitte], [keine Bank|kein Bargeld].
[Zahlung|Wir nehmen] [nur Krypto|Bitcoin und USDT|Paysafe oder Geschenkkarten], [die Hälfte vorher|erster Teil am Anfang].
# visa
[Kontakt in der Botschaft|Ein Freund im Konsulat], [Termin und Visum sicher|Visum garantiert], [frag nach der Liste|schreib zuerst].
# bundle
[Komplettpaket Aufenthalt|Alles in einem]: [Einreise, Aufenthalt, Arbeit und Schule|Visum, Wohnung, Titel], [Aufenthalt dabei|Titel dabei].
# papers.close
[Schreib|Nachricht] [auf Telegram|auf Signal], [keine Fragen|diskret], [auch nachts Antwort|schnelle Antwort].
[Frag|Schreib] [nach unserer Liste|was du brauchst], [Referenzen von Kunden|viele zufriedene Leute].
# photo.shop
[Passfotos|Bewerbungsfotos|Biometrische Fotos] [in zehn Minuten|zum Mitnehmen], [nach Norm|vom Amt anerkannt].
[Bringen Sie|Wir fotografieren auch] [das Baby|die ganze Familie]; [alten Pass mitbringen|ohne Termin], {street}, {city}.
# translate
[Beeidigte Übersetzerin|Beglaubigte Übersetzungen]: [Geburtsurkunde|Heiratsurkunde|Führerschein], [mit Stempel|anerkannt], Registernummer {vat}.
[Ihr Original bleibt bei Ihnen|Ein Scan genügt]; [Preis pro Seite|Angebot binnen eines Tages], [{n} Jahre am Gericht|am Gericht gelistet].
# visa.advice
[Anwaltskanzlei|Beratungsbüro] für [Aufenthalt und Familiennachzug|Arbeitserlaubnis], [keine Erfolgsgarantie, keine Versprechen|wir versprechen nur sorgfältige Arbeit].
[Erstgespräch|Beratung] {price}, [nach Termin|Rechnung mit MwSt.], [Papiere mitbringen, Sie nehmen sie wieder mit|Kopien genügen].
# ride
[Mitfahrt|Fahrgemeinschaft|Platz frei] {from} - {to}, [Freitag|Sonntag], {price} pro Person, [zwei Plätze|Gepäck möglich], [Ausweis mitnehmen bitte|Pause unterwegs].
Ich [fahre|reise] {from}-{to} [alle zwei Wochen|zur Arbeit|zu den Eltern], [Benzin teilen|Benzin {price}], [Nichtraucher|Hund hinten].
# movers
[Umzüge|Kleintransporte|Transporter mit Fahrer] {from} - {to}, [versichert|mit Rechnung], Registernummer {vat}, [Kartons leihweise|auch Klavier].
# match
[Seriöse Partnervermittlung|Begegnungen] seit {year}: [für Menschen, die ein Leben teilen wollen|Essen für Singles], [keine Papiere, kein Geld, nur Kennenlernen|Vertrag und Impressum auf {url}].
# hair
[Stuhl zu vermieten|Friseurplatz frei] in [einem Salon|unserem Barbershop], [50/50 oder feste Miete|Einnahmen 50/50], [eigene Kunden willkommen|Rechnung], Registernummer {vat}.
# room
[Zimmer|Helles Zimmer|Studio] zu vermieten in {city}, {price} im Monat, [Student oder berufstätig|ab dem ersten], [Vertrag und Anmeldung möglich|Kaution eine Monatsmiete].
[Mitbewohner gesucht|Wir suchen Mitbewohner], [gemeinsame Küche|Garten], [Nichtraucher|Katze im Haus], [Besichtigung Samstag|schreib etwas über dich].
# clean
[Putzen|Bügeln|Fenster] [bei Ihnen|stundenweise], [mit Rechnung|angemeldet], {price} pro Stunde, [Referenzen|jahrelange Übung].
# title.photo.shop
[Passfotos|Ausweisfotos] {city}, {firm}
# title.translate
[Beglaubigte Übersetzungen|Beeidigte Übersetzerin] {city}
# title.visa.advice
[Beratung Aufenthalt|Aufenthaltsrecht] - {firm}, {city}
# title.ride
[Mitfahrt|Platz frei|Fahrgemeinschaft] {from} - {to}
# title.movers
[Umzug|Transporter mit Fahrer] {from} - {to}
# title.match
[Partnervermittlung|Begegnungen] {firm}
# title.hair
[Stuhl zu vermieten|Platz im Salon] - {firm}, {city}
# title.room
[Zimmer|Studio|WG-Zimmer] in {city}, {price}
# title.clean
[Putzhilfe|Bügelhilfe] in {city}
"""
