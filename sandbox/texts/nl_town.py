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
[Wij zijn|Dit is] [een hulpgroep|een gezondheidsproject|een vakbondsloket|een vereniging] voor [mensen in escortwerk|arbeidsmigranten|seizoenarbeiders|vrouwen die willen stoppen] in {city}.
[Gratis en anoniem|Vertrouwelijk], [in uw taal|met tolk], [geen politie zonder uw wens|wij vragen geen papieren].
# help.warn
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
"""
