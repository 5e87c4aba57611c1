# ruff: noqa: E501 - one sentence with all its variants per line
"""German: job ads - lures, exploitation, staffing firms and honest small employers."""

TEXTS = """
# title.lure
[Hostess|Tänzerin|Model|Bardame|Begleiterin] gesucht, [bis zu|verdiene] {pay} im Monat
[Verdiene|Bekomme] {pay} [im Monat|monatlich], [ohne Erfahrung|Start sofort]
[Arbeit im Ausland|Ein neuer Anfang], [alles organisiert|Wohnung und Flug dabei]
[Junge Frauen|Mädchen|Damen] gesucht für [Events|eine Bar|Abendarbeit] [in {city}|im Ausland]
# title.labour
[Arbeiter|Leute] {sector} [gesucht|gebraucht], [Start Montag|sofort|viele Plätze]
[Arbeit|Jobs] {sector}, [Bett dabei|Zimmer und Transport]
{n} [Personen|Männer und Frauen] für {sector}, {city}
# title.staffing
{firm}: [Mitarbeiter|Personal] {sector} (m/w/d) - {city}
[Stellenangebot|Offene Stelle]: {sector}, {city}
[Kollege|Mitarbeiter] {sector} [Vollzeit|Teilzeit] in {city}
# title.honest
[Gesucht|Wir suchen]: [Bäcker|Kellner|Reinigungskraft|Gärtner|Koch] in {city}
[Teilzeit|Wochenende]: [Hilfe|Job] in [unserem Laden|unserem Restaurant|einem Familienbetrieb]
# lure.open
Wir [suchen|wollen] [Hostessen|Models|Tänzerinnen|Bardamen] für [private Feiern|Clubs|eine Hotelbar] in {city}, [gutes Aussehen zählt|Ausstrahlung genügt].
[Neues Leben|Große Chance|Leichter Start]: [Mädchen|Frauen|Damen] [18-25|von 18 bis 25|bis 25 Jahre] für [Abendarbeit|Bar|Luxusteam].
[Hostess|Animation|Promotion], [ohne Abschluss|keine Sprache nötig|nichts zu können], [wir zeigen alles|an einem Tag gelernt].
[Schick|Bitte] [Ganzkörperfoto|zwei Fotos im Stehen|Foto und Maße] [per|auf] [WhatsApp|Telegram].
# lure.pay
[Verdiene|Du verdienst|Einkommen] bis zu {pay} im Monat, [ohne Erfahrung|keine Erfahrung nötig|keine Ausbildung nötig].
[Bis zu|Ganze] {pay} [monatlich|jeden Monat], [bar pro Woche|auf die Hand], [keine Kenntnisse|ab dem ersten Tag].
Andere Mädchen [bekommen|gehen heim mit|machen] {pay} [im Monat|in vier Wochen], [du auch|von null an].
# lure.all
[Wohnung und Reise organisiert|Alles organisiert: Wohnung, Reise, Papiere|Deine Wohnung und Reise organisiert], [nur du fehlst|ab dem ersten Anruf|ohne etwas zu zahlen].
[Wohnung und Reise organisiert|Flug, Visum, Zimmer: alles organisiert|Ticket, Zimmer und Papiere sind bereit], [pack nur den Koffer|sag nur ja].
Wir [organisieren|regeln] [Reise, Zimmer und Kunden|Ticket, Visum und Wohnung], [du denkst an nichts|du kommst einfach].
[Alles ist organisiert|Alles ist geregelt] [für dich|bevor du kommst]: [Fahrt, Bett, Dokumente|die Reise, eine WG, Papiere].
# lure.debt
[Wird vom Lohn abgezogen|Reise vorgestreckt, wird vom Lohn abgezogen|Der Vorschuss wird vom Lohn abgezogen], [nach und nach|ohne Zinsen|kein Problem].
[Wird vom Lohn abgezogen|Du zahlst aus den ersten Einnahmen zurück|Zurückzahlen kannst du später], [jetzt nichts zu zahlen|heute kein Geld nötig].
[Ticket und Zimmer|Reise und Papiere] [strecken wir vor|zahlen wir], [du arbeitest es ab|wir behalten es von den Einnahmen].
[Was wir für dich auslegen|Der Preis der Reise] [wird später verrechnet|geht von den ersten Wochen ab|arbeitest du danach ab].
# lure.split
[Die Hälfte ist für dich|Die Hälfte für uns|Wir teilen 50/50|50/50 auf alles], [Zimmer dabei|wir bringen die Gäste].
[Die Einnahmen|Der Verdienst] [teilen wir|wird geteilt] [halbe-halbe|fifty-fifty], [Werbung machen wir|Telefon machen wir].
# lure.quota
[Es gibt einen Mindestumsatz|Mindestumsatz am Tag {fee}], [wer ihn nicht schafft, zahlt Strafe|darunter Strafe].
# lure.messenger
[Nur|Schreib auf|Kontakt] [Telegram|WhatsApp|Signal], [keine Anrufe|keine Mail|schnelle Antwort].
[Nachricht genügt|Schreib uns], [Antwort binnen einer Stunde|wir reden dort], [Einzelheiten privat|Firmenname nicht nötig].
# lure.crisis
[Hilfe Geflüchtete|Geflüchtete Frauen willkommen|Für Frauen auf der Flucht]: [Zimmer und Arbeit|Bett, Job und Taschengeld].
# sector
Bau
Reinigung
Ernte
Lager
Küche
Fleischzerlegung
Autowäsche
Nagelstudio
häusliche Pflege
Paketsortierung
# lab.open
[Gesucht|Wir suchen|Brauchen] {n} [Leute|Arbeiter|Hände] für {sector} [in {city}|bei {city}], [sofort|ab morgen|Montag].
[Arbeit|Plätze] für [Paare|Männer und Frauen|Gruppen] in {sector}, [Sprache nicht nötig|alle willkommen|wir zeigen es].
[Viel|Feste] Arbeit in {sector} [bis Herbst|das ganze Jahr|für die Saison]; [starke Leute|wer arbeiten will], [anrufen|kommen] [jetzt|heute].
# lab.day
[Lohn|Du bekommst|Wir zahlen] {daypay} € [pro Tag|am Tag], {hours} Stunden [am Tag|täglich], [7 Tage die Woche|sechs oder sieben Tage|ab Sonnenaufgang].
{daypay} € pro Tag für {hours} Stunden am Tag, [bezahlt am Monatsende|bezahlt nach der Saison|erster Monat bleibt stehen].
# lab.hour
[Lohn|Bezahlung|Wir geben] {lowpay} € [pro Stunde|die Stunde], [6-7 Tage pro Woche|60 Stunden pro Woche|7 Tage, 12 Stunden].
{lowpay} Euro pro Stunde [am Anfang|für alle], {hours} Stunden am Tag, [Pausen unbezahlt|Sonntag normal].
# lab.house
[Unterkunft wird abgezogen|Die Unterkunft wird abgezogen|Mit Bett, Unterkunft wird abgezogen], {fee} € [pro Woche|die Woche].
[Unterkunft wird abgezogen|Das Bett geht vom Lohn ab|Das Zimmer wird vom Lohn einbehalten]: {fee} € pro Woche, [zu {n} im Zimmer|geteiltes Zimmer|Stockbetten].
[Schlafen|Bett] [im Container|in der Halle|in unserem Haus], {fee} € [wöchentlich abgezogen|vom Lohn einbehalten].
[Wir behalten|Wir rechnen] {fee} € [vom Lohn|pro Woche] für [das Bett|Logis|Zimmer und Licht].
# lab.van
[Unterkunft am Arbeitsplatz|Mit Transport und Unterkunft am Arbeitsplatz|Kolonne mit Bus und Unterkunft am Arbeitsplatz], [Abfahrt um fünf|abends zurück|alle zusammen].
[Ein Bus|Unser Kleinbus] [holt dich ab|holt alle ab] [jeden Morgen|um fünf] und [bringt dich zurück|bringt euch nachts zurück], [gewohnt wird auf der Baustelle|Unterkunft am Arbeitsplatz].
[Transport und Bett|Abholung und Schlafplatz] [von uns|vom Chef], [Unterkunft am Arbeitsplatz|alle wohnen auf dem Gelände], [Läden sind weit|niemand geht in die Stadt].
# lab.fee
[Vermittlungsgebühr|Anmeldegebühr|Kosten für die Stelle] {fee} €, [vor Beginn zu zahlen|bei Ankunft zu zahlen].
# lab.papers
[Pass abgeben|Der Pass bleibt bei uns|Wir behalten den Ausweis] [am ersten Tag|solange du arbeitest|zur Sicherheit].
# lab.cash
[Schwarz|Bar|Bar auf die Hand], [ohne Vertrag|nichts schriftlich|kein Papierkram].
# lab.status
[Ohne Papiere|Papiere nicht nötig|Keine Papiere ist kein Problem], [niemand fragt|wir fragen nicht].
# lab.fine
[Kaution {fee} €, weg wenn du gehst|Vertragsstrafe bei früher Abreise|Wer geht, zahlt Strafe].
# sta.open
[Lust auf Neues|Feste Arbeit gesucht|Sofort frei]? {firm} [hat|öffnet|bietet] {n} [Verträge|Einsätze|Plätze] {sector} in {city}, [mit Betreuung|mit Schulung|gut mit dem Bus].
{firm} [stellt ein|sucht|besetzt] [für einen Kunden|für ein bekanntes Unternehmen|für mehrere Standorte] in {city}: [Mitarbeiter|Personal] {sector} (m/w/d).
[Für|Bei] unserem Kunden in {city} [haben wir|gibt es] {n} [Plätze|Stellen] in {sector}, [Vollzeit|Früh- und Spätschicht|38 Stunden].
[Komm zu|Arbeite bei] {firm}, [zugelassene Zeitarbeit|Personaldienst mit Erlaubnis] (Nr. {vat}); [heute|diese Woche] {sector} in {city}.
# sta.task
[Jeden Tag|Täglich|Vor Ort]: [Ordnen|Etikettieren|Wiegen|Falten|Servieren|Putzen|Montieren|Zählen] von [Kisten|Regalen|Wäsche|Päckchen|Tellern|Möbeln|Posten], [zu zweit|allein|mit Paten].
[Zeiten|Schicht] [von sechs bis vierzehn|von vierzehn bis zweiundzwanzig|am Tag|nachts mit Zulage|geteilt|am Morgen], [Wochenende frei|jeden zweiten Samstag|nie sonntags].
[Du|Deine Aufgaben: du] [sortierst|packst|bereitest vor|reinigst|lädst|prüfst] [Bestellungen|Zimmer|Paletten|Teile|Waren] [mit Sorgfalt|im Team von {n}|mit Scanner].
[Erfahrung|Ein Jahr Erfahrung|Ein Staplerschein] ist [von Vorteil|willkommen], [Schulung bezahlt|Einarbeitung vor Ort].
# sta.pay
[Paket|Was du bekommst]: {fairpay} € brutto pro Stunde, [Jobticket|Weihnachtsgeld|Betriebsrente|dreizehntes Gehalt], [klare Abrechnung|Überstunden bezahlt].
[Bruttolohn|Lohn] {fairpay} € pro Stunde [plus|mit] [Essensgeld|Urlaubsgeld|Schichtzulage|Fahrgeld].
{fairpay} €/Stunde brutto, [38|36|40] Stunden pro Woche, [Wochenlohn|monatlich bezahlt], [Vertrag vor Beginn|schriftlicher Vertrag].
# sta.house
[Zimmer auf Wunsch|Unterkunft möglich]: [Einzelzimmer|zu zweit], {fee} € pro Woche, [Abzug nur mit deiner Zustimmung|im gesetzlichen Rahmen], [du darfst woanders wohnen|keine Pflicht].
[Ein Pendelbus|Unser Bus] [fährt|startet] ab {city} [morgens und abends|zu jeder Schicht], [kostenlos|eigene Anfahrt möglich].
# sta.close
[Bewirb dich|Lebenslauf] [bei|an] {email} [oder Anruf|oder ruf an] bei [der Zentrale|unserer Filiale] in {city}. [Kostenlos für Bewerber|Wir verlangen nie Geld].
[Antwort|Du hörst von uns] [binnen zwei Tagen|diese Woche]; [bring den Ausweis mit, wir sehen ihn an und geben ihn zurück|eine Kopie genügt].
# honest.open
[Unsere|Die] [Bäckerei|Wirtschaft|Gärtnerei|Pension] [bei|in] {city} [sucht|braucht] [Hilfe|Verstärkung|jemanden] für [den Morgen|das Wochenende|die Saison].
[Kleines Team|Familienbetrieb seit {year}|Hofladen], [freundliche Gäste|ehrliche Arbeit|viel frische Luft].
[Vertrag|Fester Vertrag] ab dem ersten Tag, {fairpay} € pro Stunde, [zwei freie Tage|Sonntag frei|38 Stunden].
[Komm vorbei|Schreib uns] mit [Lebenslauf|ein paar Zeilen]; Registernummer {vat}.
# sta.reg
{firm}, [zugelassene Zeitarbeit|Personaldienst|Zeitarbeit mit Erlaubnis], Registernummer {vat}.
"""
