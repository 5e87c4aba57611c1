"""A plain number beside an ordinary word is read as it is: a word that could go on, be a digit or name a number."""

from __future__ import annotations

import pytest

from model import FindingKind
from reading import read_text

WORDS = {
    "fr": (
        "a annonce ans au aux avec b bel belle bloc blonde bonne brune bât c car cash ce cent ces chez ci client "
        "cm d da de des dispo dix do double du dès elle en entre est et etc euros eux fille fois gsm h hall "
        "heures ho hé i ici il ils je jours jusque kg km l la le les leur lot lui là m m2 ma maintenant mais me "
        "merci mes mille minutes moi mon n ne neuf ni no non nos notre nous nuit o oh ok on onze or ou où par pas "
        "permis photo plus porte pour pr premier pro qq quand que qui rue s sa sans se ses seul sexe si six sms "
        "soir son sous sur svp t ta tarif te tel toi ton triple tu un une urgent vers vingt vip vite voici vous "
        "vraie x xx y zéro à ça étage"
    ),
    "nl": (
        "aan acht advertentie af al alle alleen als an app ben bij blij contract dag dan dat de der deze die dit "
        "doe door dr drie du dubbel een eens eh elf en er euro ex foto ga gaat geen gsm haar half heb heel het "
        "hier hij hm hoi ik in incl info is ja jaar je jij jou kan keer klant kom kus lief m maar mama me met mij "
        "mijn min na naar nee niet nieuw nog nu o of oh ok om on ook op over per plus s s'avonds sms snel te tel "
        "ten tien toe tot tv twee u uit uur uw van vergunning via vier voor vr wat we wel wij x xx xxx ze zes zij "
        "zo zon zus"
    ),
    "de": (
        "Anzeige Ausweis Damen Jahre Kunde Vertrag ab aber ach acht alle als am an app auch auf aus bei bin bis "
        "bitte da danke dann das dein dem den der dich die dies dir doch doppelt dr drei du ein eine einmal elf "
        "er es etc euch euro f für gern h hab halb hallo ich ihr im in info ins ist ja jetzt kein komm kuss m mal "
        "man mehr mein mich mir mit mo nach neu nicht noch nr nun nur o ob oder oh ohne ok per plus privat pro "
        "ruf s sechs sehr sei sich sie sms so st std tel u uhr um und uns unter usw vom von vor wann was wie wir "
        "wo x xx zehn zu zum zur zwei"
    ),
    "en": (
        "a about am an and any app are as ask at b be best but by c call can card cash contract customer d day do "
        "double dr eight for free from g get go h he her here hi his hours i if im in info is it its just k kind "
        "l late let lol lot m man may me mr mrs ms my n new nine no not now number o of off oh ok on one only or "
        "our out over own p per pics please plus pm policy pound r real reg rent ring room s say see she sir so "
        "st t tel ten text than the then there to too two u up us use via vip w was we well what when who with x "
        "xx xxx y years yes you your zero"
    ),
    "es": (
        "a al ama app artículo así ay años b bar beso bien c casa cien cita cliente con contrato cuenta código da "
        "dame de del desde di diez doble don dos dr día e el ella en entre era es ese eso esta euros factura fin "
        "fotos g gran h hasta hay horas hoy i ir l la las le licencia lo los m mal me mi mil minutos mis mn muy "
        "más n ni no nos o oh ok once os otra para pero piso poco por puta que r s se seis ser si sin sms sol "
        "solo son su sus sí t tal te tel triple tu tus u un una uno veces vip vía x xx y ya yo"
    ),
    "pt": (
        "a anos ao aos app artigo as até b bem c cem cliente com conta contrato cá código da dar das de dela "
        "depois dez di dia do dois dos dr duplo e ela ele em era essa esta eu euros fatura fim foi foto g h hoje "
        "horas há i já l lhe licença lo lá m mais mal mas me meu mil mim minutos muito n na nada nas nem no nos "
        "nova não nós o ok onde os ou p para pela pelo por pra que r s seis sem ser seu si sms sou sua só t tal "
        "te tel tem ti tlm tu tua u um uma vem vezes vip x xx y à é"
    ),
    "it": (
        "a ad ai al alla anche anni app articolo b bar bel c casa cento che chi ci cliente codice come con conto "
        "contratto cosa da dai dal de dei del di dieci dopo doppio dove due e ed era euro fa fattura fino foto "
        "fra g già gli h ha hai ho i il in io l la le lei li licenza lo lui là ma mai me mi mia mille minuti mio "
        "n nei no noi non nove nr o od ogni ok ora ore otto per più po poi pro qua qui s sa se sei sette si sms "
        "so solo su sua suo sì t te tel ti tra tre triplo tu tua u un una uno va vi via vip voi volte x xx y è"
    ),
    "ro": (
        "a ai al ale am ani anunț app articol aș b bun c ca ce cei cel chiar client cod cont contract cu când că "
        "da dar de din doar două dr e ea ei el era este eu f factură fi foto fără g h i ia iar la le lei li lui m "
        "mai mea meu mi minute mult mă n ne nici noi nr nu o oh ok opt ore ori pe pentru pot prin r s sau se si "
        "sms spre st sunt să t ta te tel tu un una unde va vei vip voi vreo vă x xx zece zero zi îmi în șase și"
    ),
    "ru": (
        "а без билет бы в вам вас вот вы г где да два для до договор дом его ее ей если есть еще же за здесь и из "
        "или им их к как кв клиент ко кто л лет ли меня минут мне мой мы на нас не нет ни но ноль номер ну о об "
        "он она оно от по под при про пять р раз руб с сам семь со сто счет так там те тел то тот три ты у уж уже "
        "ул час часов что шесть этаж это я"
    ),
}
NUMBERS = {
    "fr": ("FR", "+33612394721", "0612394721", "06 12 39 47 21"),
    "nl": ("BE", "+32478394721", "0478394721", "0478 39 47 21"),
    "de": ("DE", "+491723947215", "01723947215", "0172 394 72 15"),
    "en": ("GB", "+447700900123", "07700900123", "07700 900123"),
    "es": ("ES", "+34612394721", "612394721", "612 39 47 21"),
    "pt": ("PT", "+351912394721", "912394721", "912 394 721"),
    "it": ("IT", "+393498321931", "3498321931", "349 832 1931"),
    "ro": ("RO", "+40722394721", "0722394721", "0722 394 721"),
    "ru": ("RU", "+79161239472", "89161239472", "8 916 123-94-72"),
}
PLACES = (
    "Maria, {word} {number}",
    "Maria, {word}. {number}",
    "Maria {number} {word}",
    "Maria {number}, {word} Maria",
    "Maria {number}\n{word} Maria",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", WORDS)
def test_number_beside_a_word_is_read_as_it_is(language: str, place: str) -> None:
    region, e164, *written = NUMBERS[language]

    texts = [place.format(word=word, number=number) for word in WORDS[language].split() for number in written]
    read = {
        text: [f.value for f in read_text(text, region) if f.kind is FindingKind.PHONE and f.accepted] for text in texts
    }

    assert {text: found for text, found in read.items() if found != [e164]} == {}
