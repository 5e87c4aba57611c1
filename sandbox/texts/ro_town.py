# ruff: noqa: E501 - one sentence with all its variants per line
"""Romanian: a shorter set for jobs, rides, company ads and help groups."""

TEXTS = """
# title.company
[Companie|Însoțitoare] [elegantă|calmă|veselă] în {city}
{name} - {city} [|centru|, adresă privată]
# title.lure
[Hostess|Dansatoare|Model] [căutăm|angajăm], [până la|câștigă] {pay} pe lună
[Muncă în străinătate|Un nou început], [totul aranjat|cazare și bilet incluse]
# title.labour
[Muncitori|Oameni] pentru {sector}, [începem luni|imediat|multe locuri]
[Lucru|Angajăm] {sector}, [cazare inclusă|cameră și transport]
# title.honest
[Căutăm|Angajăm] [brutar|ospătar|grădinar|bucătar] în {city}
# title.route
[Transport|Drum] {from} - {to}, [sigur|în fiecare săptămână]
# title.help
[Ajutor|Sfaturi|Sprijin] pentru [muncitori|sezonieri] în {city}
# self.open
[Bună|Salut|Bună ziua], [sunt|mă numesc] {name}, [din {city}|{age} ani, locuiesc în {city}|aproape de {city}].
[Ofer|Propun] [companie la cină|companie seara] pentru [oameni politicoși|domni respectuoși] din {city}.
Am {age} ani, [lucrez pe cont propriu|sunt independentă], [eu îmi aleg programul|nimeni nu decide pentru mine].
# self.place
[Primesc|Invit] [la mine acasă|într-un apartament liniștit] [lângă parc|lângă gară|aproape de piață].
[Adresă privată|Apartament propriu], [curat|luminos|discret], [parcare|ușor de găsit].
# self.style
[O cină|Un concert|O plimbare] și [o conversație bună|liniște|voie bună], [așa îmi place|acesta e stilul meu].
[Discretă|Calmă|Veselă|Răbdătoare], [nu mă uit la ceas|fără grabă].
# self.rules
[Scrie-mi|Spune-mi] [cine ești|prenumele tău]; [nu răspund la numere ascunse|duminica nu răspund].
# trust
[100 % real|Totul adevărat|Poze reale], [serioasă|fără surprize|de încredere], [fără grabă|anunț sincer].
# always
[Disponibilă|Deschis] [non-stop|zi și noapte|24/7].
# lure.open
[Căutăm|Angajăm] [hostess|dansatoare|fete pentru bar] în {city}, [fete 18-25 ani|aspect plăcut], [fără diplomă|nu cerem limbi străine].
[Trimite|Așteptăm] [poză în picioare|două poze] pe [WhatsApp|Telegram].
# lure.pay
[Câștigă|Câștigi] până la {pay} pe lună, [fără experiență|fără pregătire].
# lure.all
[Cazare, bilet și acte pregătite|Bilet, viză, cameră: totul aranjat], [tu doar vino|fă-ți bagajul].
# lure.debt
[Plătești înapoi din primul salariu|Se reține din salariu|Returnezi banii din câștig], [acum nu plătești nimic|azi nu ai nevoie de bani].
# lure.split
[Jumătate pentru noi|Împărțim 50/50], [camera inclusă|noi aducem clienții].
# lure.messenger
[Doar|Scrie pe] [Telegram|WhatsApp], [fără apeluri|răspuns rapid].
# sector
construcții
curățenie
recoltă
depozit
abator
spălătorie auto
# lab.open
[Căutăm|Avem nevoie de] {n} [oameni|muncitori] pentru {sector} [în {city}|lângă {city}], [imediat|de mâine|de luni].
[Locuri|Muncă] pentru [cupluri|bărbați și femei], {sector}, [nu cerem limba|arătăm noi].
# lab.day
[Plata|Primești] {daypay} € pe zi, {hours} ore pe zi, [7 zile din 7|șase sau șapte zile].
# lab.hour
[Salariu|Plătim] {lowpay} € pe oră, {hours} ore pe zi, [duminica normal|toată săptămâna].
# lab.house
[Cazarea se reține din salariu|Patul se scade din salariu]: {fee} € pe săptămână, [{n} în cameră|paturi suprapuse].
# lab.van
[Un microbuz|Mașina noastră] [vă ia dimineața|adună pe toți] și [vă aduce seara|vă duce înapoi], [locuiți pe șantier|cazare la locul de muncă].
# lab.papers
[Pașaportul se lasă la noi|Păstrăm buletinul] [în prima zi|pentru siguranță].
# lab.cash
[La negru|Bani în mână], [fără contract|nimic scris].
# route.open
{from}-{to}, [preț de persoană|de persoană] {price}, [mașină și barcă|noaptea], [plecăm săptămânal|plecare curând].
# sure
[100 % sigur|Garantat], [plata la sosire|plătești după sosire].
# prepay
[Avans|Plata] [doar crypto|prin voucher|în bitcoin], [fără bancă|fără numerar].
# papers.open
[Pașaport original|Buletin adevărat], [înregistrat|trece orice control], [în {n} zile|rapid].
# papers.close
[Scrie|Mesaj] [pe Telegram|pe Signal], [fără întrebări|discret].
# title.papers
[Acte|Documente] [rapide|adevărate], [în {n} zile|fără examen]
# ride
[Loc liber|Drum împărțit] {from} - {to}, [vineri|duminică], {price} de persoană, [bagaj da|buletin la voi vă rog].
# honest.open
[Brutăria|Pensiunea|Restaurantul nostru] din {city} [caută|are nevoie de] [ajutor|un coleg] pentru [dimineață|sezon].
[Contract|Contract scris] din prima zi, {fairpay} € pe oră, [două zile libere|duminica liber].
# help.open
[Suntem|Aici e] [o asociație|un grup de ajutor] pentru [muncitori|sezonieri] în {city}, [gratuit|confidențial].
# help.warn
[Atenție|Avertisment]: [ți se cere să lași pașaportul|ți se reține din salariu]? [Nu e permis|Vorbește cu noi].
# help.close
[Pericol|Urgență]: sună la 112. [Numărul nostru|Linia de ajutor]: {phone}
# rev.ok
[Drăguță|Plăcut], [mulțumesc {name}|recomand].
# rev.doubt
[Părea minoră|Părea mai tânără], [am plecat|am raportat anunțul].
# rev.handler
[Era un bărbat în camera alăturată|Ii era frică], [am plecat|cineva să verifice].
# call
[Sună|Sunați] la {phone}
[Tel|Telefon|Număr]: {phone}
{phone}
# hello
[Bine ați venit|Bună ziua|Salut].
# extra
[Pe curând|Vă aștept].
[Mulțumesc|Mulțumim pentru interes].
[Anunț actual|Încă valabil].
# filler
chiar
și
acum
mereu
foarte
azi
# title.ride
[Loc liber|Drum împărțit] {from} - {to}
"""
