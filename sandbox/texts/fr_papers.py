# ruff: noqa: E501 - one sentence with all its variants per line
"""French: passage and papers for sale, and the lawful trades that look like them from afar."""

TEXTS = """
# title.papers
[Documents|Papiers|Tous documents] [rapides|vrais et enregistrés|sans attendre]
[Passeport|Permis|Titre de séjour|Permis de conduire] [en {n} jours|sans examen]
# title.marriage
[Citoyen UE|Partenaire] [pour papiers|pour mariage de papier]
[Mariage|Union] [et séjour|pour papiers], [sérieux|rapide]
# title.route
[Passage|Traversée|Trajet] {from} - {to}, [sûr|chaque semaine]
[Voyage|Aller] vers {to}, [tout compris|sans visa]
# papers.open
[Passeport original enregistré|Passeport original, enregistré|Vente passeport original et titre de séjour], [toutes nationalités|délai {n} jours|rien à présenter].
[Passeport original|Vrai passeport|Carte d'identité authentique], [enregistré|inscrit au registre|passe tous les contrôles].
Nous [vendons|livrons|faisons] [passeports, titres et permis|cartes d'identité et titres de séjour] [de tous pays|de l'UE], [en {n} jours|en deux semaines].
[Achetez|Obtenez] [un titre de séjour|une carte d'identité|un passeport au choix] : [photo et nom|votre photo], [on fait le reste|rien d'autre].
[Papiers de quelqu'un qui vous ressemble|Document sosie] [possibles|aussi], [demandez|prix sur demande].
# marriage.open
[Mariage blanc|Mariage blanc avec papiers|Pour mariage blanc], [contre paiement|personne libre de l'UE|papiers compris].
[Citoyen UE|Femme belge|Homme français] [propose|pour] [mariage blanc|mariage pour papiers], [mairie comprise|avec domiciliation].
[On trouve|Je connais] [un partenaire de l'UE|quelqu'un avec passeport] [qui vous épouse|pour mariage sur le papier], [divorce après le titre|libre ensuite].
# route.open
Passage {from}-{to}, [tarif par personne|par personne] {price}, [voiture et bateau|en camion|de nuit], [départ chaque semaine|prochain départ bientôt].
On vous [emmène|conduit] de {from} à {to}, [sans visa|visa pas nécessaire], {price} par personne, [enfants moitié prix|familles aussi].
# sure
[Réussite garantie|Garanti|Réussite garantie à 100 %], [paiement à l'arrivée|le paiement à l'arrivée seulement].
[100 % sûr|Garanti|Réussite garantie], [paiement à l'arrivée|vous payez après l'arrivée|payez quand c'est fait].
[Garantie|Notre garantie] : [ça marche ou remboursé|pas de résultat, pas de paiement], [tous sont arrivés|jamais un problème].
[Vous ne risquez rien|Aucun risque], [l'argent reste chez un tiers jusqu'à l'arrivée|solde après réussite].
# prepay
[Acompte PCS|Acompte Transcash|Acompte PCS ou Transcash], [rien d'autre|le reste après|en deux fois].
[Acompte|Avance] [PCS|Transcash|par coupon|en bitcoin|en crypto] [uniquement|svp], [pas de banque|pas d'espèces].
[Paiement|On accepte] [crypto uniquement|Bitcoin et USDT|coupons Transcash ou cartes cadeaux], [moitié avant|première partie au début].
# visa
[Contact à l'ambassade|Un ami au consulat], [rendez-vous et visa sûrs|visa garanti], [demandez la liste|écrivez d'abord].
# bundle
[Pack complet avec titre de séjour|Tout en un] : [entrée, séjour, emploi et école|visa, logement, titre], [séjour compris|titre compris].
# papers.close
[Écrivez|Message] [sur Telegram|sur Signal], [sans questions|discret], [on répond aussi la nuit|réponse rapide].
[Demandez|Écrivez] [notre liste|ce qu'il vous faut], [références de clients|beaucoup de gens contents].
# photo.shop
[Photos de passeport|Photos d'identité|Photos biométriques] [en dix minutes|pendant que vous attendez], [aux normes|acceptées par la commune].
[Venez avec|Nous photographions aussi] [le bébé|toute la famille] ; [apportez l'ancien passeport|sans rendez-vous], {street}, {city}.
# translate
[Traductrice jurée|Traductions certifiées] : [acte de naissance|acte de mariage|permis de conduire], [avec cachet|légalisées], numéro d'entreprise {vat}.
[Votre original reste chez vous|Un scan me suffit] ; [prix par page|devis en un jour], [{n} ans au tribunal|inscrite au tribunal].
# visa.advice
[Cabinet d'avocat|Bureau de conseil] pour [séjour et regroupement familial|permis de travail], [sans garantie de réussite, sans promesse|nous ne promettons que du travail soigné].
[Premier entretien|Consultation] {price}, [sur rendez-vous|facture avec TVA], [apportez vos papiers, vous repartez avec|des copies suffisent].
# ride
[Covoiturage|Trajet partagé|Place libre] {from} - {to}, [vendredi|dimanche], {price} par personne, [deux places|bagages possibles], [carte d'identité sur vous svp|pause en route].
Je [roule|vais] {from}-{to} [tous les quinze jours|pour le travail|chez mes parents], [partage d'essence|essence {price}], [non-fumeur|chien à l'arrière].
# movers
[Déménagements|Petits transports|Camionnette avec chauffeur] {from} - {to}, [assuré|avec facture], numéro d'entreprise {vat}, [cartons prêtés|piano aussi].
# match
[Agence matrimoniale sérieuse|Rencontres] depuis {year} : [pour partager une vie|dîners de célibataires], [ni papiers ni argent, seulement se rencontrer|contrat et mentions sur {url}].
# hair
[Fauteuil à louer|Place à louer] dans [un salon de coiffure|notre barbier], [50/50 ou loyer fixe|partage 50/50 de la recette], [clientèle propre bienvenue|facture], numéro d'entreprise {vat}.
# room
[Chambre|Belle chambre|Studio] à louer à {city}, {price} par mois, [étudiant ou travailleur|dès le premier], [bail et domiciliation possibles|caution d'un mois].
[Colocataire bienvenu|Cherchons colocataire], [cuisine commune|jardin], [non-fumeur|chat dans la maison], [visite samedi|écrivez quelques mots sur vous].
# clean
[Ménage|Repassage|Vitres] [chez vous|à l'heure], [titres-services acceptés|avec facture], {price} de l'heure, [références|des années d'expérience].
# title.photo.shop
[Photos d'identité|Photos de passeport] {city}, {firm}
# title.translate
[Traductions jurées|Traductrice jurée] {city}
# title.visa.advice
[Conseil séjour|Droit du séjour] - {firm}, {city}
# title.ride
[Covoiturage|Place libre|Trajet] {from} - {to}
# title.movers
[Déménagement|Camionnette et chauffeur] {from} - {to}
# title.match
[Agence de rencontres|Rencontres sérieuses] {firm}
# title.hair
[Fauteuil à louer|Place libre] - {firm}, {city}
# title.room
[Chambre|Studio|Colocation] à {city}, {price}
# title.clean
[Ménage|Repassage] à {city}
"""
