"""French, as far as short answers need it."""

from bot.replies.words import Words

WORDS = Words(
    on_track=(
        "en bonne voie | sur les rails | dans les temps | conforme au plan | comme prévu"
        " | de nouveau en bonne voie | dans les délais | selon le plan | sur la bonne voie"
        " | toujours en bonne voie"
    ),
    at_risk=(
        "en retard | à risque | menacé | retardé | compromis | en danger | un peu en retard | retard"
        " | en léger retard | décalé"
    ),
    off_track=(
        "pas en bonne voie | hors des rails | hors piste | plus en bonne voie | très en retard | hors délai"
        " | hors plan | déraillé"
    ),
    green="vert | verte | au vert",
    yellow="jaune | orange | à l'orange",
    red="rouge | au rouge",
    done=(
        "terminé | terminée | fini | finie | fait | objectif atteint | atteint | livré | livrée | achevé"
        " | accompli | c'est fait | cible atteinte | l'objectif est atteint | complet | objectif rempli"
    ),
    not_done=(
        "pas commencé | pas encore commencé | pas encore | pas démarré | pas encore démarré | pas fini"
        " | pas terminé | pas fait | non commencé | pas encore fait | pas encore terminé | non démarré"
    ),
    blocked_by=(
        "bloqué par | bloquée par | bloqués par | bloqué sur | bloqué à cause de | bloqué à cause du"
        " | en attente de | en attente du | en attente des | en attente d' | on attend | nous attendons"
        " | j'attends | attend | attendons | dans l'attente de | dans l'attente du | toujours en attente de"
        " | toujours en attente du | bloqué : | bloqué: | blocage : | blocage: | bloqué au niveau du"
        " | bloquée sur | encore en attente de | bloqués sur | coincé par | coincé sur | bloqué chez"
        " | toujours bloqué par | on attend toujours | bloqué en attente de"
    ),
    blocked="bloqué | bloquée | bloqués | toujours bloqué | encore bloqué | coincé | toujours bloquée",
    unblocked=(
        "débloqué | débloquée | plus bloqué | n'est plus bloqué | pas de blocage | aucun blocage | pas bloqué"
        " | sans blocage | plus de blocage | plus bloquée | nous ne sommes plus bloqués | on n'est plus bloqués"
        " | on n'est plus bloqué | pas de blocages | rien ne bloque | plus bloqués"
    ),
    unchanged=(
        "pas de changement | aucun changement | sans changement | inchangé | inchangée | inchangés"
        " | rien de nouveau | pareil | idem | comme la semaine dernière | comme avant | pas de nouveauté | stable"
        " | rien n'a changé | rien de neuf | même chose | pas d'évolution | aucune évolution | toujours pareil"
        " | pas bougé | n'a pas bougé | ça n'a pas bougé | identique | la même chose | rien à signaler | ras"
        " | pas de mouvement | pas de progrès | aucun progrès | comme la dernière fois | ça n'a pas changé"
        " | n'a pas changé | pas de mise à jour"
    ),
    dropped=(
        "abandonné | abandonnée | annulé | annulée | en pause | reporté au prochain trimestre | dépriorisé"
        " | mis en pause"
    ),
    event="incident | panne | malade | malades | démission",
    vague=(
        "mieux | moins bien | pire | doublé | triplé | la moitié | à moitié | moitié | presque | ça va bien"
        " | ça avance | en cours | en progrès | un peu mieux | en hausse | en baisse | à mi-chemin"
        " | mieux que la semaine dernière | presque fini | presque terminé | bien | pas mal | on avance"
        " | plus haut | plus bas | ça progresse | environ la moitié | pire que la semaine dernière"
    ),
    skip=(
        "passer | passe | je passe | sauter | sauter celui-ci | pas cette semaine | ignorer | n/a"
        " | pas cette fois | tout passer | on passe | sans objet | saute | non applicable | je saute"
    ),
    snooze=(
        "rappelle-moi | rappelle moi | rappelez-moi | redemande | redemande-moi | je réponds | je répondrai"
        " | je ferai | je le ferai | je m'en occupe | pas maintenant | pas le temps | occupé | occupée"
        " | je te dis | je reviens | je mettrai à jour | je vous réponds | je regarde | en réunion | demande-moi"
        " | je te réponds | je le fais"
    ),
    time=(
        "plus tard | demain | demain matin | demain après-midi | ce soir | cet après-midi | la semaine prochaine"
        " | semaine prochaine | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | après-demain"
        " | dans une heure | bientôt | tout à l'heure | lundi prochain | le mois prochain | vendredi prochain"
        " | mardi prochain | en fin de journée | en fin de semaine | après le déjeuner | dans la journée"
        " | dans quelques jours | dans deux jours | dans une semaine | fin de semaine"
    ),
    away=(
        "en congé | en congés | en vacances | malade aujourd'hui | absent | absente | en arrêt maladie"
        " | je suis malade | en déplacement | en rtt | pas au bureau | en réunion | jour férié | en arrêt"
        " | malade"
    ),
    question=(
        "quel | quelle | quels | quelles | quand | qui | comment | pourquoi | combien | où | que | qu'est-ce"
        " | qu'est-ce que | est-ce que | est-ce | peux-tu | pouvez-vous | tu peux | puis-je | dois-je"
        " | c'est quoi | montre | montre-moi | à quoi | c'était quoi | peut-on | qu'est ce que | quoi"
    ),
    help="aide | à l'aide | aidez-moi | aide-moi",
    chatter=(
        "merci | merci beaucoup | bonjour | salut | bonsoir | ok | d'accord | super | parfait | génial"
        " | bonne journée | bon week-end | bonne soirée | à plus | à bientôt | au revoir | s'il te plaît | svp"
        " | stp | s'il vous plaît | de rien | haha | mdr | lol | ça marche | entendu | coucou | bien reçu | cool"
        " | oui | non | pas de souci | pas de problème | ouais | désolé | désolée | merci bien | merci à toi"
        " | top | nickel | bravo | à demain"
    ),
    oops=(
        "pardon | désolé | désolée | je voulais dire | correction | erreur | oups | en fait | plutôt"
        " | je me suis trompé | je me suis trompée | faux"
    ),
    confidence="confiance | confiant | confiante | confiants | conf | indice de confiance | niveau de confiance",
    high="haute | élevée | élevé | forte | haut",
    medium="moyenne | moyen | modérée",
    low="basse | faible | bas | peu",
    unsure=(
        "pas confiant | pas très confiant | peu confiant | pas confiante | peu confiante | pas très confiante"
        " | pas trop confiant"
    ),
    up=(
        "augmenté de | en hausse de | plus | gagné | monté de | hausse de | + de | progressé de | augmentation de"
        " | a gagné | en plus"
    ),
    down="baissé de | en baisse de | moins | diminué de | baisse de | réduit de | diminution de",
    lost="perdu | a perdu",
    better_by="amélioré de | amélioration de | mieux de",
    worse_by="dégradé de | empiré de | détérioré de",
    more="de plus | nouveaux | nouvelles | nouveau | nouvelle | supplémentaires | supplémentaire | en plus",
    another="autres",
    fewer="de moins | en moins",
    start="passé de | passée de | depuis",
    to="à | jusqu'à | passé à | passée à | monté à | descendu à | tombé à | maintenant à | arrivé à",
    of="sur | des | sur les",
    either="de",
    between="entre",
    conjunction="et",
    alternative="ou",
    no="pas | au lieu de | et non | et pas | non pas",
    but="mais | cependant | sauf | par contre",
    pick="disons | mettons | je dirais | on va dire",
    now=(
        "maintenant | actuellement | au total | à ce jour | aujourd'hui | désormais | en tout | pour l'instant"
        " | pour le moment | cette semaine"
    ),
    past="était | étaient | avant | auparavant | contre | on était à | précédemment | c'était",
    past_time="la semaine dernière | le mois dernier | hier | la dernière fois",
    future=(
        "si | pourrait | pourraient | sera | seront | devrait | devraient | espère | espérons | prévu"
        " | peut-être bloqué | risque de | on va | prévoit | prévoyons | attendu | on espère | faudrait | dès que"
        " | quand"
    ),
    pending=(
        "par semaine | par jour | par mois | par personne | prévus | prévues | restants | en attente | à venir"
        " | restent | planifiés | en discussion | manquants | la semaine prochaine | refusés"
    ),
    goal="objectif | cible | l'objectif | la cible | objectif de | seuil",
    way=(
        "et demie | et demi | plus vite | plus rapide | de moins qu'avant | du chemin | de l'objectif"
        " | de la cible | d'avancement | de plus | de moins | de mieux | en plus | de croissance"
    ),
    about=(
        "environ | à peu près | presque | plus de | moins de | autour de | un peu plus de | peut-être | au moins"
        " | presque à | quasiment | on a | nous avons"
    ),
    lead=(
        "environ | à peu près | presque | est | est à | sommes à | on est à | nous sommes à | toujours à"
        " | encore à | reste à | plus de | moins de | autour de | un peu plus de | c'est | on a | nous avons"
        " | atteint | nous en sommes à | on en est à | peut-être | stable à | stagne à | sont | au moins | reste"
        " | on a atteint | presque à | quasiment"
    ),
    reached=(
        "signés | signé | fermés | réalisés | réalisé | publiés | embauchés | terminés | faits | livrés | vendus"
        " | conclus | gagnés | effectués"
    ),
    numbers=(
        "zéro=0 | aucun=0 | aucune=0 | un=1 | une=1 | deux=2 | trois=3 | quatre=4 | cinq=5 | six=6 | sept=7"
        " | huit=8 | neuf=9 | dix=10"
    ),
    a_few="quelques | plusieurs | beaucoup",
    reason="parce que | parce qu'on | à cause de | en raison de",
    sample="dont",
    every=(
        "tous | toutes | tout | les deux | partout | pour tous | pour les deux | les trois | l'ensemble | globalement"
    ),
    rest="le reste | les autres | tout le reste | l'autre | reste inchangé | pour le reste | sinon",
    first="premier=1 | première=1 | deuxième=2 | second=2 | troisième=3",
    filler=(
        "suis | me | serai | le | la | les | l' | un | une | du | des | de | d' | à | au | aux | en | dans | sur"
        " | pour | par | avec | nous | on | je | il | elle | ils | ce | cette | ces | notre | nos | mon | ma"
        " | est | sont | été | a | ont | très | bien | déjà | encore | toujours | enfin | semaine | mois"
        " | trimestre | jour | depuis | la semaine | kr | et | c'est | ça | que | qui | se | s' | y | environ"
        " | merci | bon | alors | donc | aussi | valeur | chiffre | mise | vraiment"
    ),
    weekdays="lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche",
    tomorrow="demain",
    overmorrow="après-demain",
    next_week="semaine prochaine",
    next_month="mois prochain",
    soon="plus tard | bientôt | tout à l'heure | pas maintenant",
    midday="après-midi | après le déjeuner",
    evening="ce soir | soir | fin de journée",
    half="demi-heure",
    one="un une",
    months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    on_day="le du au à en",
    in_year="depuis en",
    within="dans",
    spans="heure heures jour jours semaine semaines",
    may_i="puis peux pouvez",
    condition="si",
    subordinate="depuis",
    nobody="rien aucun",
    losses="perdus perdues perdu perte pertes résiliations départs",
    small="le la les des du de et un une pour par en",
)
