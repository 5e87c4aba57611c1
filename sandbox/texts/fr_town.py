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
[Nous sommes|Ici] [un groupe d'aide|un projet de santé|une permanence syndicale|une association] pour [les personnes qui font de l'escorte|les travailleurs migrants|les saisonniers|les femmes qui veulent arrêter] à {city}.
[Gratuit et anonyme|Confidentiel], [dans votre langue|avec interprète], [pas de police sans votre accord|nous ne demandons pas de papiers].
# help.warn
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
"""
