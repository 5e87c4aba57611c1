# ruff: noqa: E501 - one sentence with all its variants per line
"""Dutch: job ads - lures, exploitation, staffing firms and honest small employers."""

TEXTS = """
# title.lure
[Hostess|Danseres|Model|Barmeid|Gastvrouw] gezocht, [tot|verdien] {pay} per maand
[Verdien|Krijg] {pay} [per maand|maandelijks], [geen ervaring|start meteen]
[Werk in het buitenland|Een nieuwe start], [alles geregeld|woning en vlucht inbegrepen]
[Jonge vrouwen|Meisjes|Dames] gezocht voor [events|een bar|avondwerk] [in {city}|in het buitenland]
# title.labour
[Arbeiders|Mensen] {sector} [gezocht|nodig], [start maandag|direct|veel plaatsen]
[Werk|Jobs] {sector}, [bed inbegrepen|kamer en vervoer]
{n} [personen|mannen en vrouwen] voor {sector}, {city}
# title.staffing
{firm}: {sector} [medewerkers|personeel] (m/v/x) - {city}
[Vacature|Open plaats]: {sector}, {city}
[Collega|Medewerker] {sector} [voltijds|deeltijds] in {city}
# title.honest
[Gezocht|Wij zoeken]: [bakker|kelner|poetshulp|tuinman|kok] in {city}
[Deeltijds|Weekend]: [hulp|job] in [onze winkel|ons restaurant|een familiezaak]
# lure.open
Wij [zoeken|willen] [hostessen|modellen|danseressen|gastvrouwen] voor [privéfeesten|clubs|een hotelbar] in {city}, [uitstraling telt|verschijning is genoeg].
[Nieuw leven|Grote kans|Makkelijke start]: [meisjes|vrouwen|dames] [18-25|van 18 tot 25|tot 25 jaar] voor [avondwerk|bar|luxeteam].
[Hostess|Animatie|Promotie], [geen diploma|geen taal nodig|niets te kennen], [wij leren alles|je leert het in één dag].
[Stuur|Graag] [foto ten voeten uit|twee staande foto's|foto en maten] [via|op] [WhatsApp|Telegram].
# lure.pay
[Verdien|Je verdient|Inkomen] tot {pay} per maand, [geen ervaring|zonder ervaring|geen opleiding nodig].
[Tot|Wel] {pay} [maandelijks|elke maand], [cash per week|handje contantje], [geen kennis gevraagd|vanaf dag één].
Andere meisjes [krijgen|gaan naar huis met|verdienen] {pay} [per maand|in vier weken], [jij ook|beginnend van niets].
# lure.all
[Woning en reis geregeld|Alles geregeld: woning, reis en papieren|Je woning en reis geregeld], [alleen jij ontbreekt|vanaf het eerste gesprek|zonder iets te betalen].
[Woning en reis geregeld|Vlucht, visum, kamer: alles geregeld|Ticket, kamer en papieren zijn klaar], [pak gewoon je koffer|zeg alleen ja].
Wij [regelen|verzorgen] [reis, kamer en klanten|ticket, visum en woning], [je denkt aan niets|je komt gewoon].
[Alles is geregeld|Alles is in orde] [voor jou|voor je aankomt]: [reis, bed, documenten|de trip, een gedeelde flat, papieren].
# lure.debt
[Terugbetalen van loon|Reis voorgeschoten, terugbetalen van loon|Het terugbetalen van loon gaat], [stap voor stap|zonder rente|geen probleem].
[Terugbetalen van loon|Je betaalt terug uit je eerste inkomsten|Terugbetalen doe je later], [nu niets te betalen|vandaag geen geld nodig].
[Ticket en kamer|Reis en papieren] [schieten wij voor|worden door ons betaald], [je lost af met werk|we houden het in van je inkomsten].
[Wat wij voor jou uitgeven|De kost van de reis] [verrekenen we later|gaat van je eerste weken af|werk je daarna af].
# lure.split
[De helft is voor jou|Helft voor ons|We delen 50/50|50/50 op alles], [kamer inbegrepen|wij brengen de gasten].
[De inkomsten|De opbrengst] [delen we|gaat] [half om half|fifty-fifty], [reclame doen wij|wij doen de telefoon].
# lure.quota
[Er is een minimum per dag|Minimum per dag {fee}], [wie het niet haalt krijgt boete|daaronder een boete].
# lure.messenger
[Alleen via|Schrijf op|Contact] [Telegram|WhatsApp|Signal], [niet bellen|geen mail|snel antwoord].
[Stuur een bericht|App ons], [antwoord binnen het uur|we praten daar], [details privé|bedrijfsnaam niet nodig].
# lure.crisis
[Hulp vluchtelingen|Gevluchte vrouwen welkom|Voor wie moest vluchten]: [kamer en werk|bed, job en zakgeld].
# sector
bouw
schoonmaak
oogst
magazijn
keuken
vleesversnijding
carwash
nagelstudio
thuiszorg
pakjes sorteren
# lab.open
[Gezocht|Wij zoeken|Nodig:] {n} [mensen|werkers|handen] voor {sector} [in {city}|bij {city}], [direct|vanaf morgen|maandag].
[Werk|Plaatsen] voor [koppels|mannen en vrouwen|groepen] in {sector}, [taal niet nodig|iedereen welkom|wij tonen het].
[Veel|Vast] werk in {sector} [tot de herfst|heel het jaar|voor het seizoen]; [sterke mensen|wie wil werken] [bel|kom] [nu|vandaag].
# lab.day
[Loon|Je krijgt|Wij betalen] {daypay} € [per dag|de dag], {hours} uur [per dag|elke dag], [7 dagen op 7|zes of zeven dagen|van zonsopgang].
{daypay} € per dag voor {hours} uur per dag, [betaald op het einde van de maand|betaald na het seizoen|eerste maand blijft staan].
# lab.hour
[Loon|Betaling|Wij geven] {lowpay} € [per uur|/uur], [6-7 dagen per week|60 uur per week|7 dagen, 12 uur].
{lowpay} euro per uur [om te beginnen|voor iedereen], {hours} uur per dag, [pauze onbetaald|zondag gewoon].
# lab.house
[Huisvesting ingehouden|Huisvesting ingehouden op het loon|Met huisvesting, ingehouden op loon], {fee} € [per week|de week].
[Huisvesting ingehouden|Het bed gaat van het loon|De kamer wordt van het loon afgehouden]: {fee} € per week, [met {n} op een kamer|gedeelde kamer|stapelbedden].
[Slapen|Bed] [in een container|in de loods|in ons huis], {fee} € [wekelijks afgehouden|ingehouden op het loon].
[Wij houden|We rekenen] {fee} € [van je loon|per week] voor [het bed|logies|kamer en licht].
# lab.van
[Wonen op locatie|Met wonen op locatie en vervoer|Ploeg met vervoer en wonen op locatie], [vertrek om vijf uur|terug in de avond|heel de ploeg samen].
[Een busje|Onze bus] [haalt je op|haalt iedereen op] [elke morgen|om vijf uur] en [brengt je terug|brengt je 's avonds terug], [wonen op locatie|je woont op de werf].
[Vervoer en bed|Ophalen en slapen] [door ons|door de baas], [wonen op locatie|iedereen woont op het terrein], [winkels zijn ver|niemand gaat naar de stad].
# lab.fee
[Bemiddelingskosten|Inschrijvingsgeld|Kosten voor de job] {fee} €, [te betalen voor de start|bij aankomst te betalen].
# lab.papers
[Paspoort afgeven|Je laat je paspoort bij ons|Wij bewaren de identiteitskaart] [de eerste dag|zolang je werkt|voor de veiligheid].
# lab.cash
[Zwart|Contant|Cash in de hand], [zonder contract|niets op papier|geen papierwerk].
# lab.status
[Zonder papieren|Papieren niet nodig|Geen papieren is geen probleem], [niemand vraagt ernaar|wij vragen niets].
# lab.fine
[Borg {fee} €, weg als je stopt|Boete als je vroeger vertrekt|Wie vertrekt betaalt boete].
# sta.open
[Zin in iets anders|Vaste job gezocht|Meteen vrij]? {firm} [heeft|opent|biedt] {n} [contracten|opdrachten|plaatsen] {sector} in {city}, [met begeleiding|met opleiding|vlot met de bus].
{firm} [werft aan|zoekt|neemt aan] [voor een klant|voor een bekend bedrijf|voor meerdere vestigingen] in {city}: {sector} [medewerkers|personeel] (m/v/x).
[Voor|Bij] onze klant in {city} [hebben wij|zijn er] {n} [plaatsen|vacatures] in {sector}, [voltijds|dag en late ploeg|38 uur].
[Kom bij|Werk via] {firm}, [erkend uitzendkantoor|erkend bureau] (nr. {vat}); [vandaag|deze week] {sector} in {city}.
# sta.task
[Elke dag|Dagelijks|Ter plaatse]: [schikken|etiketteren|wegen|plooien|opdienen|poetsen|monteren|tellen] van [bakken|rekken|linnen|pakjes|schotels|meubels|partijen], [per twee|alleen|met een peter].
[Uren|Ploeg] [van zes tot veertien|van veertien tot tweeëntwintig|overdag|nacht met premie|onderbroken|in de ochtend], [weekend vrij|om de andere zaterdag|nooit op zondag].
[Je|Je taken: je] [sorteert|verpakt|bereidt|reinigt|laadt|controleert] [bestellingen|kamers|paletten|stukken|goederen] [met zorg|in een team van {n}|met een scanner].
[Ervaring|Een jaar ervaring|Een heftruckattest] is [een plus|welkom], [opleiding betaald|opleiding ter plaatse].
# sta.pay
[Pakket|Wat je krijgt]: {fairpay} € bruto per uur, [ecocheques|eindejaarspremie|hospitalisatie|dertiende maand], [duidelijke loonbrief|overuren betaald].
[Brutoloon|Loon] {fairpay} € per uur [plus|met] [maaltijdcheques|vakantiegeld|ploegenpremie|reiskosten].
{fairpay} €/uur bruto, [38|36|40] uur per week, [weekloon|elke maand betaald], [contract voor de start|schriftelijk contract].
# sta.house
[Kamer op vraag|Huisvesting mogelijk]: [eigen kamer|twee per kamer], {fee} € per week, [alleen ingehouden met je akkoord|binnen de wettelijke grens], [elders wonen mag|niet verplicht].
[Een pendelbus|Onze bus] [rijdt|vertrekt] uit {city} [morgen en avond|voor elke ploeg], [gratis|zelf komen mag].
# sta.close
[Solliciteer|Stuur je cv] [naar|via] {email} [of bel|of bel naar] [de centrale|ons kantoor] in {city}. [Gratis voor kandidaten|Wij vragen nooit geld].
[Antwoord|Je hoort van ons] [binnen twee dagen|deze week]; [breng je identiteitskaart mee, we kijken en geven ze terug|een kopie volstaat].
# honest.open
[Onze|De] [bakkerij|bistro|kwekerij|pension] [bij|in] {city} [zoekt|heeft nood aan] [hulp|een collega|iemand] voor [de ochtend|het weekend|het seizoen].
[Klein team|Familiezaak sinds {year}|Hoevewinkel], [vriendelijke klanten|eerlijk werk|veel frisse lucht].
[Contract|Vast contract] vanaf de eerste dag, {fairpay} € per uur, [twee vrije dagen|zondag vrij|38 uur].
[Kom langs|Schrijf ons] met [je cv|enkele regels]; ondernemingsnummer {vat}.
# sta.reg
{firm}, [erkend uitzendkantoor|erkend bureau|interim], ondernemingsnummer {vat}.
"""
