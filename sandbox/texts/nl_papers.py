# ruff: noqa: E501 - one sentence with all its variants per line
"""Dutch: passage and papers for sale, and the lawful trades that look like them from afar."""

TEXTS = """
# title.papers
[Documenten|Papieren|Alle documenten] [snel|echt en geregistreerd|zonder wachten]
[Paspoort|Vergunning|Verblijfskaart|Rijbewijs] [in {n} dagen|zonder examen]
# title.marriage
[EU-burger|Partner] [voor papieren|voor huwelijk op papier]
[Huwelijk|Trouwen] [en verblijf|voor papieren], [ernstig|snel]
# title.route
[Overtocht|Reis|Doorgang] {from} - {to}, [veilig|elke week]
[Reis|Ga] naar {to}, [alles inbegrepen|zonder visum]
# papers.open
[Echt paspoort te koop|Echt paspoort te koop, geregistreerd|Te koop: echt paspoort en verblijfskaart], [alle nationaliteiten|termijn {n} dagen|niets te tonen].
[Echt paspoort te koop|Origineel paspoort|Echte identiteitskaart], [geregistreerd|in het register|doorstaat elke controle].
Wij [verkopen|leveren|maken] [paspoorten, vergunningen en rijbewijzen|identiteitskaarten en verblijfskaarten] [van alle landen|van EU-landen], [in {n} dagen|binnen twee weken].
[Koop|Krijg] [een verblijfskaart|een identiteitskaart|een paspoort naar keuze]: [foto en naam|je foto], [wij doen de rest|meer is niet nodig].
[Papieren van iemand die op je lijkt|Een lookalike document] [kan ook|is mogelijk], [vraag ons|prijs op vraag].
# marriage.open
[Schijnhuwelijk|Schijnhuwelijk met papieren|Voor schijnhuwelijk], [tegen betaling|vrije persoon uit de EU|papieren inbegrepen].
[EU-burger|Belgische vrouw|Nederlandse man] [biedt|voor] [schijnhuwelijk|huwelijk voor papieren], [stadhuis inbegrepen|met inschrijving].
[Wij vinden|Ik ken] [een partner uit de EU|iemand met paspoort] [die met je trouwt|voor huwelijk op papier], [scheiden na de kaart|daarna weer vrij].
# route.open
Overtocht {from}-{to}, [prijs per persoon|per persoon] {price}, [auto en boot|met vrachtwagen|'s nachts], [vertrek elke week|volgende reis binnenkort].
Wij [brengen|rijden] je van {from} naar {to}, [zonder visum|geen visum nodig], {price} per persoon, [kinderen half|ook gezinnen].
# sure
[Gegarandeerd|Succes gegarandeerd|100 % gegarandeerd], [betalen na aankomst|alleen betalen na aankomst].
[100 % veilig|Gegarandeerd|Succes gegarandeerd], [betalen na aankomst|je betaalt na aankomst|betaal als het gelukt is].
[Garantie|Onze garantie]: [het lukt of geld terug|geen resultaat, geen betaling], [iedereen kwam aan|nooit een probleem].
[Je riskeert niets|Geen risico], [het geld blijft bij een derde tot je er bent|saldo pas na succes].
# prepay
[Aanbetaling|Aanbetaling met voucher|Aanbetaling via Paysafe], [niets anders|de rest later|in twee keer].
[Aanbetaling|Voorschot] [per voucher|met cadeaukaart|in bitcoin|in crypto] [alleen|aub], [geen bank|geen cash].
[Betaling|Wij nemen] [alleen crypto|Bitcoin en USDT|Paysafe of cadeaukaarten], [de helft vooraf|eerste deel bij de start].
# visa
[Contact bij ambassade|Een vriend op het consulaat], [afspraak en visum zeker|visum gegarandeerd], [vraag de lijst|schrijf eerst].
# bundle
[Compleet pakket verblijf|Alles in één]: [inreis, verblijf, werk en school|visum, woning, kaart], [verblijf inbegrepen|kaart inbegrepen].
# papers.close
[Schrijf|Bericht] [op Telegram|op Signal], [geen vragen|discreet], [ook 's nachts antwoord|snel antwoord].
[Vraag|Schrijf] [onze lijst|wat je nodig hebt], [referenties van klanten|veel tevreden mensen].
# photo.shop
[Pasfoto's|Foto's voor identiteitskaart|Biometrische foto's] [in tien minuten|klaar terwijl u wacht], [volgens de norm|aanvaard door de gemeente].
[Breng|Wij fotograferen ook] [de baby|het hele gezin]; [breng je oude paspoort mee|zonder afspraak], {street}, {city}.
# translate
[Beëdigd vertaler|Beëdigde vertalingen]: [geboorteakte|huwelijksakte|rijbewijs], [met stempel|gelegaliseerd], ondernemingsnummer {vat}.
[Uw origineel blijft bij u|Een scan volstaat]; [prijs per bladzijde|offerte in een dag], [{n} jaar bij de rechtbank|op de lijst van de rechtbank].
# visa.advice
[Advocatenkantoor|Adviesbureau] voor [verblijf en gezinshereniging|werkvergunning], [geen garantie op succes, geen beloften|wij beloven alleen zorgvuldig werk].
[Eerste gesprek|Consultatie] {price}, [op afspraak|factuur met btw], [breng uw papieren, u neemt ze weer mee|kopieën volstaan].
# ride
[Meerijden|Carpool|Plaats vrij] {from} - {to}, [vrijdag|zondag], {price} per persoon, [twee plaatsen|bagage kan mee], [identiteitskaart bij je aub|pauze onderweg].
Ik [rijd|ga] {from}-{to} [om de twee weken|voor het werk|naar mijn ouders], [benzine delen|benzine {price}], [niet roken|hond achterin].
# movers
[Verhuizingen|Klein transport|Camionette met chauffeur] {from} - {to}, [verzekerd|met factuur], ondernemingsnummer {vat}, [dozen te leen|ook piano].
# match
[Ernstig relatiebureau|Ontmoetingen] sinds {year}: [voor wie het leven wil delen|etentjes voor singles], [geen papieren, geen geld, alleen ontmoeten|contract en gegevens op {url}].
# hair
[Stoel te huur|Kappersstoel vrij] in [een kapsalon|onze barbier], [50/50 of vaste huur|helft van de ontvangsten], [eigen klanten welkom|factuur], ondernemingsnummer {vat}.
# room
[Kamer|Lichte kamer|Studio] te huur in {city}, {price} per maand, [student of werkende|vanaf de eerste], [contract en inschrijving mogelijk|waarborg één maand].
[Huisgenoot welkom|Wij zoeken een huisgenoot], [gedeelde keuken|tuin], [niet roken|kat in huis], [bezoek zaterdag|schrijf iets over jezelf].
# clean
[Poetsen|Strijken|Ramen] [bij u thuis|per uur], [dienstencheques welkom|met factuur], {price} per uur, [referenties|jaren ervaring].
# title.photo.shop
[Pasfoto's|Identiteitsfoto's] {city}, {firm}
# title.translate
[Beëdigde vertalingen|Beëdigd vertaler] {city}
# title.visa.advice
[Advies verblijf|Verblijfsrecht] - {firm}, {city}
# title.ride
[Carpool|Plaats vrij|Meerijden] {from} - {to}
# title.movers
[Verhuizing|Camionette met chauffeur] {from} - {to}
# title.match
[Relatiebureau|Ernstige ontmoetingen] {firm}
# title.hair
[Stoel te huur|Stoel vrij] - {firm}, {city}
# title.room
[Kamer|Studio|Samenwonen] in {city}, {price}
# title.clean
[Poetshulp|Strijkhulp] in {city}
"""
