# ruff: noqa: E501 - one sentence with all its variants per line
"""Dutch: calls, help groups, scams, spam, and the small change of every ad."""

TEXTS = """
# call
[Bel mij op|Bel ons op|Telefoneer naar|Bel] {phone}
[Tel|Telefoon|Gsm|Nummer]: {phone}
[Te bereiken|Bereikbaar] [op|via] {phone}
[Sms of bel|App of bel|WhatsApp] {phone}
{phone}
# hello
[Welkom|Dag allemaal|Hallo|Goedendag].
# extra
[Tot gauw|Tot snel|Tot dan].
[Dank voor het lezen|Bedankt voor uw interesse].
[Op tijd komen aub|Stiptheid gevraagd].
[Geen antwoord per mail|Korte berichten aub|Vragen welkom].
[Advertentie is actueel|Nog beschikbaar|Vandaag bijgewerkt].
# filler
echt
ook
aub
nu
altijd
heel
zeer
gewoon
vandaag
nog
# help.open
[Ons team|Ons loket|Het collectief] [luistert|helpt|geeft raad] [zonder oordeel|zonder afspraak|al jaren] [in {city}|in heel de streek], [zorg|papieren|wonen|klachten].
[Wij zijn|Dit is] [een hulpgroep|een gezondheidsproject|een vakbondsloket|een vereniging] voor [mensen in escortwerk|arbeidsmigranten|seizoenarbeiders|vrouwen die willen stoppen] in {city}.
[Gratis en anoniem|Vertrouwelijk], [in uw taal|met tolk], [geen politie zonder uw wens|wij vragen geen papieren].
# help.warn
[Ken je iemand|En als jij het bent]: [telefoon afgepakt|loon nooit betaald|dreigementen aan familie|niet naar buiten mogen]? [Het is niet jouw schuld|Er is een uitweg], [wij komen|schrijf ons].
[Let op|Opgelet|Waarschuwing]: [vraagt iemand om je paspoort af te geven|zegt men dat je moet terugbetalen van je loon|wordt de huisvesting ingehouden tot er niets overblijft]? [Dat mag niet|Dat hoef je niet te aanvaarden].
[Niemand mag|Een werkgever mag niet] [je paspoort houden|je loon achterhouden|bemiddelingskosten vragen voor een job|je een boete geven als je vertrekt]. [Wij leggen je rechten uit|Praat met ons].
[Advertenties die beloven|Wees voorzichtig met beloften van] {pay} per maand en alles geregeld [zijn vaak een val|kunnen een val zijn]; [praat eerst met ons|kijk het ondernemingsnummer na].
# help.close
[Thee en gesprek|Open deur] [op dinsdag|elke donderdag], [arts aanwezig|gratis testen], {street}, {city}.
[In gevaar|In nood]: bel 112. [Ons nummer|Hulplijn]: {phone}
# title.help
[Hulp|Advies|Steun] voor [werknemers|mensen in escortwerk|seizoenarbeiders] in {city}
[Ken je rechten|Je staat niet alleen] - {city}
# scam.open
[Hoi schat|Hallo lieverd|Hey], ik ben {name}, [nieuw hier|alleen vanavond|wacht in {city}], [stuur de aanbetaling|betaal het voorschot] [eerst|om te boeken].
[Boeking|Afspraak] alleen met [voucher van {fee} €|cadeaukaart {fee} €|aanbetaling van {fee} € per voucher], [daarna het adres|adres na betaling].
[Bevestig je profiel|Bevestig je leeftijd] [hier|op] {url} [voor we afspreken|eerst], [gratis inschrijving|kaart nodig].
[Ik kom naar alle steden|In elke stad|Eender welke stad], [zeg waar je bent|vraag het gewoon], [hotel of thuis|ik kom naar jou].
# title.scam
[Mooi aanbod|Lieve {name}|{name} vanavond] [in {city}|bij jou|overal]
# spam.open
[Volgers|Krediet|Telefoons|Lening] [goedkoop|beste prijs] [nu|vandaag], [bezoek|zie|klik] {url}
[Thuiswerk|Verdien met je telefoon]: [registreer|schrijf in] [op|via] {url}, [bonus|gratis start] {fee} €.
[Honderden advertenties|Alle steden, alle advertenties] [op|via] {url}, [gratis|zonder limiet], [klik hier|elk uur nieuw].
[Krediet zonder controle|Lening binnen het uur] tot {pay}, [formulier|aanvraag] [op|via] {url}.
# title.spam
[Beste aanbod|Klik hier|Beperkte tijd] {city}
[Leningen|Volgers|Bonus] {city}
# detail.company
Bij mij staat [een oude piano|een aquarium|een open haard|een platenspeler|een boekenkast|een rode zetel|een staande klok|een wereldbol|een wintertuin|een naaimachine] met [jasmijn|een Perzisch tapijt|kaarsen|muntthee|reisboeken|zicht op de daken|foto's van bergen|een oude spiegel|geborduurde kussens|twee katten].
Ik hou van [zeilen|tango|schaken|pottenbakken|aquarel|tuinieren|kruiswoordraadsels|wandelen|stomme film|sterrenkunde|fotografie|breien|accordeon] en [curry|pruimentaart|geitenkaas|truffels|uiensoep|macarons|gember|vijgen|abdijbier|pure chocolade].
Vlakbij: [café|bistro|boekhandel|kiosk|bloemist|brasserie] [De Reiger|Het Kompas|De Blauwe Kat|De Drie Kegels|De Kleine Vuurtoren|Het Reuzenrad|Het Anker|De Linde|De Kastanje|De Meermin|De Pauw|De Koffiemolen].
Vraag naar [de groene deur|de middelste bel|de linkertrap|de grijze poort|de binnenkoer|de tuinkant|de gele brievenbus], [bus|tram|lijn] {n}, halte [Fontein|Oude Brug|Leerlooiers|Sterrenwacht|Slachthuis|Kanonniers|IJskelder|Pannenbakkerij|Wasserij].
# detail.work
De plaats is [bij de sluis|achter de oude suikerfabriek|naast de silo|langs het kanaal|aan de tramloods|in hal {n}|bij de serres|aan de noordkaai|onder het viaduct], [handschoenen voorzien|laarzen nodig|helm voorzien|geel hesje|mes voorzien|witte kledij].
Eten [om elf uur|stipt om twaalf|rond één uur|ter plaatse|in de kantine|in het busje], [soep|rijst|boterhammen|pasta|kip|bonen] en [koffie|thee|water|melk], [de chef|de ploegbaas|de bazin|de verantwoordelijke] [spreekt Turks|spreekt Portugees|spreekt Pools|spreekt Bulgaars|spreekt Arabisch|spreekt van alles wat].
Werk [aan band {n}|met machine|op de knieën|op hoogte|in de kou|in de stoom|met karretje|aan de lijn|in ploeg van {n}|langs de weg], [kisten|stenen|dozen|platen|bidons|kratten|buizen|schalen|zakken] van {n} kilo.
Vragen [na acht uur|vroeg in de ochtend|tussen twaalf en twee|op zondag|voor vrijdag|vanaf de vijftiende], [zeg voornaam en stad|zeg met hoeveel je bent|laat een kort bericht|geef je schoenmaat|zeg of je rijdt].
# detail.trade
Open op [dinsdag|woensdag|donderdag|vrijdag|maandag] van [acht|negen|tien|dertien] tot [zeventien|achttien|negentien|twintig] uur, [gesloten in augustus|dicht op feestdagen|koopavond eerste donderdag|dicht tussen twaalf en een].
[Naast|Tegenover|Boven|Achter] [de post|het zwembad|het theater|de overdekte markt|de muziekschool|de bibliotheek|het stadion|het kerkhof|het ziekenhuis], [ingang|deur|trap|loket] {n}, [blauwe vitrine|geel uithangbord|groen gordijn|ronde bel|rode lamp].
Vraag naar [Bernard|Fatima|Luc|Yvette|Karim|Odile|Paulo|Agnes|Denis|Mireille], [al lang in de buurt|altijd op tijd|geduldig met iedereen|bekend op de markt|muzikant in de avond|trainer van de club].
[Onze klanten|De mensen uit de buurt|Vaste bezoekers|Studenten] [komen voor de rust|houden van de gratis koffie|komen vaak terug|sturen hun buren|houden van klare prijzen], [hond mag mee|buggy mogelijk|helling aan de deur|betalen met kaart|bonnetje op vraag].
"""
