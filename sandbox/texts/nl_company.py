# ruff: noqa: E501 - one sentence with all its variants per line
"""Dutch: company and massage ads, self-written, by others, trusted, toured; and what reviews say."""

TEXTS = """
# title.company
[Charmant|Elegant|Rustig|Vrolijk|Belezen] gezelschap in {city}
{name}, [op afspraak|privébezoek|avondgezelschap|uw tafelgenote]
[Een avond|Een diner|Enkele uren] met {name}
{name} - {city} [|centrum|, privéadres|, vlot parkeren]
[Dame|Vrouw] van {age} [voor een diner|voor gezelschap en gesprek|voor rustige avonden]
# title.we
[Onze dames|De dames van ons huis|Nieuwe gezichten] in {city}
{name}, {name2} [en vriendinnen|en anderen] - {city}
{name} [ontvangt|is er weer|is] [in {city}|deze week|nu]
{name} - {city}
# title.massage
[Massage|Ontspannende massage|Rustige handen|Rug en schouders] in {city}
{name}: [massage op afspraak|oliemassage|massage na het werk]
# self.open
[Hallo|Dag|Goedendag], [ik ben|mijn naam is|ik heet] {name}, [en ik woon in {city}|{age} jaar, uit {city}|vlak bij {city}].
Ik [bied|geef] [avondgezelschap|gezelschap aan tafel|een middag gezelschap] aan [beleefde|vriendelijke|respectvolle] [mensen|heren|gasten] in {city}.
[Na jaren in|Vroeger werkte ik in] [een kantoor|het theater|het onderwijs|een bakkerij]; nu [werk ik|ben ik] voor mezelf en [kies ik mijn uren|beheer ik mijn agenda].
U [vindt|ontmoet] [een vrouw die leest|iemand die graag lacht|een goede luisteraar|een liefhebber van [jazz|opera|oude films]].
Ik ben {age}, [zelfstandig|eigen baas], en [ik kies mijn afspraken|ik beslis wie ik zie|niemand beslist voor mij].
# self.place
Ik [ontvang|verwelkom gasten] [bij mij thuis|in een rustige flat|op een privéadres] [bij het kanaal|achter het park|twee straten van het station|dicht bij de markt].
[Privéadres|Eigen flat], [net|licht|stil|discreet] en [goed bereikbaar|met parking voor de deur|derde verdieping met lift].
Ik [reis|kom] naar [goede hotels|uw hotel|het restaurant van uw keuze] [binnen|tot] {n} km [van {city}|].
[De straat|Het adres] [krijgt u|volgt] [na een eerste gesprek|na uw telefoontje|als het uur vastligt].
# self.style
[Een diner|Een concert|Een wandeling|Een glas wijn] en [goede praat|gelach|rust|aandacht]: [dat is mijn stijl|zo werk ik graag].
Ik [kleed me|kom] [eenvoudig|met zorg|passend bij de avond] en spreek [Engels en Frans|Nederlands en Engels|drie talen].
[Discreet|Kalm|Opgewekt|Geduldig], [ik neem mijn tijd|ik kijk niet op de klok|geen twee avonden gelijk].
[Verwacht|U krijgt] [een warm onthaal|thee, muziek en stilte|een echt gesprek|iemand die onthoudt wat u zei].
# self.rules
[Schrijf me|Vertel] [wie u bent|uw voornaam] en [een paar regels|twee zinnen] over uzelf; ik [antwoord niet|reageer niet] op [anonieme nummers|berichten van één woord].
Ik [zeg nee|weiger] als [de manieren ontbreken|ik geen zin heb|iets niet goed voelt], [en dat blijft zo|zonder discussie].
[Geen oproepen|Ik neem niet op] [na tien uur|op zondag|voor de middag]; [ik houd mijn rustdagen|maandag is mijn vrije dag].
[Referenties|Uw voornaam en een werkend nummer] [zijn welkom|zijn nodig|helpen], [dat is veiliger voor ons beiden|veiligheid geldt voor twee].
Mijn [voorwaarden|prijzen|regels] staan op mijn eigen pagina, {url}, en [ik ding niet af|staan vast].
# self.tour
[Mijn reisdata|Mijn tourkalender] voor [dit seizoen|de komende weken]: ik ben in {city} [vanaf de {n}e|{n} dagen], daarna [weer thuis|terug naar mijn flat].
Ik [bezoek|ben in] {city} [twee keer per jaar|elke lente|enkele dagen]; [ik kondig mijn data aan|data staan op mijn pagina] [ruim vooraf|een maand vooraf].
# trust
[100 % echt|Alles is waar|Foto's 100 % echt], [geen spelletjes|geen verrassingen|geen tijdverlies], [betrouwbaar en ernstig|oprecht en eerlijk].
[Foto's zijn van mij|Echte foto's|De beelden zijn echt] en [recent|nagekeken], [professioneel|ernstig] [onthaal|gedrag], [geen haast|neem de tijd].
[Betrouwbaar|Ernstig|Oprecht] [en professioneel|en discreet], [zoals op de foto's|u krijgt wat u ziet].
Hier wordt u [niet bedrogen|niet teleurgesteld]: [eerlijke advertentie|ware foto's|alleen ernstige mensen].
# always
[Beschikbaar|Open|Bereikbaar] [24/7|dag en nacht|op elk uur|altijd, zeven dagen op zeven].
[Dag en nacht|Op elk uur], [geen rustdag|alle dagen|ook zondag].
# we.open
[Onze meisjes|Onze dames|De dames hier] [ontvangen u graag|zijn in {city}|staan klaar] [vandaag|heel de week|deze week].
Zij [is net aangekomen|kwam aan] in {city} en [zij ontvangt u|ze is klaar voor u|ze blijft enkele dagen].
[Zij|De meisjes] [wisselen|veranderen] [elke week|elke maandag|vaak], [bel om te horen wie er is|vraag wie er vandaag is].
Wij [stellen voor|hebben]: {name}, {age}, [lief en beleefd|rustig en vriendelijk|luistert goed]; [zij|ons meisje] [is vandaag vrij|maakt tijd voor u].
# we.place
[Zij ontvangt|Ze ontvangen|U wordt ontvangen] in de {street}, [tweede verdieping|gelijkvloers|twee keer bellen], {city}.
[Onze flat|De flat|Het appartement] [ligt|is] in de {street}, [bij het station|naast de apotheek|achter de parking].
[Privéflat|Rustig appartement] {street}, [zij doet open|iemand doet open|kom meteen naar boven].
# we.style
Zij [doet wat u vraagt|is voor elk plan te vinden|zegt ja op uw programma] [met de glimlach|en blijft zo lang u wilt].
Zij [spreekt alleen [Roemeens|Hongaars|Spaans|wat Engels]|spreekt geen Nederlands maar begrijpt gebaren].
[Diner|Avond|Hotelbezoek] [met haar|met elk van hen] [te boeken|mogelijk] [per uur|voor de hele nacht|op het laatste moment].
[Zij is|Allen zijn] [nieuw hier|net hier|op doorreis], [lief|stil] en [verzorgd|netjes gekleed].
# answers
[Ik neem de telefoon op voor haar|Haar manager neemt op|Onze centrale neemt op], [zij|de dame] [wordt verwittigd|komt dan naar u].
[Bel de receptie|Bel|Vraag] [de manager|ons contact|mijn collega] [en zeg welk meisje|voor haar uren|voor de prijzen].
[Bel haar niet|Zij neemt niet op]: [alles loopt via ons|wij doen de boekingen|wij regelen het].
# paythird
[Betaal|U betaalt|Betalen bij] [de chauffeur|de manager|de man aan de deur], [niet het meisje|nooit aan haar|voor ze naar boven komt].
[De chauffeur|Onze chauffeur] [brengt haar|wacht beneden] en [neemt het geld aan|int het bedrag].
# agency.terms
Bij ons [geen verborgen prijs|prijs vermeld|factuur mogelijk], [betalen aan de dame zelf|elke dame bepaalt haar prijs], [stadskledij|discretie langs twee kanten|hotelnummer gevraagd].
[Kies|Uw keuze] uit [onze galerij|onze pagina|onze lijst], [wij bevestigen schriftelijk|wij bellen terug|antwoord binnen het uur], [gratis annuleren|zonder voorschot].
[Vergund|Erkend] agentschap, ondernemingsnummer {vat}; [elke dame werkt voor zichzelf|allen zijn zelfstandig en mogen weigeren].
[Receptie|Onze centrale] [is open|antwoordt] [van 10 tot 22|van twaalf tot middernacht|op werkdagen]; [boeken|reserveren] [een dag vooraf|twee uur vooraf] aub.
[Sinds {year} in {city}|Een huis met {n} jaar ervaring]; [voorwaarden|gegevens] op {url}.
[Onze dames|Elk van onze gezelschapsdames] [kiezen|kiest] [hun|haar] eigen [uren|avonden] en [mogen|mag] [een gast weigeren|nee zeggen zonder reden].
# flat.open
Wij zijn [twee|drie] vriendinnen, {name} en {name2}, [die samen huren|in één flat] in {city}; [elk houdt haar eigen agenda|elk werkt voor zichzelf].
[Mijn huisgenote|Mijn vriendin] {name2} en ik [delen dit nummer|hebben één telefoon]; [zeg|vermeld] [wie u wilt zien|wie u bedoelt].
[Samen delen we|Wij delen] de huur, [de telefoon|de keuken] en [de kuis|de rekeningen]; [verder is er niemand|er is geen baas].
# massage.open
[Shiatsu|Zweedse massage|Voetreflex|Stoelmassage|Zachte drainage] [voor sporters|voor moeie rug|om goed te slapen|na kantoor], [diploma aan de muur|klantenkaart|cadeaubon|op warme tafel].
[Oliemassage|Kalme massage|Rug, nek en voeten] [voor moeie mensen|na een lange dag|door geschoolde handen] in {city}.
[Opgeleid|Ik leerde het vak] in [Rijsel|Gent|Keulen|Boekarest] en werk [met warme olie|met warme stenen|met trage druk] [al {n} jaar|sinds {year}].
[Zestig|Dertig|Negentig] minuten, [warme kamer|zachte muziek|schone handdoeken], [douche ter plaatse|thee na afloop].
[Massage|Behandeling] [in de studio|{street}|in eigen praktijk], [niet bij medische klachten|geen medische behandeling].
# rev.ok
[Vriendelijk|Lief|Aangenaam] [en op tijd|onthaal], [ik kom terug|dank je {name}].
[Zoals beschreven|Goed gesprek|Een rustig uur], [aanrader|niets op aan te merken].
[Lastig parkeren|Wat laat], maar [de moeite|fijne avond|alles goed].
# rev.doubt
Zij [leek minderjarig|leek jonger dan vermeld|leek me te jong], [ik ben vertrokken|ik heb de advertentie gemeld].
[Echt {age}?|Ik geloof die leeftijd niet.] [Zag er heel jong uit|Leek minderjarig], [ik ging weg|kijk dit na aub].
# rev.handler
[Er was een man in andere kamer|Een man wachtte in de keuken|Iemand luisterde achter de deur], [zij was bang|ze leek angstig|dit klopt niet].
[Ze had blauwe plekken|Ze keek steeds naar de deur|Ze mocht niet praten], [ik vertrok|iemand moet dit bekijken].
# title.young
{name}, {age} jaar, {city}
{name} ({age} jaar) - uitstapjes - {city}
# young.age
{name}, net 18, [uit {city}|in {city}].
[Net 18 geworden|Ze is net 18], [ze woont bij haar tante|ze komt uit {city}].
{name} is [net 18|pas 18|vorige maand 18 geworden].
[Net 18|18 sinds deze lente], {name} [woont|is] in {city}.
# young.school
Zij [zit nog op school|is scholiere|zit in het laatste jaar] en [heeft examens in juni|studeert voor haar examens|is vrij na de les].
[Tussen de lessen|Na school|Als het huiswerk klaar is] [heeft ze tijd|antwoordt ze]; [examens|de eindexamens] [gaan voor|komen eraan].
[Scholiere|Leerling van het laatste jaar], ze [neemt de schoolbus|maakt 's avonds huiswerk|zit in de klas met haar nicht], dus [schrijf na vier uur|berichten na de les].
# young.like
[Ze houdt van|Houdt van] [film|schaatsen|dansen|tekenen] en [frietjes aan het water|lange wandelingen|muziek].
[Zoekt|Wil graag] [gezelschap voor uitstapjes|mensen om naar de film te gaan|iemand voor concerten].
# title.profile
{name}, {city}
{name} ({age} jaar), {city}
{name} - {city}
{name}, {age} jaar, {city}
{name} [ontvangt u|wacht] in {city}
[Nieuw|Terug|Deze week]: {name}, {city}
# we.name
[Zij heet|Haar naam is|Dit is] {name}, {age} jaar, [lief en beleefd|rustig en vriendelijk|luistert goed|altijd vrolijk|wat verlegen].
{name}, {age} jaar, [is bij ons|kwam aan|stellen we voor] [sinds maandag|deze week|voor enkele dagen|tot zondag], [kort haar|lang haar|groot|klein en vrolijk].
# we.pair
Hier is {name} en {name2}, [twee vriendinnen|altijd samen|vandaag vrij|elk een kamer].
[Kom bij|Een uur met|Maak kennis met] {name} en {name2}, [zelfde verdieping|in alle rust|zonder wachten].
{name} en {name2} [ontvangen u|zijn er|wachten] [samen of apart|om beurten|op dezelfde uren].
[Kies tussen|Vraag|Vandaag:] {name} of {name2}, [twee vriendinnen|twee karakters|beiden vrij].
{name} [met vriendin|met haar vriendin] {name2}, [zelfde adres|zelfde verdieping|na elkaar].
# agency.reg
[Vergund agentschap|Erkend agentschap|Bedrijf], ondernemingsnummer {vat}, [gegevens op vraag|zie onze voorwaarden|voorwaarden op {url}].
# title.pair
{name} & {name2} - {city}
{name} en {name2}, {city}
{name} + {name2}, [zelfde adres|duo], {city}
# we.she
Zij ontvangt [in alle discretie|vanaf de middag|na een telefoontje|zonder wachten], [in alle rust|drankje inbegrepen|muziek naar keuze].
Ze ontvangen u [elke dag|in alle discretie|tot middernacht], [thee inbegrepen|wachtkamer|in alle rust].
"""
