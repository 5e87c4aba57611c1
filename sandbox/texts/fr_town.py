# ruff: noqa: E501 - one sentence with all its variants per line
"""French: calls, help groups, scams, spam, and the small change of every ad."""

TEXTS = """
# call
[Appelez-moi|Téléphonez|Joignez-moi|Appelez] [au|sur le] {phone}
[Tél|Téléphone|GSM|Numéro] : {phone}
[On peut me joindre|Joignable] [au|par téléphone au] {phone}
[SMS ou appel|WhatsApp|Texto ou appel] {phone}
{phone}
# hello
[Bienvenue|Bonjour à tous|Bonjour|Salut].
# extra
[À bientôt|À très vite|Au plaisir].
[Merci de m'avoir lue|Merci de votre intérêt|Merci d'avance].
[Ponctualité svp|Merci d'être à l'heure].
[Pas de réponse par mail|Messages courts svp|Questions bienvenues].
[Annonce à jour|Toujours disponible|Mise à jour ce jour].
# filler
vraiment
aussi
svp
maintenant
toujours
bien
très
juste
aujourd'hui
encore
# help.open
[Notre équipe|Notre permanence|Le collectif] [écoute|accompagne|conseille] [sans juger|sans rendez-vous|depuis des années] [à {city}|dans toute la région], [soins|papiers|logement|plaintes].
[Nous sommes|Ici] [un groupe d'aide|un projet de santé|une permanence syndicale|une association] pour [les personnes qui font de l'escorte|les travailleurs migrants|les saisonniers|les femmes qui veulent arrêter] à {city}.
[Gratuit et anonyme|Confidentiel], [dans votre langue|avec interprète], [pas de police sans votre accord|nous ne demandons pas de papiers].
# help.warn
[Connaissez quelqu'un|Et si c'était vous] : [téléphone confisqué|salaire jamais payé|menaces contre la famille|interdit de sortir] ? [Ce n'est pas votre faute|Il y a une issue], [nous venons|écrivez-nous].
[Attention|Méfiez-vous|Avertissement] : [on vous demande la remise du passeport|on vous parle de remboursement sur salaire|le logement est retenu sur salaire et il ne reste rien] ? [C'est interdit|Vous n'avez pas à l'accepter].
[Personne ne peut|Un patron ne peut pas] [garder votre passeport|retenir votre salaire|exiger des frais de dossier pour un emploi|vous mettre une amende si vous partez]. [Nous expliquons vos droits|Parlez-nous].
[Les annonces qui promettent|Prudence avec ce qui promet] {pay} par mois et tout pris en charge [sont souvent un piège|cachent parfois un piège] ; [parlez-nous avant|vérifiez le numéro d'entreprise].
# help.close
[Thé et discussion|Porte ouverte] [le mardi|chaque jeudi], [médecin présent|tests gratuits], {street}, {city}.
[En danger|En urgence], appelez le 112. [Notre numéro|Ligne d'aide] : {phone}
# title.help
[Aide|Conseil|Soutien] pour [travailleurs|personnes qui font de l'escorte|saisonniers] à {city}
[Connaître ses droits|Vous n'êtes pas seule] - {city}
# scam.open
[Salut toi|Coucou cher|Hey], moi {name}, [nouvelle ici|seule ce soir|je t'attends à {city}], [envoie l'acompte|acompte] [d'abord|pour réserver].
[Réservation|Rendez-vous] seulement avec [coupon de {fee} €|Transcash {fee} €|acompte PCS de {fee} €], [puis je donne l'adresse|adresse après paiement].
[Vérifie ton profil|Confirme ton âge] [ici|sur] {url} [avant de se voir|d'abord], [inscription gratuite|carte demandée].
[Je viens dans toutes les villes|Partout en France et Belgique|N'importe quelle ville], [dis où tu es|il suffit de demander], [hôtel ou maison|je me déplace].
# title.scam
[Belle offre|Douce {name}|{name} ce soir] [à {city}|près de toi|partout]
# spam.open
[Abonnés|Crédit|Téléphones|Prêt] [pas cher|au meilleur prix] [maintenant|aujourd'hui], [visitez|voir|cliquez] {url}
[Travail à la maison|Gagnez avec votre téléphone] : [inscription|inscrivez-vous] [sur|ici] {url}, [bonus|départ gratuit] {fee} €.
[Des centaines d'annonces|Toutes villes, toutes annonces] [sur|ici] {url}, [gratuit|sans limite], [cliquez|nouveau chaque heure].
[Crédit sans contrôle|Prêt en une heure] jusqu'à {pay}, [formulaire|demande] [sur|ici] {url}.
# title.spam
[Meilleure offre|Cliquez ici|Temps limité] {city}
[Prêts|Abonnés|Bonus] {city}
# detail.company
Chez moi il y a [un vieux piano|un aquarium|une cheminée|des orchidées|un tourne-disque|deux chats|une bibliothèque|un balcon fleuri|un fauteuil rouge|une horloge comtoise|une baie vitrée|un globe terrestre] et [du jasmin|un tapis persan|des bougies|du thé à la menthe|des livres de voyage|une vue sur les toits|des photos de montagne|un vieux miroir|un paravent|des coussins brodés].
J'aime [la voile|le tango|les échecs|la poterie|l'aquarelle|le jardinage|les mots croisés|la randonnée|le cinéma muet|l'astronomie|la photographie|le tricot|l'accordéon] et [le curry|la tarte aux prunes|le fromage de chèvre|les truffes|la soupe à l'oignon|les macarons|le gingembre|les figues|la bière d'abbaye|le chocolat noir].
À deux pas : [le café|le bistrot|la librairie|le kiosque|le fleuriste|la brasserie] [du Héron|de la Boussole|du Chat Bleu|des Trois Quilles|du Petit Phare|de la Grande Roue|de l'Ancre|du Tilleul|du Marronnier|de la Sirène|du Paon|du Moulin à Café].
Demandez [le code de la porte verte|la sonnette du milieu|l'escalier de gauche|le portail gris|la cour pavée|l'entrée côté jardin|la boîte jaune], [ligne|bus|tram] {n}, arrêt [Fontaine|Vieux-Pont|Tanneurs|Observatoire|Abattoirs|Bel-Air|Canonniers|Glacière|Tuilerie].
# detail.work
Le chantier est [près de l'écluse|derrière l'ancienne sucrerie|à côté du silo|le long du canal|au dépôt des trams|dans le hall {n}|près des serres|au quai nord|sous le viaduc], [gants fournis|bottes nécessaires|casque fourni|gilet jaune|couteau fourni|tenue blanche].
On mange [à onze heures|à midi pile|vers treize heures|sur place|à la cantine|dans la camionnette], [soupe|riz|sandwichs|pâtes|poulet|haricots] et [café|thé|eau|lait], [le chef|le contremaître|la patronne|le responsable d'équipe] [parle turc|parle portugais|parle polonais|parle bulgare|parle arabe|parle un peu de tout].
Travail [au tapis {n}|avec machine|à genoux|en hauteur|au froid|dans la vapeur|avec chariot|à la chaîne|en équipe de {n}|au bord de la route], [caisses|briques|cartons|plaques|bidons|cageots|tuyaux|plateaux|sacs] de {n} kilos.
Demander [après vingt heures|le matin tôt|entre midi et deux|le dimanche|avant vendredi|dès le quinze], [dire le prénom et la ville|dire combien vous êtes|laisser un message court|donner votre pointure|dire si vous conduisez].
# detail.trade
Ouvert [mardi|mercredi|jeudi|vendredi|lundi] de [huit|neuf|dix|treize] heures à [dix-sept|dix-huit|dix-neuf|vingt] heures, [fermé en août|fermé les jours fériés|nocturne le premier jeudi|fermé entre midi et treize heures].
[À côté|En face|Au-dessus|Derrière] [de la poste|de la piscine|du théâtre|du marché couvert|de l'école de musique|de la bibliothèque|du stade|du cimetière|de l'hôpital], [entrée|porte|escalier|guichet] {n}, [vitrine bleue|enseigne jaune|rideau vert|sonnette ronde|lampe rouge].
Demandez [Bernard|Fatima|Luc|Yvette|Karim|Odile|Paulo|Agnès|Denis|Mireille], [depuis longtemps dans le quartier|toujours à l'heure|patiente avec tous|connu au marché|musicien le soir|entraîneur du club].
[Nos clients|Les gens du quartier|Les habitués|Les étudiants] [viennent pour le calme|aiment le café offert|reviennent souvent|nous envoient leurs voisins|aiment les prix clairs], [chien accepté|poussette possible|accès par rampe|paiement par carte|reçu sur demande].
"""
