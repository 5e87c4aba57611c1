# ruff: noqa: E501 - one sentence with all its variants per line
"""French: company and massage ads, self-written, by others, trusted, toured; and what reviews say."""

TEXTS = """
# title.company
[Charmante|Élégante|Calme|Souriante|Cultivée] [compagnie|accompagnatrice] à {city}
{name}, [sur rendez-vous|visites privées|compagnie du soir|à votre table]
[Une soirée|Un dîner|Quelques heures] avec {name}
{name} - {city} [|centre|, adresse privée|, parking facile]
[Dame|Femme] de {age} ans [pour dîner|pour sorties et conversation|pour soirées calmes]
# title.we
[Nos hôtesses|Les dames de la maison|Nouveaux visages] à {city}
{name}, {name2} [et leurs amies|et d'autres] - {city}
{name} vous [attend|reçoit] [à {city}|cette semaine|de nouveau]
{name} - {city}
# title.massage
[Massage|Massage détente|Mains calmes|Dos et épaules] à {city}
{name} : [massage sur rendez-vous|massage à l'huile|massage après le travail]
# self.open
[Bonjour|Coucou|Bonsoir], [je suis|je m'appelle|moi c'est] {name}, [j'habite {city}|{age} ans, de {city}|installée près de {city}].
Je [propose|offre] [ma compagnie|un peu de compagnie] [le soir|au dîner|l'après-midi] à des [messieurs|personnes|hôtes] [polis|bien élevés|respectueux] de {city}.
[Après des années|Ancienne employée] dans [un bureau|le théâtre|l'enseignement|une boulangerie], je [travaille|suis] à mon compte et [je choisis mes horaires|je tiens mon agenda].
Vous [trouverez|rencontrerez] [une femme qui lit|quelqu'un qui rit facilement|une bonne oreille|une amoureuse [du jazz|de l'opéra|des vieux films]].
J'ai {age} ans, je suis [indépendante|seule maîtresse de mon temps], [je choisis mes rendez-vous|personne ne décide pour moi].
# self.place
Je [reçois|vous accueille] [chez moi|dans un appartement calme|à une adresse privée] [près du canal|derrière le parc|à deux rues de la gare|à côté du marché].
[Adresse privée|Appartement personnel], [propre|lumineux|tranquille|discret] et [facile d'accès|avec parking devant|au troisième avec ascenseur].
Je [me déplace|viens] [dans les bons hôtels|à votre hôtel|au restaurant de votre choix] [jusqu'à|dans un rayon de] {n} km [de {city}|].
[La rue|L'adresse] est [donnée|envoyée] [après un premier échange|après votre appel|une fois l'heure fixée].
# self.style
[Un dîner|Un concert|Une promenade|Un verre de vin] et [une vraie conversation|des rires|du calme|de l'attention] : [c'est mon style|voilà ce que j'aime].
Je [m'habille|viens] [avec simplicité|avec soin|selon la soirée], [et je parle|je parle] [français et anglais|français et néerlandais|trois langues].
[Discrète|Calme|Gaie|Patiente], [je prends mon temps|je ne regarde pas la montre|chaque soirée est différente].
[Attendez-vous à|Vous aurez] [un accueil chaleureux|du thé, de la musique et du silence|une vraie conversation|quelqu'un qui se souvient de vous].
# self.rules
[Écrivez-moi|Dites-moi] [qui vous êtes|votre prénom] et [quelques lignes|deux phrases] sur vous ; je [ne réponds pas|ne donne pas suite] aux [numéros masqués|messages d'un mot].
Je [dis non|refuse] quand [la politesse manque|je n'en ai pas envie|quelque chose me gêne], [et c'est définitif|sans discussion].
[Pas d'appel|Je ne réponds pas] [après 22 heures|le dimanche|avant midi] ; [je garde mes jours de repos|le lundi est mon jour libre].
[Des références|Un prénom et un numéro qui marche] [sont bienvenus|sont demandés|aident], [c'est plus sûr pour nous deux|la sécurité vaut pour les deux].
Mes [conditions|tarifs|règles] sont sur ma page, {url}, et [ne se discutent pas|je ne marchande pas].
# self.tour
[Mes dates|Mon calendrier de tournée] pour [cette saison|les semaines à venir] : je suis à {city} [dès le {n}|pendant {n} jours], puis [je rentre|retour chez moi].
Je [passe|serai] à {city} [deux fois par an|chaque printemps|quelques jours] ; [j'annonce mes dates|les dates sont sur ma page] [à l'avance|un mois avant].
# trust
[100 % réel|Tout est vrai|Photos 100 % réelles], [pas de surprise|pas de blabla|pas de perte de temps], [sérieuse et fiable|sincère et honnête].
[Les photos sont les miennes|Vraies photos|Photos authentiques] et [récentes|vérifiées], [accueil|attitude] [professionnel|sérieux], [sans se presser|prenez votre temps].
[Fiable|Sérieuse|Authentique] [et professionnelle|et discrète], [conforme aux photos|exactement comme sur les photos].
Ici [pas d'arnaque|pas de déception|rien de faux] : [annonce honnête|photos véritables|personnes sérieuses uniquement].
# always
[Disponible|Ouvert|Joignable] [24h/24, 7j/7|jour et nuit|à toute heure|à n'importe quelle heure, toute la semaine].
[Jour et nuit|À toute heure], [sans jour de repos|tous les jours|même le dimanche].
# we.open
[Nos filles|Nos hôtesses|Les dames] [sont|seront] [ravies de vous recevoir|à {city}|à votre service] [aujourd'hui|toute la semaine|cette semaine].
Elle [vient d'arriver|est arrivée] à {city} et [elle vous reçoit|elle sera prête pour vous|elle reste quelques jours].
[Elles|Les filles] [changent|tournent] [chaque semaine|tous les lundis|souvent], [appelez pour savoir qui est là|demandez qui est présente].
Nous [présentons|vous présentons|avons] {name}, {age} ans, [douce et polie|calme et gentille|à l'écoute] ; [elle|notre fille] [est libre aujourd'hui|aura du temps pour vous].
# we.place
[Elle reçoit|Elles reçoivent|On vous reçoit] {street}, [deuxième étage|rez-de-chaussée|sonnez deux fois], {city}.
[Notre appartement|L'appartement] [est|se trouve] {street}, [près de la gare|à côté de la pharmacie|derrière le parking].
[Appartement privé|Appartement calme] {street}, [elle vous ouvrira|quelqu'un ouvre|montez directement].
# we.style
Elle [fait ce que vous demandez|est partante pour tout programme|dit oui à vos envies de sortie] [avec le sourire|et reste aussi longtemps que vous voulez].
Elle [ne parle que [roumain|hongrois|espagnol|un peu anglais]|ne parle pas français mais comprend les gestes].
[Dîner|Soirée|Visite à l'hôtel] [avec elle|avec chacune d'elles] [sur réservation|possible] [à l'heure|pour la nuit entière|à la dernière minute].
[Elle est|Toutes sont] [nouvelle ici|juste arrivées|de passage], [gentille|tranquille] et [soignée|bien habillée].
# answers
[Je réponds au téléphone pour elle|Son responsable décroche|Notre standard prend l'appel], [elle|la dame] [sera prévenue|vous sera envoyée].
[Contactez|Appelez|Demandez] [le responsable|notre contact|mon collègue] [et dites quelle fille|pour ses horaires|pour les tarifs].
[Ne l'appelez pas|Elle ne prend pas d'appels] : [tout passe par nous|nous gérons les rendez-vous|nous organisons].
# paythird
[Payer|Vous payez|On règle] [le chauffeur|le responsable|le monsieur à la porte], [pas la fille|jamais elle|avant qu'elle monte].
[Le chauffeur|Notre chauffeur] [l'amène|attend en bas] et [prend l'argent|encaisse].
# agency.terms
Chez nous [pas de tarif caché|tarif affiché|facture possible], [paiement à la dame elle-même|chaque dame fixe son prix], [tenue de ville|discrétion des deux côtés|numéro d'hôtel demandé].
[Choisissez|Votre choix] sur [notre galerie|notre page|notre liste], [nous confirmons par écrit|nous rappelons|réponse dans l'heure], [annulation gratuite|sans acompte].
Agence [agréée|enregistrée], numéro d'entreprise {vat} ; [chaque dame est indépendante|toutes travaillent à leur compte et peuvent refuser].
[L'accueil|Notre standard] [est ouvert|répond] [de 10 h à 22 h|de midi à minuit|en semaine] ; [réservation|merci de réserver] [la veille|deux heures avant].
[Depuis {year} à {city}|Une maison de {n} ans] ; [mentions légales|conditions] sur {url}.
[Nos accompagnatrices|Chacune de nos hôtesses] [choisissent|fixe] [leurs|ses] [heures|soirées] et [peuvent refuser|peut décliner] [un client|sans raison].
# flat.open
Nous sommes [deux|trois] amies, {name} et {name2}, [en colocation|qui louons ensemble] à {city} ; [chacune tient son agenda|chacune travaille pour elle].
[Ma colocataire|Mon amie] {name2} et moi [partageons ce numéro|avons un seul téléphone] ; [dites|précisez] [qui vous voulez voir|de laquelle il s'agit].
[On partage|Nous partageons] le loyer, [le téléphone|la cuisine] et [le ménage|les charges] ; [personne d'autre|il n'y a pas de patron].
# massage.open
[Shiatsu|Massage suédois|Réflexologie|Massage assis|Drainage doux] [pour sportifs|pour dos fatigué|pour bien dormir|après le bureau], [diplôme affiché|carte de fidélité|chèque cadeau|sur table chauffante].
[Massage à l'huile|Massage apaisant|Dos, nuque et pieds] [pour gens fatigués|après une longue journée|par des mains formées] à {city}.
[Formée|J'ai appris le métier] à [Lille|Gand|Cologne|Bucarest], je travaille [à l'huile chaude|aux pierres chaudes|tout en lenteur] [depuis {n} ans|depuis {year}].
[Soixante|Trente|Quatre-vingt-dix] minutes, [pièce chauffée|musique douce|linge propre], [douche sur place|thé ensuite].
[Massage|Soin] [au studio|{street}|en cabinet privé], [hors troubles médicaux|sans visée médicale].
# rev.ok
[Aimable|Gentille|Agréable] [et à l'heure|accueil], [je reviendrai|merci {name}].
[Conforme à l'annonce|Bonne conversation|Une heure calme], [je recommande|rien à redire].
[Difficile de se garer|Un peu en retard], mais [ça vaut la peine|belle soirée|tout va bien].
# rev.doubt
Elle [fait mineure|paraît plus jeune que l'âge indiqué|me semblait trop jeune], [je suis parti|j'ai signalé l'annonce].
[Vraiment {age} ans ?|Je ne crois pas à l'âge.] [Elle fait très jeune|On dirait une mineure], [je suis reparti|merci de vérifier].
# rev.handler
[Il y avait un homme à côté|Un homme attendait dans la cuisine|Quelqu'un écoutait derrière la porte], [elle avait peur|elle semblait effrayée|malaise].
[Elle avait des bleus|Elle regardait sans cesse la porte|Elle n'avait pas le droit de parler], [je suis parti|il faudrait regarder ça].
# title.young
{name}, {age} ans, {city}
{name} ({age} ans) - sorties - {city}
# young.age
{name}, tout juste 18 ans, [de {city}|à {city}].
[Tout juste 18 ans|Elle a tout juste 18 ans], [elle vit chez sa tante|elle est de {city}].
{name} a [tout juste 18 ans|18 ans depuis peu|eu 18 ans le mois dernier].
[Tout juste 18 ans|18 ans depuis ce printemps], {name} [vit|est] à {city}.
# young.school
Elle est [encore au lycée|lycéenne|en terminale] et [passe ses examens en juin|révise pour le bac|est libre après les cours].
[Entre deux cours|Après le lycée|Une fois les devoirs faits] elle [a du temps|répond aux messages] ; [les examens|le bac] [d'abord|approche].
[Lycéenne|Élève de dernière année], elle [rentre avec le bus scolaire|fait ses devoirs le soir|est en classe avec sa cousine], donc [écrire après seize heures|messages après les cours].
# young.like
[Elle aime|Aime] [le cinéma|la patinoire|danser|dessiner] et [les frites au bord de l'eau|les balades|la musique].
[Cherche|Aimerait] [de la compagnie pour sortir|des gens pour le cinéma|quelqu'un pour les concerts].
# title.profile
{name}, {city}
{name} ({age} ans), {city}
{name} - {city}
{name}, {age} ans, {city}
{name} vous [reçoit|attend] à {city}
[Nouvelle|De retour|Cette semaine] : {name}, {city}
# we.name
[Elle s'appelle|Son nom est|Voici] {name}, {age} ans, [douce et polie|calme et gentille|à l'écoute|toujours souriante|un peu timide].
{name}, {age} ans, [est chez nous|est arrivée|vous est présentée] [depuis lundi|cette semaine|pour quelques jours|jusqu'à dimanche], [cheveux courts|cheveux longs|grande|petite et gaie].
# we.pair
Ici {name} et {name2}, [deux amies|toujours ensemble|libres aujourd'hui|chacune sa chambre].
[Venez chez|Passez une heure avec|Rencontrez] {name} et {name2}, [même étage|au calme|sans attendre].
{name} et {name2} [vous reçoivent|sont là|vous attendent] [ensemble ou séparément|à tour de rôle|aux mêmes heures].
[Choisissez entre|Demandez|Aujourd'hui :] {name} ou {name2}, [deux amies|deux caractères|libres toutes les deux].
{name} [avec son amie|avec sa copine] {name2}, [même adresse|même étage|l'une après l'autre].
# agency.reg
[Agence agréée|Agence enregistrée|Société], numéro d'entreprise {vat}, [mentions sur demande|voir nos conditions|conditions sur {url}].
# title.pair
{name} & {name2} - {city}
{name} et {name2}, {city}
{name} + {name2}, [même adresse|duo], {city}
# we.she
Elle vous reçoit [en toute discrétion|à partir de midi|sur simple appel|sans attente], [au calme|boissons offertes|musique au choix].
Elles vous reçoivent [tous les jours|en toute discrétion|jusqu'à minuit], [thé offert|salon d'attente|au calme].
"""
