# ruff: noqa: E501 each ad is one line, as its writer wrote it
"""Ads written one by one, as people write them, in nine languages: a second opinion beside the generated ones.

They share no phrase, no table and no way of writing numbers with `made_up_numbers.py`. Only the digits change with the
seed: letters in braces stand for them. {a} is the first digit of the national number, {b} the second and so on; {A},
{B} are the same digits as words; {P2} is the pair that begins at the third digit, as one number word; {N} is the whole
national number, {M} its E.164 form, {X} that without the plus. An ad without braces holds no number at all.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

_UNITS = {
    "fr": "zero un deux trois quatre cinq six sept huit neuf",
    "nl": "nul een twee drie vier vijf zes zeven acht negen",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun",
    "en": "zero one two three four five six seven eight nine",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "ro": "zero unu doi trei patru cinci sase sapte opt noua",
    "it": "zero uno due tre quattro cinque sei sette otto nove",
    "pt": "zero um dois três quatro cinco seis sete oito nove",
    "ru": "ноль один два три четыре пять шесть семь восемь девять",
}
_TEENS = {
    "fr": "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "nl": "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    "de": "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
}
_TENS = {
    "fr": "vingt trente quarante cinquante soixante septante quatre-vingt nonante",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_STARTS = {
    "FR": ("06", "073", "076", "0639", "01", "09"), "BE": ("0470", "0485", "0496", "0456", "02", "09"), "NL": ("061", "062", "064", "020", "010"),
    "DE": ("01512", "0163", "0170", "0176", "01575"), "GB": ("07700900", "0741", "0785"), "ES": ("6", "67", "722"),
    "RO": ("072", "074", "076"), "IT": ("320", "333", "347", "389"), "PT": ("91", "93", "96"), "RU": ("8903", "8916", "8965"),
}  # fmt: skip
_DIGITS = {"FR": 10, "BE": 10, "NL": 10, "DE": 11, "GB": 11, "ES": 9, "RO": 10, "IT": 10, "PT": 9, "RU": 11}
_CODES = {
    "FR": "33",
    "BE": "32",
    "NL": "31",
    "DE": "49",
    "GB": "44",
    "ES": "34",
    "RO": "40",
    "IT": "39",
    "PT": "351",
    "RU": "7",
}


def _pair(language: str, two: str) -> str:
    """A number below a hundred in words; "zero four" where it begins with zero."""
    value, units = int(two), _UNITS[language].split()
    if two[0] == "0" or language not in _TENS:
        return f"{units[int(two[0])]} {units[int(two[1])]}"
    if value < 20:
        return _TEENS[language].split()[value - 10]
    tens, unit = _TENS[language].split()[value // 10 - 2], units[value % 10]
    if value % 10 == 0:
        return tens
    if language in ("nl", "de"):
        return f"{'ein' if unit == 'eins' else unit}{'und' if language == 'de' else 'en'}{tens}"
    return (
        f"{tens} et un"
        if language == "fr" and unit == "un" and value != 81
        else f"{tens}{' ' if language == 'fr' else '-'}{unit}"
    )


_LAST_OF_TEN = ("{j}", "{J}", "{P8}", "{N}", "{M}", "{X}")


@dataclass(frozen=True)
class Written:
    """An ad: its text, the country it stands in, its language, and its number (E.164), `None` when it has none."""

    text: str
    region: str
    language: str
    e164: str | None


def _number(region: str, rng: random.Random) -> str:
    start = rng.choice(_STARTS[region])
    short = 9 if region == "BE" and start in ("02", "09") else _DIGITS[region]
    return start + rng.choice("23456789") + "".join(rng.choice("0123456789") for _ in range(short - len(start) - 1))


def _fill(text: str, language: str, number: str, e164: str) -> str:
    said = {"N": number, "M": e164, "X": e164[1:]}
    units = _UNITS[language].split()
    for place, digit in enumerate(number):
        said[chr(97 + place)] = digit
        said[chr(65 + place)] = units[int(digit)]
        said[f"P{place}"] = _pair(language, number[place : place + 2]) if place + 1 < len(number) else ""
    return text.format_map(said)


def written(seed: int) -> list[Written]:
    """Every ad with digits of this seed."""
    rng = random.Random(seed)
    ads = []
    for line in ADS.strip().splitlines():
        language, region, text = line.split("|", 2)
        text = text.replace("\\n", "\n")
        if "{" not in text:
            ads.append(Written(text, region, language, None))
            continue
        number = _number(region, rng)
        while region == "BE" and len(number) != (10 if any(last in text for last in _LAST_OF_TEN) else 9):
            number = _number(region, rng)
        national = number[1:] if number[0] == "0" or region == "RU" else number
        e164 = f"+{_CODES[region]}{national}"
        ads.append(Written(_fill(text, language, number, e164), region, language, e164))
    return ads


ADS = r"""
fr|FR|Salut c'est Inès, métisse 23 ans de passage sur Nantes jusqu'au 14. Pas sérieux s'abstenir. 06h-23h. {a}{b} {c}{d} {e}{f} {g}{h} {i}{j} (pas de numéro masqué)
fr|FR|coucou mes amours😘 nouvelle sur Rennes 💋 30mn 80 / 1h 150 / 2h 280 💶 joignable au {a}{b}💋{c}{d}💋{e}{f}💋{g}{h}💋{i}{j}
fr|FR|Loue T2 meublé 42m², 3ème étage, 69003 Lyon, 780€ CC, dépôt 780€, libre le 01/03. Visites : {N}
fr|FR|Recherche aide à domicile 25h/sem, 12,40€/h net, permis B. Envoyer CV à contact@exemple.fr ou appeler Mme Martin {a}{b}.{c}{d}.{e}{f}.{g}{h}.{i}{j} entre 9h et 17h
fr|FR|Vends lave-linge 7kg 1400trs, 2 ans, 150€ à débattre, cause déménagement. tel{N} après 18h
fr|FR|Massage naturiste par Léa 34ans, 1m70 58kg 95D. Je reçois quartier gare. Numero : {A} {B}, {P2}, {P4}, {P6}, {P8}
fr|FR|appelle moi c zéro6 12... non je plaisante, écris sur le site seulement 😉
fr|FR|Dispo 7/7 de 10h00 à 02h00 !!! Pas de 06 sur l'annonce, le voici en toutes lettres: {A} {B} {C} {D} {E} {F} {G} {H} {I} {J}
fr|FR|Jeune femme douce et câline. {a}-{b}-{c}-{d}-{e}-{f}-{g}-{h}-{i}-{j} Bisous à bientôt
fr|FR|Recrute ouvriers agricoles, 35h + heures sup, logement 150€/mois retenu, SMIC. M. Karim +{X}
fr|FR|Transport Paris-Casa tous les 15 du mois, 3€/kg, 30kg max. Whatsapp 00{X}
fr|FR|lola trans 26 ans active passive 20x5cm 100% real pic. {a}{b}   {c}{d}   {e}{f}   {g}{h}   {i}{j}  pas de sms
fr|FR|Donne cours de maths niveau 6e à Terminale, 22€/h, prof certifié depuis 2009. ☎️{a}{b} {c}{d}{e} {f}{g}{h} {i}{j}
fr|FR|Pour me joindre enlève les lettres : {a}{b}a{c}{d}b{e}{f}c{g}{h}d{i}{j}
fr|FR|Annonce n°2748193650 mise à jour le 12/11/2025 à 14:32, vue 1 204 fois. Prix : 1 250 €. Réf agence 0612-A45.
fr|FR|Tarifs 2025 : 15min 50€, 30min 80€, 45min 110€, 60min 140€, 90min 200€. Aucun appel, messagerie du site uniquement.
fr|FR|Siret 812 345 679 00014, TVA FR21812345679. Atelier ouvert lun-ven 8h30-12h 13h30-18h, 12 rue Pasteur 76600 Le Havre.
fr|FR|Perdu chat tigré puce 250268712345678 le 03/09, secteur 31500. Merci d'écrire ici.
fr|FR|Nouveau !! Deux copines 22 et 24 ans, 1m65, 90C. Duo 300 la demi-heure. ({a}{b}) {c}{d}-{e}{f}-{g}{h}-{i}{j}
fr|FR|cherche chauffeur livreur VL 1800€ brut/mois, du mardi au samedi 5h-13h. postulez : 0{b} / {c}{d} / {e}{f} / {g}{h} / {i}{j}
fr|FR|Femme mûre 52a reçoit 11h-20h sf dim. zéro {b} {c}{d} {e}{f} {g}{h} {i}{j}
fr|FR|T'as envie de douceur? mon tel c le {a} {b} . {c} {d} . {e} {f} . {g} {h} . {i} {j} je reponds pas aux sms
fr|FR|Colis DHL JD014600006281230704 en attente, ne payez rien ! Info : signal-spam.fr. 3 personnes sur 10 touchées en 2024.
fr|BE|Bjr, dame 45a propose repassage à dom. 11€/h, région Namur. Gsm {a}{b}{c}{d}/{e}{f}.{g}{h}.{i}{j}
fr|BE|Escort indépendante à Charleroi, 120€/h tout compris, hygiène irréprochable. {a}{b}{c}{d} {e}{f} {g}{h} {i}{j}
fr|BE|Kot étudiant LLN 395€+45 charges, 14m2, 1348. Tel proprio : +32 {b}{c}{d} {e}{f}{g} {h}{i}{j}
fr|BE|Cherche serveuse w-e, 18 à 25 ans, flexi-job 13,50€/h, sa-di 17h-1h. Envoie photo au {A} {P1} {d} {e}{f} {g}{h} {i}{j}
fr|BE|Numéro {A} {P1} {d}, {P4}, {P6}, {P8}. Merci de pas appeler avant dix heures !
fr|BE|BE0987.654.321, RPM Liège. Compte BE71 0961 2345 6769. Chantier : dalle 12x8x0,2m, 19,2 m³.
fr|BE|Salon Venus, chaussée de Mons 120, 7000. Lu-sa 10-22h. 0{b}.{c}{d}{e}.{f}{g}.{h}{i}
fr|BE|Nounou expérimentée, 3 enfants max, 25€/jour, à partir de 7h15. Répondeur : 00 32 {b}{c}{d} {e}{f} {g}{h} {i}{j}
fr|BE|Bruxelles 1000-1050-1060-1190 je me déplace. 1h=150€ 2h=250€ nuit=700€. 🇧🇪 {a}{b}{c}{d}–{e}{f}–{g}{h}–{i}{j} 🇧🇪
nl|NL|Hoi schatjes, ben Sanne 21 jaar, blond, cup C. Ontvangst in Almere 11:00-23:00. Bel {a}{b}-{c}{d}{e}{f}{g}{h}{i}{j} geen appjes!
nl|NL|Gezocht: productiemedewerkers, €14,06 p/u, 40 uur, 3 ploegen, huisvesting €125 p/w. App Marek {a}{b} {c}{d}{e} {f}{g}{h} {i}{j}
nl|NL|Kamer te huur 18m2 in Rotterdam-Zuid, 550 incl. Borg 1100. Per 1-2-2026. Reageren via {N}
nl|NL|mijn nr is {A} {B} {C} {D} {E} {F} {G} {H} {I} {J} xxx kus
nl|NL|Marktplaats ID m2093847561, bieden vanaf 45 euro. Afhalen 3511 AB Utrecht. Maten 60x60x200.
nl|NL|Ontspannende massage door Thaise dame. 30 min 50, 60 min 75, 4 handen 120. Open 9.30-21.30. tel.{a}{b}.{c}{d}{e}.{f}{g}{h}.{i}{j}
nl|NL|Kvk 12345678 / btw NL801234567B01 / IBAN NL91ABNA0417164300. Wij bellen u terug binnen 24 uur.
nl|NL|Wil je me zien? Appje naar {a}{b} daarna {c}{d}{e}{f} en dan {g}{h}{i}{j} x
nl|NL|Schoonmaakster zoekt werk, 15 euro p.u., 4 dagen p.w. +31 (0){b} {c}{d}{e}{f} {g}{h}{i}{j}
nl|NL|Nieuw! Anna (24) & Mila (22). {P0} {P2} {P4} {P6} {P8} bel ons dag en nacht
nl|NL|Treinticket A'dam–Parijs 12 dec 08:15-11:40 voor 60 euro, boekingsnr QX8812734409.
nl|NL|lekker ding?? {a}{b}{c}{d}{e}{f}{g}{h}{i}{j}!!!!! no anonymous
nl|BE|Poetsvrouw gezocht te Aalst, 4u/week, dienstencheques. Gsm {a}{b}{c}{d}/{e}{f}{g}{h}{i}{j}
nl|BE|Privé ontvangst Antwerpen 2018, 1u €130, ½u €80. {a}{b}{c}{d} - {e}{f} - {g}{h} - {i}{j} liefst whatsapp
nl|BE|Ondernemingsnr 0876.543.210. Rek. BE68 5390 0754 7034. Levering 14-16u, ma-vr.
nl|BE|bouwvakkers gevraagd €17,20/u bruto + vervoer. Bellen naar Pavel op nul {b}{c}{d} {e}{f} {g}{h} {i}{j}
nl|BE|Studio 35m² Gent, €690/md, EPC 187 kWh/m², bezoek za 15/11 10-12u. Info {M}
nl|BE|Zoek je gezelschap? {A} {B} {C} {D} - {P4} - {P6} - {P8}. Discretie verzekerd, 30+.
de|DE|Hallöchen, Jana 27J., KF36, 80D, neu in Kassel bis 22.11. Termine: {a}{b}{c}{d}/{e}{f}{g}{h}{i}{j}{k}
de|DE|Erntehelfer gesucht! 12,82€/Std, 6 Tage/Woche, Unterkunft 8€/Tag. Herr Popescu {a}{b}{c}{d} {e}{f}{g}{h} {i}{j}{k}
de|DE|2-Zi-Whg 54qm KM 620€ NK 180€ ab 1.3., 04109 Leipzig. Besichtigung unter {N}
de|DE|Meine Nummer: {A}-{B}-{C}-{D}-{E}-{F}-{G}-{H}-{I}-{J}-{K} ruf mich an Süßer
de|DE|ruf an: {P0} {P2} {P4} {P6} {P8} {K}
de|DE|HRB 98765, USt-IdNr. DE123456788, IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX. Mo-Fr 08:00-16:30.
de|DE|Polo 1.2, EZ 06/2014, 98.500 km, TÜV 03/27, VB 4.250€. Kein Whatsapp, nur Chat.
de|DE|Thai-Massage Orchidee, 60min 55€, Hauptstr. 112. Tel +49 {b}{c}{d} / {e}{f}{g} {h}{i}{j}{k}
de|DE|Handy:0{b}{c}{d}.{e}{f}.{g}{h}.{i}{j}{k} keine SMS keine unterdrückten Nummern 24h
de|DE|Suche Putzhilfe 2x3 Std/Woche, 14€ auf die Hand, PLZ 50667. WhatsApp: 0049{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}
de|DE|Fahre Fr. 28.11. Berlin-Wroclaw, 3 Plätze, 20 Euro. Abfahrt 15.30 Uhr. 01{c}{d} – {e}{f}{g} – {h}{i}{j}{k}
de|DE|Sendungsnr. 00340434161094042557, Paket 31,5 kg, 120x60x60. Bestellung 302-8812734-1190021.
de|DE|Nette Sie, 39/168/62, sucht Ihn bis 50. Melde dich: null eins {C} {D} {e}{f}{g}{h}{i}{j}{k}
de|DE|🔥Mia🔥 100% echt 🔥 {a}{b}{c}{d} 🔥 {e}{f}{g}{h} 🔥 {i}{j}{k} 🔥 nur heute 30min/60€
de|DE|Ｒｕｆ ａｎ ➡ {a}{b}{c}{d}_{e}{f}{g}_{h}{i}_{j}{k}
en|GB|hi boys its amy 22 size 10 34dd incall only luton £70 half £120 full. call {a}{b}{c}{d}{e} {f}{g}{h}{i}{j}{k} no texts plz x
en|GB|Pickers wanted, £11.44ph, 48hrs/wk, caravan £69.93 pw deducted. Call Dan on {a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}
en|GB|Double room to let SE15, £850pcm inc, dep £980, avail 01/12. txt {a}{b}{c}{d} {e}{f}{g} {h}{i}{j}{k}
en|GB|my number is oh {B} {C} {D} {E} {F} {G} {H} {I} {J} {K} dont withhold hun
en|GB|for a good time ring {a}{b}{c}{d}{e}-{f}{g}{h}-{i}{j}{k} 24/7, 15 mins from M1 J11
en|GB|Company no. 09876543, VAT GB 123 4567 89. Sort code 20-45-45, acc 12345678. Open 9-5 Mon-Fri.
en|GB|Ford Focus 1.6 58 plate 112,400 miles MOT Aug 26, £1,150 ono. NG7 2RD. Message me on here.
en|GB|Nanny live-in, 5.5 days, 7am-8pm, £350 p/w cash. Whatsapp +44 {b}{c}{d}{e} {f}{g}{h}{i}{j}{k}
en|GB|Genuine massage 60min £60 90min £85. T: 0044 {b}{c}{d}{e}{f}{g}{h}{i}{j}{k}
en|GB|{A} {P1} {P3} {P5} {P7} {P9} is the number babe. be clean be polite
en|GB|O{b}{c}{d}{e}.{f}{g}{h}.{i}{j}{k} <- thats an O not a zero lol
en|GB|new girl in town!! t e x t   m e   {a} {b} {c} {d} {e}   {f} {g} {h}   {i} {j} {k}
en|GB|Flight BA0117 LHR 08:25 – JFK 11:10, 2 x 23kg, ref X7K2PQ, £412.60pp. 12-19 Jan.
en|GB|Man with van from £25/hr, 2 men £45/hr, 7 days. ☎ ({a}{b}{c}{d}{e}) {f}{g}{h} {i}{j}{k}
en|GB|dont call b4 10, after 10 its {a}{b}{c}{d}{e}{f} & then {g}{h}{i}{j}{k}
en|GB|Lottery syndicate: 4, 11, 19, 27, 33, 48 bonus 7. Draw 05/11/2025. £2 a line.
es|ES|Hola soy Carla 25 añitos, 1,68, 90-60-92. Salidas a hotel 150. {a}{b}{c} {d}{e} {f}{g} {h}{i}
es|ES|Se alquila habitación 320€/mes gastos incl. C/ Mayor 14 3ºB, 28013. Wasap {a}{b}{c}{d}{e}{f}{g}{h}{i}
es|ES|Se necesita interna L-S, 950€, dormir en casa, papeles no imprescindible. Llamar Sra. Pilar {a}{b}{c}-{d}{e}{f}-{g}{h}{i}
es|ES|mi numero es el {A} {B} {C} {D} {E} {F} {G} {H} {I} llámame guapo
es|ES|Masajes relajantes 1h 50€ 1,5h 70€, L-V 10:00-20:00. Tfno.: {a}{b}{c}.{d}{e}{f}.{g}{h}{i}
es|ES|CIF B12345674, IBAN ES91 2100 0418 4502 0005 1332. Envío 24/48h desde 4,95€.
es|ES|VIAJE Madrid-Sevilla sab 9:30, 3 plazas a 25€. +34{a}{b}{c}{d}{e}{f}{g}{h}{i}
es|ES|Vendo piso 92m2, 3 hab, 2 baños, 185.000€, año 1998, cert. energ. E 187. Portal 12, 46021 Valencia.
es|ES|llama al {a}🍒{b}{c}🍒{d}{e}🍒{f}{g}🍒{h}{i}🍒
es|ES|Chica nueva!! (0034) {a}{b}{c} {d}{e}{f} {g}{h}{i} atiendo 24 h
es|ES|Recogida de fresa Huelva feb-may, 58,82€/día, 6,5 h, alojamiento. Tel {a} {b}{c} {d}{e} {f}{g} {h}{i}
ro|RO|Bună, Alina 23 ani, 1.70, 52 kg. Ofer companie, 300 ora. Nu răspund la sms. {a}{b}{c}{d}.{e}{f}{g}.{h}{i}{j}
ro|RO|Angajăm muncitori Germania, 1800-2200 euro net, cazare gratuită, 10h/zi. Sunați {a}{b}{c}{d} {e}{f}{g} {h}{i}{j}
ro|RO|Garsonieră 28mp, et. 4/10, 280 euro/lună + garanție. tel:{N}
ro|RO|numarul meu {A} {B} {C} {D} {E} {F} {G} {H} {I} {J} pupici
ro|RO|Transport persoane Cluj–Bruxelles, joi și duminică, 120 € de pers. +40 {b}{c}{d} {e}{f}{g} {h}{i}{j}
ro|RO|CUI RO12345674, J40/1234/2005, IBAN RO49 AAAA 1B31 0075 9384 0000. Program 8-16.
ro|RO|sună-mă dragă la {a}{b}{c}{d}/{e}{f}{g}/{h}{i}{j}, zona Gării, 200 lei 30 min
ro|RO|Caut menajeră 3 zile/săpt, 8-16, 150 lei/zi. WhatsApp {a}{b}{c}{d}-{e}{f}-{g}{h}-{i}{j}
ro|RO|Dacia Logan 2012, 1.2 16V 75cp, 142.000 km, 3.100 €. RAR ok, ITP 06.2026.
ro|RO|{a}{b} {c}{d} {e}{f} {g}{h} {i}{j} necajiții să nu sune
ro|RO|Bilet avion OTP-CRL 14.12 ora 06:35, 49,99 eur, bagaj 10kg, rezervare 8KQ2ZT.
it|IT|Ciao sono Giada 24 anni, 5a misura, ricevo zona stazione dalle 10 alle 24. {a}{b}{c} {d}{e}{f}{g}{h}{i}{j}
it|IT|Cercasi badante convivente 54h settimana, 1.120€/mese, vitto e alloggio. Tel {a}{b}{c}/{d}{e}{f}{g}{h}{i}{j}
it|IT|Affitto camera singola 380€ spese incluse, via Roma 22, 20090. Cell.{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}
it|IT|chiamami {A} {B} {C} {D} {E} {F} {G} {H} {I} {J} no anonimi no perditempo
it|IT|P.IVA 07643520567, IBAN IT60 X054 2811 1010 0000 0123 456. Orari 9-13 / 15.30-19.30.
it|IT|Massaggi olistici 50 min 45 euro. whatsapp +39 {a}{b}{c} {d}{e}{f} {g}{h}{i}{j}
it|IT|NOVITÀ 💋 {a}{b}{c}*{d}{e}*{f}{g}*{h}{i}{j} 💋 bella bionda 1,75 x 58kg
it|IT|Raccolta mele Trentino sett-ott, 9,10€/h, alloggio. Scrivere al {a}{b}{c}.{d}{e}{f}.{g}{h}{i}{j}
it|IT|Vendo Panda 1.2 del 2011, 134.000 km, 3.900 euro tratt. Bollo 12/25. Zona 35100.
it|IT|il mio num: {a} {b} {c} {d} {e} {f} {g} {h} {i} {j}
pt|PT|Oi amor, sou a Bia, 23a, 1,65 55kg, atendo em Braga 10h-22h. {a}{b}{c} {d}{e}{f} {g}{h}{i}
pt|PT|Precisa-se de trabalhadores agrícolas, 870€/mês + alojamento, Odemira. Tlm {a}{b}{c}{d}{e}{f}{g}{h}{i}
pt|PT|Quarto p/ alugar 300€ c/ despesas, 1º dto, 4000-123 Porto. Contactar {a}{b}-{c}{d}{e}-{f}{g}{h}{i}
pt|PT|liga {A} {B} {C}, {D} {E} {F}, {G} {H} {I} beijinhos
pt|PT|NIF 512345678, IBAN PT50 0002 0123 1234 5678 9015 4. Das 9h às 18h30.
pt|PT|Massagem 4 mãos 60min 80€. +351 {a}{b}{c}{d}{e}{f}{g}{h}{i} (whatsapp)
pt|PT|Clio 1.5dCi 2013, 156.000km, 5.750€, IUC 148€. 2700-000 Amadora.
pt|PT|Senhora séria faz limpezas 7,5€/h. {a}{b}{c}/{d}{e}{f}/{g}{h}{i}
pt|PT|sem anónimos!!! 00351 {a}{b}{c} {d}{e}{f} {g}{h}{i}
ru|RU|Приветик, я Катя, 24 года, грудь 3, рост 168. Апартаменты м. Сокол. 5000/час. {a}-{b}{c}{d}-{e}{f}{g}-{h}{i}-{j}{k}
ru|RU|Требуются разнорабочие, 3500 р/смена, с 8 до 20, проживание. Звонить +7 ({b}{c}{d}) {e}{f}{g}-{h}{i}-{j}{k}
ru|RU|Сдам комнату 18 м², 15000 в месяц, залог 50%. {a}({b}{c}{d}){e}{f}{g}{h}{i}{j}{k}
ru|RU|мой телефон восемь {B} {C} {D} {E} {F} {G} {H} {I} {J} {K} целую
ru|RU|ИНН 7712345678, ОГРН 1027712345678, р/с 40702810938000060473, БИК 044525225. Пн-пт 9:00-18:00.
ru|RU|Массаж 1ч 2500, 2ч 4500. пишите в вотсап {X}
ru|RU|Еду 29.11 в 6:30 Москва-Тула, 4 места по 600 р. {a} {b}{c}{d} {e}{f}{g} {h}{i} {j}{k}
ru|RU|Лада 2114, 2008 г.в., пробег 168 000 км, 145 000 руб, торг. Писать сюда.
fr|FR|Bonjour, je suis Clara (vraies photos ✔). Hôtel ou domicile 92-75-78, taxi à ta charge. Rappel : {a}{b} {c}{d}.{e}{f}.{g}{h}.{i}{j}, sms ok, répond vite
fr|BE|Trouvé trousseau 5 clés + badge n° 0045871236 le 2/10 rue Neuve. Écrire ici, merci.
nl|NL|Verloren: pinpas, eindcijfers 4417, en OV-chipkaart 3528 0104 5566 7788. Bericht via de site aub.
de|DE|WG-Zimmer 16m² Warmmiete 410€, Kaution 820€, 3er-WG, 79098 Freiburg, ab 01.04.2026. Schreibt mir hier, ca. 20 Anfragen/Tag.
en|GB|Yoga Tues 18:30-19:45, Thurs 07:15-08:30, 10 classes £95. Studio 4, 118-122 High St.
fr|FR|Coiffeuse à domicile, coupe 25, couleur 45, mèches 60. J'interviens 77-91-94. ☎ : zéro{b}.{c}{d}.{e}{f}.{g}{h}.{i}{j}
fr|FR|Nouveau num suite a vol !! ancien 06 plus valable, now {a}{b}{c}{d}{e}{f}{g}{h}{i}{j} bisoux
nl|BE|lieve dame 48j, 1m62, rubensmaat, ontvangt te Kortrijk 8500 v.a. 13u. gsm: {a}{b}{c}{d} {e}{f}{g} {h}{i}{j}
de|DE|Privat! Keine Agentur! Nr. steht hier: 0-{b}-{c}-{d}--{e}-{f}-{g}--{h}-{i}-{j}-{k}
es|ES|recién llegada, 2 semanas, hotel centro. t. {a}{b} {c}{d}{e} {f}{g} {h}{i} (solo llamadas)
it|IT|appena arrivata, 21enne, solo stasera e domani. tel. {a}{b}{c}-{d}{e}-{f}{g}-{h}{i}{j}
pt|PT|novidade na zona, só esta semana ☎️{a}{b} {c}{d} {e}{f} {g}{h}{i}
ro|RO|nou in oras, doar azi si maine, {a}{b}{c}{d}{e}{f}{g}{h}{i}{j}whatsapp
ru|RU|новенькая, только до пятницы, {a}.{b}{c}{d}.{e}{f}{g}.{h}{i}.{j}{k}
en|GB|€ or £ accepted, 1 hr 100, o/n 600. ring zer0 seven {C} {D} {E} {f}{g}{h} {i}{j}{k}
fr|FR|1ère rencontre 20 min 60 roses, 40 min 100 roses. O{b} {c}{d} {e}{f} {g}{h} {i}{j} (O comme Orange)
nl|NL|Gratis afhalen: bankstel 3+2, 210 cm / 160 cm. Ma 1/12 of di 2/12 na 18.00. Postcode 1382AA.
de|DE|Babysitter 12€/h, Mi+Fr 14-18 Uhr, Kinder 4/6/9. PLZ 80331. Meldet euch per Mail: familie.k(at)beispiel.de
es|ES|Busco compañera de piso, 290€ + luz, cerca metro L5. Interesadas al {a}{b}{c}.{d}{e}.{f}{g}.{h}{i}
es|ES|Vendo iPhone 12 128GB 260€, IMEI 356938035643809, batería 87%. Solo chat, nada de llamadas.
pt|PT|Explicações matemática 9º e 12º ano, 12€/h, online ou Coimbra. telm: {a}{b}{c} {d}{e} {f}{g} {h}{i}
pt|PT|Encomenda nº 2025110478213, entrega entre 14h e 18h, 3,90€. Não responder a esta mensagem.
ru|RU|Няня на полный день, 5/2, 60 т.р., опыт от 3 лет. {a} {b}{c}{d} {e}{f}{g}{h}{i}{j}{k} Ольга
ru|RU|Продам коляску 2 в 1, 7500 р., самовывоз 117449. Тел. +7-{b}{c}{d}-{e}{f}{g}{h}{i}{j}{k}
it|IT|Cerco passaggio Bologna-Bari ven 28/11 h 15:30, max 25 euro. Sms {a}{b}{c} {d}{e} {f}{g} {h}{i}{j}
ro|RO|Meditații bac mate-fizică, 80 lei ședința de 90 min, online. whatsapp 00{X}
fr|BE|Atelier vélo, révision 45€, chambre à air 12€, mar-sam 9h30-18h15. Téléphonez au {a}{b}{c}{d} {e}{f}{g} {h}{i}{j}
nl|NL|Oppas gezocht voor 2 kids (3 en 6), wo 12.30-18.00 en vr 14-18, €9 pu. Stuur berichtje {a}{b}-{c}{d} {e}{f} {g}{h} {i}{j}
"""
