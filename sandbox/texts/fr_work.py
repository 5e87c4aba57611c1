# ruff: noqa: E501 - one sentence with all its variants per line
"""French: job ads - lures, exploitation, staffing firms and honest small employers."""

TEXTS = """
# title.lure
[Hôtesse|Danseuse|Modèle|Barmaid|Accompagnatrice] recherchée, [jusqu'à|gagnez] {pay} par mois
[Gagnez|Touchez] {pay} [par mois|/mois], [sans expérience|tout de suite]
[Travail à l'étranger|Nouveau départ], [tout est organisé|logement et billet compris]
[Jeunes femmes|Filles|Dames] recherchées pour [événements|un bar|soirées] [à {city}|à l'étranger]
# title.labour
[Ouvriers|Personnel] {sector}, [début lundi|tout de suite|plusieurs places]
[Travail|Emploi] {sector}, [lit compris|logé et transporté]
{n} [personnes|hommes et femmes] pour {sector}, {city}
# title.staffing
{firm} : [personnel|agents] {sector} (h/f/x) - {city}
[Offre d'emploi|Poste à pourvoir] : {sector}, {city}
[Collègue|Agent] {sector} [temps plein|mi-temps] à {city}
# title.honest
[On cherche|Nous cherchons] [un boulanger|un serveur|une aide-ménagère|un jardinier|un cuisinier] à {city}
[Mi-temps|Week-end] : [renfort|emploi] dans [notre magasin|notre restaurant|une affaire familiale]
# lure.open
On [cherche|recrute|veut] des [hôtesses|modèles|danseuses|serveuses de bar] pour [soirées privées|clubs|un bar d'hôtel] à {city}, [bonne présentation|la présence suffit].
[Nouvelle vie|Grande chance|Début facile] : [jeunes femmes|filles|dames] [18-25 ans|de 18 à 25 ans|jusqu'à 25 ans] pour [travail du soir|bar|équipe de luxe].
[Hôtesse|Animation|Promotion], [sans diplôme|sans connaître la langue|rien à savoir], [on vous apprend tout|formation en un jour].
[Envoyez|Merci d'envoyer] [une photo en pied|deux photos debout|photo et mensurations] [sur|par] [WhatsApp|Telegram].
# lure.pay
[Gagnez|Vous gagnez|Revenu] jusqu'à {pay} par mois, [sans expérience|sans formation|aucune expérience demandée].
[Jusqu'à|Pas moins de] {pay} [mensuels|chaque mois], [payés en main|versés chaque semaine], [aucune compétence|dès le premier jour].
Les autres filles [touchent|rentrent avec|font] {pay} [par mois|en quatre semaines], [vous aussi|en partant de rien].
# lure.all
[Logement, billet et papiers pris en charge|Billet, logement, papiers : pris en charge|Tout est pris en charge], [il ne manque que vous|dès le premier appel|sans rien avancer].
[Logement, billet, papiers pris en charge|Billet, visa, logement : tout est prêt|Voyage, chambre et papiers, on s'occupe de tout], [faites votre valise|il suffit de dire oui].
Nous [organisons|arrangeons|prévoyons] [voyage, chambre et clients|billet, visa et logement], [vous ne pensez à rien|vous venez, c'est tout].
[Tout est organisé|Tout est réglé] [pour vous|avant votre arrivée] : [trajet, lit, documents|le voyage, une colocation, les papiers].
# lure.debt
[Remboursement sur salaire|Le remboursement se fait sur salaire|Billet avancé, remboursement sur salaire], [petit à petit|sans intérêt|pas de souci].
[Remboursement sur salaire|Vous remboursez sur vos premiers gains|Vous rendez l'argent plus tard], [rien à payer maintenant|pas d'argent à sortir].
[Billet et chambre|Voyage et papiers] [sont avancés|sont payés par nous], [retenus sur vos gains|à rembourser en travaillant].
[Ce que nous dépensons pour vous|Le prix du voyage] [se règle ensuite par le travail|est déduit des premières semaines|sera décompté de votre paie].
# lure.split
[La moitié pour vous|Nous gardons la moitié|On partage 50/50|50/50 sur tout], [chambre comprise|nous amenons la clientèle].
[Les gains|Les recettes] [se partagent|sont partagées] [à parts égales|moitié-moitié], [la publicité est pour nous|on s'occupe du téléphone].
# lure.quota
[Il y a un minimum par jour|Minimum par jour {fee}], [en dessous, amende|qui n'y arrive pas paie une amende].
# lure.messenger
[Écrire sur|Uniquement par|Contact] [Telegram|WhatsApp|Signal] [uniquement|seulement], [pas d'appel|pas de mail|réponse rapide].
[Message privé|Écrivez], [réponse dans l'heure|on en parle là], [détails en privé|pas besoin du nom de la société].
# lure.crisis
[Aide réfugiées|Femmes réfugiées bienvenues|Pour celles qui ont dû fuir] : [chambre et travail|lit, emploi et argent de poche].
# sector
bâtiment
nettoyage
récolte
entrepôt
cuisine
découpe de viande
lavage auto
onglerie
aide à domicile
tri de colis
# lab.open
[On cherche|Recherche|Besoin de] {n} [personnes|travailleurs|bras] pour {sector} [à {city}|près de {city}], [tout de suite|dès demain|lundi].
[Travail|Places] pour [couples|hommes et femmes|groupes], {sector}, [langue pas nécessaire|tout le monde|on montre].
[Beaucoup de travail|Travail régulier], {sector}, [jusqu'en automne|toute l'année|pour la saison] ; [gens solides|qui veut travailler] [appelle|vient] [maintenant|aujourd'hui].
# lab.day
[Paie|Vous recevez|On donne] {daypay} € [par jour|la journée], {hours} heures [par jour|chaque jour], [7j/7|six ou sept jours|dès l'aube].
{daypay} € par jour pour {hours} heures par jour, [payé en fin de mois|payé après la saison|premier mois gardé].
# lab.hour
[Salaire|On paie|Paie] {lowpay} € [de l'heure|par heure|/heure], [6-7 jours sur 7|60 heures par semaine|7j/7, 12h/jour].
{lowpay} euros de l'heure [au début|pour tous], {hours} h par jour, [pauses non payées|dimanche normal].
# lab.house
[Logement retenu sur salaire|Logement fourni, retenu sur salaire|Le logement est retenu sur salaire], {fee} € [la semaine|par semaine].
[Logement retenu sur salaire|Le lit est retenu sur la paie|La chambre est déduite du salaire] : {fee} € par semaine, [à {n} par chambre|chambre partagée|lits superposés].
[Vous dormez|Couchage] [en conteneur|dans le hangar|dans notre maison], {fee} € [déduits chaque semaine|gardés sur la paie].
[Nous gardons|On retient] {fee} € [de la paie|par semaine] pour [le lit|l'hébergement|chambre et lumière].
# lab.van
[Transport et logement sur place|Le transport et logement sur place sont assurés|Équipe avec transport et logement sur place], [départ à cinq heures|retour le soir|toute l'équipe ensemble].
[Une camionnette|Notre bus] [vient vous chercher|ramasse tout le monde] [chaque matin|à cinq heures] et [ramène le soir|vous ramène la nuit], [on vit sur place|logement sur le chantier].
[Transport et logement sur place|Transport et lit fournis par le patron], [tout le monde vit sur le site|on reste sur le site], [magasins loin|personne ne sort en ville].
# lab.fee
[Frais de dossier|Frais d'inscription|Frais pour le poste] {fee} €, [à payer avant de commencer|payables à l'arrivée].
# lab.papers
[Remise du passeport|Passeport à laisser chez nous|Nous gardons la carte d'identité] [le premier jour|pendant le travail|par sécurité].
# lab.cash
[Au noir|Payé en liquide|De la main à la main], [sans contrat|rien par écrit|sans paperasse].
# lab.status
[Sans papiers accepté|Papiers pas nécessaires|Sans titre, pas de souci], [personne ne demande|on ne demande rien].
# lab.fine
[Caution {fee} €, perdue si vous partez|Pénalité si vous partez avant la fin|Amende pour départ].
# sta.open
[Envie de changer|Besoin d'un emploi stable|Libre de suite] ? {firm} [ouvre|propose|confie] {n} [contrats|missions|postes] {sector} à {city}, [avec suivi|avec formation|près des transports].
{firm} [recrute|recherche|engage] [pour le compte d'un client|pour une entreprise connue|pour plusieurs sites] à {city} : [personnel|agents] {sector} (h/f/x).
[Pour|Chez] notre client à {city}, [nous avons|nous proposons] {n} [places|postes], {sector}, [temps plein|deux équipes|38 heures].
[Rejoignez|Venez chez] {firm}, [agence d'intérim agréée|bureau de placement reconnu] (n° {vat}) ; [aujourd'hui|cette semaine] {sector} à {city}.
# sta.task
[Au quotidien|Chaque jour|Sur place] : [ranger|étiqueter|peser|plier|servir|nettoyer|monter|compter] [les bacs|les rayons|le linge|les colis|les plats|les meubles|les lots], [en binôme|seul|avec un tuteur].
[Horaires|Poste] [de six à quatorze heures|de quatorze à vingt-deux heures|de jour|de nuit avec prime|coupés|du matin], [week-end libre|un samedi sur deux|jamais le dimanche].
[Vous|Vos tâches : vous] [triez|emballez|préparez|nettoyez|chargez|contrôlez] [des commandes|des chambres|des palettes|des pièces|des marchandises] [avec soin|dans une équipe de {n}|avec un scanner].
[Une expérience|Un an d'expérience|Le permis cariste] [est un plus|est bienvenu], [formation payée|formation sur place].
# sta.pay
[Package|Ce que vous recevez] : {fairpay} € bruts de l'heure, [écochèques|prime de fin d'année|mutuelle|treizième mois], [feuille de paie claire|heures supplémentaires payées].
[Salaire brut|Salaire] {fairpay} € de l'heure [plus|avec] [chèques-repas|pécule de vacances|prime d'équipe|frais de trajet].
{fairpay} €/heure brut, [38|36|40] heures par semaine, [paie hebdomadaire|paie chaque mois], [contrat avant le début|contrat écrit].
# sta.house
[Chambre sur demande|Logement possible] : [chambre seule|à deux par chambre], {fee} € par semaine, [retenus avec votre accord seulement|dans la limite légale], [vous pouvez loger ailleurs|pas obligatoire].
[Une navette|Notre bus] [part|circule] de {city} [matin et soir|à chaque équipe], [gratuite|vous pouvez venir seul].
# sta.close
[Postulez|Envoyez votre CV] [à|par] {email} [ou appelez|ou téléphonez à] notre [standard|agence] de {city}. [Aucun frais pour le candidat|Nous ne demandons jamais d'argent].
[Réponse|Nous répondons] [sous deux jours|cette semaine] ; [apportez votre carte d'identité, nous la regardons et la rendons|une copie de la carte suffit].
# honest.open
[Notre|La] [boulangerie|brasserie|jardinerie|pension de famille] [près de|de] {city} [cherche|a besoin de] [renfort|quelqu'un|une aide] pour [le matin|le week-end|la saison].
[Petite équipe|Affaire familiale depuis {year}|Magasin à la ferme], [clients sympathiques|travail honnête|beaucoup d'air frais].
[Contrat|CDI] dès le premier jour, {fairpay} € de l'heure, [deux jours libres|dimanche libre|38 heures].
[Passez|Écrivez-nous] avec [votre CV|quelques lignes] ; numéro d'entreprise {vat}.
# sta.reg
{firm}, [agence agréée|bureau reconnu|intérim], numéro d'entreprise {vat}.
"""
