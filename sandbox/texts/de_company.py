# ruff: noqa: E501 - one sentence with all its variants per line
"""German: company and massage ads, self-written, by others, trusted, toured; and what reviews say."""

TEXTS = """
# title.company
[Charmante|Elegante|Ruhige|Fröhliche|Belesene] Begleitung in {city}
{name}, [nach Absprache|private Besuche|Begleitung am Abend|Ihr Gast zum Essen]
[Ein Abend|Ein Essen|Einige Stunden] mit {name}
{name} - {city} [|Zentrum|, Privatadresse|, gute Parkplätze]
[Dame|Frau] von {age} [zum Abendessen|für Begleitung und Gespräch|für ruhige Abende]
# title.we
[Unsere Damen|Die Damen unseres Hauses|Neue Gesichter] in {city}
{name}, {name2} [und Freundinnen|und andere] - {city}
{name} [empfängt|ist wieder da|ist hier] [in {city}|diese Woche|jetzt]
{name} - {city}
# title.massage
[Massage|Entspannende Massage|Ruhige Hände|Rücken und Schultern] in {city}
{name}: [Massage nach Termin|Ölmassage|Massage nach der Arbeit]
# self.open
[Hallo|Guten Tag|Grüß Gott], [ich bin|mein Name ist|ich heiße] {name}, [und wohne in {city}|{age} Jahre, aus {city}|zu Hause bei {city}].
Ich [biete|schenke] [Begleitung am Abend|Begleitung zum Essen|Gesellschaft am Nachmittag] für [höfliche|freundliche|respektvolle] [Menschen|Herren|Gäste] in {city}.
[Nach Jahren in|Früher war ich in] [einem Büro|einem Theater|einer Schule|einer Bäckerei]; heute [arbeite ich|bin ich] selbständig und [bestimme meine Zeiten|führe meinen Kalender].
Sie [finden|treffen] [eine Frau, die liest|jemanden, der gern lacht|eine gute Zuhörerin|eine Liebhaberin von [Jazz|Oper|alten Filmen]].
Ich bin {age}, [selbständig|mein eigener Chef], [ich wähle meine Termine|ich entscheide, wen ich treffe|niemand entscheidet für mich].
# self.place
Ich [empfange|begrüße Sie] [bei mir zu Hause|in einer ruhigen Wohnung|an privater Adresse] [am Kanal|hinter dem Park|zwei Straßen vom Bahnhof|nahe dem Markt].
[Privatadresse|Eigene Wohnung], [gepflegt|hell|still|diskret] und [gut erreichbar|mit Parkplatz vor der Tür|dritter Stock mit Aufzug].
Ich [reise|komme] in [gute Hotels|Ihr Hotel|das Restaurant Ihrer Wahl] [im Umkreis von|bis] {n} km [um {city}|].
[Die Straße|Die Adresse] [erfahren Sie|kommt] [nach einem ersten Gespräch|nach Ihrem Anruf|wenn die Uhrzeit steht].
# self.style
[Ein Abendessen|Ein Konzert|Ein Spaziergang|Ein Glas Wein] und [gute Gespräche|Lachen|Ruhe|Aufmerksamkeit]: [das ist mein Stil|so arbeite ich gern].
Ich [kleide mich|komme] [schlicht|mit Sorgfalt|passend zum Abend] und spreche [Englisch und Französisch|Deutsch und Englisch|drei Sprachen].
[Diskret|Ruhig|Heiter|Geduldig], [ich nehme mir Zeit|ich schaue nicht auf die Uhr|kein Abend gleicht dem anderen].
[Erwarten Sie|Es gibt] [einen herzlichen Empfang|Tee, Musik und Stille|ein echtes Gespräch|jemanden, der sich an Sie erinnert].
# self.rules
[Schreiben Sie|Sagen Sie mir], [wer Sie sind|Ihren Vornamen] und [ein paar Zeilen|zwei Sätze] über sich; ich [antworte nicht|reagiere nicht] auf [unterdrückte Nummern|Nachrichten mit einem Wort].
Ich [sage nein|lehne ab], wenn [die Manieren fehlen|ich keine Lust habe|etwas nicht stimmt], [und dabei bleibt es|ohne Diskussion].
[Keine Anrufe|Ich gehe nicht ans Telefon] [nach 22 Uhr|am Sonntag|vor Mittag]; [ich halte meine Ruhetage|Montag ist mein freier Tag].
[Referenzen|Vorname und erreichbare Nummer] [sind willkommen|brauche ich|helfen], [das ist sicherer für beide|Sicherheit gilt für zwei].
Meine [Bedingungen|Preise|Regeln] stehen auf meiner eigenen Seite, {url}, und [ich verhandle nicht|gelten].
# self.tour
[Meine Reisedaten|Mein Tourkalender] für [diese Saison|die nächsten Wochen]: ich bin in {city} [ab dem {n}.|für {n} Tage], danach [wieder zu Hause|zurück in meiner Wohnung].
Ich [besuche|bin in] {city} [zweimal im Jahr|jeden Frühling|ein paar Tage]; [ich kündige meine Termine an|Termine auf meiner Seite] [lange vorher|einen Monat vorher].
# trust
[100 % echt|Alles wahr|Bilder 100 % echt], [keine Spielchen|keine Überraschung|keine Zeitverschwendung], [seriös und zuverlässig|ehrlich und aufrichtig].
[Bilder sind von mir|Echte Fotos|Die Bilder sind echt] und [aktuell|geprüft], [professionell|seriös] [im Auftreten|im Umgang], [ohne Eile|nehmen Sie sich Zeit].
[Zuverlässig|Seriös|Ehrlich] [und professionell|und diskret], [wie auf den Bildern|Sie bekommen, was Sie sehen].
Hier werden Sie [nicht betrogen|nicht enttäuscht]: [ehrliche Anzeige|wahre Fotos|nur ernste Leute].
# always
[Verfügbar|Offen|Erreichbar] [24/7|rund um die Uhr|zu jeder Stunde|jederzeit, sieben Tage die Woche].
[Tag und Nacht|Zu jeder Stunde], [kein Ruhetag|alle Tage|auch sonntags].
# we.open
[Unsere Mädchen|Unsere Damen|Die Damen hier] [empfangen Sie gern|sind in {city}|stehen bereit] [heute|die ganze Woche|diese Woche].
Sie [ist gerade angekommen|kam] in {city} an und [sie empfängt Sie|sie ist bereit für Sie|sie bleibt ein paar Tage].
[Sie|Die Mädchen] [wechseln|tauschen] [jede Woche|jeden Montag|oft], [fragen Sie, wer da ist|rufen Sie an, wer heute hier ist].
Wir [stellen vor|haben]: {name}, {age}, [lieb und höflich|ruhig und freundlich|hört gut zu]; [sie|unser Mädchen] [ist heute frei|nimmt sich Zeit für Sie].
# we.place
[Sie empfängt|Sie empfangen|Man empfängt Sie] {street}, [zweiter Stock|Erdgeschoss|zweimal klingeln], {city}.
[Unsere Wohnung|Die Wohnung] [liegt|ist] {street}, [am Bahnhof|neben der Apotheke|hinter dem Parkplatz].
[Privatwohnung|Ruhige Wohnung] {street}, [sie öffnet|jemand öffnet|kommen Sie gleich nach oben].
# we.style
Sie [tut, was Sie wünschen|ist für jeden Plan zu haben|sagt ja zu Ihrem Programm] [mit einem Lächeln|und bleibt, so lange Sie wollen].
Sie [spricht nur [Rumänisch|Ungarisch|Spanisch|etwas Englisch]|spricht kein Deutsch, versteht aber Gesten].
[Essen|Abend|Hotelbesuch] [mit ihr|mit jeder von ihnen] [buchbar|möglich] [pro Stunde|für die ganze Nacht|kurzfristig].
[Sie ist|Alle sind] [neu hier|gerade hier|auf der Durchreise], [lieb|still] und [gepflegt|gut gekleidet].
# answers
[Ich gehe für sie ans Telefon|Ihr Manager nimmt ab|Unsere Zentrale nimmt ab], [sie|die Dame] [wird verständigt|kommt dann zu Ihnen].
[Anruf beim Management|Rufen Sie|Fragen Sie] [den Manager|unseren Kontakt|meinen Kollegen] [und sagen, welches Mädchen|nach ihren Zeiten|nach Preisen].
[Rufen Sie sie nicht an|Sie geht nicht ans Telefon]: [alles läuft über uns|wir machen die Termine|wir regeln das].
# paythird
[Zahlen Sie|Sie zahlen|Bezahlt wird] [beim Fahrer|beim Manager|bei dem Herrn an der Tür], [nicht beim Mädchen|nie bei ihr|bevor sie hochkommt].
[Der Fahrer|Unser Fahrer] [bringt sie|wartet unten] und [nimmt das Geld|kassiert].
# agency.terms
Bei uns [kein versteckter Preis|Preis angeschrieben|Rechnung möglich], [Zahlung an die Dame selbst|jede Dame bestimmt ihren Preis], [Straßenkleidung|Diskretion auf beiden Seiten|Hotelnummer erbeten].
[Wählen Sie|Ihre Wahl] aus [unserer Galerie|unserer Seite|unserer Liste], [wir bestätigen schriftlich|wir rufen zurück|Antwort binnen einer Stunde], [Absage kostenlos|ohne Anzahlung].
[Zugelassene|Eingetragene] Agentur, Registernummer {vat}; [jede Dame arbeitet selbständig|alle sind selbständig und dürfen ablehnen].
[Empfang|Unsere Zentrale] [ist besetzt|antwortet] [von 10 bis 22 Uhr|von zwölf bis Mitternacht|werktags]; [Buchung|Anmeldung] [einen Tag vorher|zwei Stunden vorher] bitte.
[Seit {year} in {city}|Ein Haus mit {n} Jahren Erfahrung]; [Impressum|Bedingungen] auf {url}.
[Unsere Damen|Jede unserer Begleiterinnen] [wählen|wählt] [ihre|die eigenen] [Stunden|Abende] und [dürfen|darf] [einen Gast ablehnen|ohne Grund absagen].
# flat.open
Wir sind [zwei|drei] Freundinnen, {name} und {name2}, [die zusammen mieten|in einer Wohnung] in {city}; [jede führt ihren Kalender|jede arbeitet für sich].
[Meine Mitbewohnerin|Meine Freundin] {name2} und ich [teilen diese Nummer|haben ein Telefon]; [sagen Sie|bitte sagen], [wen Sie sehen möchten|wen Sie meinen].
[Wir teilen|Gemeinsam teilen wir] die Miete, [das Telefon|die Küche] und [das Putzen|die Rechnungen]; [sonst ist niemand dabei|es gibt keinen Chef].
# massage.open
[Shiatsu|Schwedische Massage|Fußreflex|Sitzmassage|Sanfte Drainage] [für Sportler|für müden Rücken|zum guten Schlafen|nach dem Büro], [Diplom an der Wand|Kundenkarte|Geschenkschein|auf warmer Liege].
[Ölmassage|Beruhigende Massage|Rücken, Nacken und Füße] [für müde Menschen|nach einem langen Tag|von geschulten Händen] in {city}.
[Gelernt|Ich lernte das Handwerk] in [Lille|Gent|Köln|Bukarest] und arbeite [mit warmem Öl|mit heißen Steinen|mit langsamem Druck] [seit {n} Jahren|seit {year}].
[Sechzig|Dreißig|Neunzig] Minuten, [warmer Raum|leise Musik|saubere Tücher], [Dusche vor Ort|danach Tee].
[Massage|Behandlung] [im Studio|{street}|in eigener Praxis], [nicht bei Beschwerden|keine Heilbehandlung].
# rev.ok
[Freundlich|Lieb|Angenehm] [und pünktlich|empfangen], [ich komme wieder|danke {name}].
[Wie beschrieben|Gutes Gespräch|Eine ruhige Stunde], [zu empfehlen|nichts zu meckern].
[Parken schwierig|Etwas spät], aber [es lohnt|schöner Abend|alles gut].
# rev.doubt
Sie [sah minderjährig aus|wirkte jünger als angegeben|war mir zu jung], [ich bin gegangen|ich habe die Anzeige gemeldet].
[Wirklich {age}?|Das Alter glaube ich nicht.] [Sah sehr jung aus|Wirkte minderjährig], [ich ging|bitte prüfen].
# rev.handler
[Ein Mann im Nebenzimmer|Ein Mann wartete in der Küche|Jemand lauschte hinter der Tür], [sie hatte Angst|sie wirkte verängstigt|das war nicht richtig].
[Sie hatte blaue Flecken|Sie sah ständig zur Tür|Sie durfte nicht reden], [ich ging|das sollte jemand prüfen].
# title.young
{name}, {age} Jahre, {city}
{name} ({age} Jahre) - Ausflüge - {city}
# young.age
{name}, gerade 18, [aus {city}|in {city}].
[Gerade 18 geworden|Sie ist gerade 18], [sie wohnt bei ihrer Tante|sie kommt aus {city}].
{name} ist [gerade 18|erst 18|letzten Monat 18 geworden].
[Gerade 18|18 seit diesem Frühling], {name} [wohnt|ist] in {city}.
# young.school
Sie [geht noch zur Schule|ist Schülerin|ist in der Abschlussklasse] und [hat Prüfungen im Juni|lernt für das Abitur|ist nach dem Unterricht frei].
[Zwischen den Stunden|Nach der Schule|Wenn die Hausaufgaben fertig sind] [hat sie Zeit|antwortet sie]; [die Prüfungen|das Abitur] [gehen vor|steht an].
[Schülerin|Als Schülerin im letzten Jahr], sie [fährt mit dem Schulbus|macht abends Hausaufgaben|sitzt mit ihrer Cousine in der Klasse], also [nach vier schreiben|Nachrichten nach dem Unterricht].
# young.like
[Sie mag|Mag] [Kino|Schlittschuhlaufen|Tanzen|Zeichnen] und [Pommes am Fluss|lange Spaziergänge|Musik].
[Sucht|Möchte] [Begleitung für Ausflüge|Leute fürs Kino|jemanden für Konzerte].
# title.profile
{name}, {city}
{name} ({age} Jahre), {city}
{name} - {city}
{name}, {age} Jahre, {city}
{name} [empfängt Sie|wartet] in {city}
[Neu|Zurück|Diese Woche]: {name}, {city}
# we.name
[Sie heißt|Ihr Name ist|Das ist] {name}, {age} Jahre, [lieb und höflich|ruhig und freundlich|hört gut zu|immer fröhlich|etwas schüchtern].
{name}, {age} Jahre, [ist bei uns|kam an|stellen wir vor] [seit Montag|diese Woche|für ein paar Tage|bis Sonntag], [kurze Haare|lange Haare|groß|klein und fröhlich].
# we.pair
Hier ist {name} und {name2}, [zwei Freundinnen|immer zusammen|heute frei|jede ein Zimmer].
[Kommen Sie zu|Eine Stunde mit|Treffen Sie] {name} und {name2}, [gleicher Stock|ganz in Ruhe|ohne Warten].
{name} und {name2} [empfangen Sie|sind da|warten] [zusammen oder einzeln|im Wechsel|zu den gleichen Zeiten].
[Wählen Sie|Fragen Sie nach|Heute:] {name} oder {name2}, [zwei Freundinnen|zwei Charaktere|beide frei].
{name} [mit Freundin|mit ihrer Freundin] {name2}, [gleiche Adresse|gleicher Stock|nacheinander].
# agency.reg
[Zugelassene Agentur|Eingetragene Agentur|Firma], Registernummer {vat}, [Angaben auf Anfrage|siehe Bedingungen|Bedingungen auf {url}].
# title.pair
{name} & {name2} - {city}
{name} und {name2}, {city}
{name} + {name2}, [gleiche Adresse|Duo], {city}
# we.she
Sie empfängt Sie [ganz diskret|ab Mittag|nach Anruf|ohne Warten], [in Ruhe|Getränk inklusive|Musik nach Wahl].
Sie empfangen Sie [täglich|ganz diskret|bis Mitternacht], unsere Damen [bieten Tee an|haben Zeit|freuen sich].
"""
