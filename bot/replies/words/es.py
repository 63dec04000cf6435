"""Spanish, as far as short answers need it."""

from bot.replies.words import Words

WORDS = Words(
    on_track=(
        "en camino | en marcha según lo previsto | según lo previsto | según el plan | a tiempo | en buen camino"
        " | encaminado | por buen camino | en plazo | de nuevo en camino | al día | dentro del plan"
    ),
    at_risk=(
        "en riesgo | con retraso | retrasado | retrasada | atrasado | atrasada | en peligro | demorado"
        " | con demora | con atraso | vamos atrasados | vamos retrasados | retrasados | atrasados"
    ),
    off_track=(
        "fuera de plan | fuera de rumbo | descarrilado | no va según lo previsto | fuera de curso"
        " | fuera de camino | muy atrasado"
    ),
    green="verde | en verde",
    yellow="amarillo | ámbar | en amarillo | naranja",
    red="rojo | en rojo",
    done=(
        "hecho | terminado | terminada | completado | completada | listo | lista | objetivo alcanzado"
        " | meta alcanzada | alcanzado | logrado | finalizado | cumplido | entregado | conseguido"
        " | objetivo cumplido | meta cumplida"
    ),
    not_done=(
        "no empezado | sin empezar | todavía no | aún no | no iniciado | no comenzado | aún no empezado"
        " | no terminado | sin terminar | no hecho | aún sin empezar | no hemos empezado"
    ),
    blocked_by=(
        "bloqueado por | bloqueada por | bloqueados por | bloqueado en | esperando a"
        " | esperando al | esperando | a la espera de | a la espera del"
        " | en espera de | en espera del | esperamos a | esperamos | pendiente de | pendiente del | bloqueo:"
        " | bloqueado: | bloqueados en | seguimos esperando a | seguimos esperando | todavía esperando"
        " | atascado en | atascados en | estancado por | sigue bloqueado por"
    ),
    blocked=(
        "bloqueado | bloqueada | bloqueados | sigue bloqueado | todavía bloqueado | aún bloqueado | atascado"
        " | seguimos bloqueados"
    ),
    unblocked=(
        "desbloqueado | desbloqueada | ya no está bloqueado | sin bloqueos | sin bloqueo | ya no bloqueado"
        " | no bloqueado | no hay bloqueos | ya no estamos bloqueados | ningún bloqueo | desbloqueados"
        " | no está bloqueado | nada bloquea"
    ),
    unchanged=(
        "sin cambios | sin cambio | igual | igual que la semana pasada | no hay cambios | nada nuevo | lo mismo"
        " | sin novedad | sin novedades | sigue igual | ningún cambio | no ha cambiado | sin variación"
        " | igual que antes | todo igual | sin avances | sin avance | sin movimiento | seguimos igual | no cambió"
        " | estable | mismo valor | como la semana pasada | sin actualizaciones | nada ha cambiado"
        " | ninguna novedad | se mantiene | se mantiene igual"
    ),
    dropped="cancelado | descartado | abandonado | en pausa | pausado | despriorizado",
    event="incidente | caída | enfermo | enfermos | enferma | baja médica",
    vague=(
        "mejor | peor | mejorando | duplicado | se duplicó | la mitad | a mitad de camino | mitad | casi"
        " | casi listo | vamos bien | va bien | bien | en progreso | en proceso | avanzando | algo mejor"
        " | un poco mejor | subió | bajó | mejor que la semana pasada | peor que la semana pasada | a medias"
        " | más o menos | un poco más | vamos mal | mucho mejor | subiendo | bajando | casi la mitad"
    ),
    skip=(
        "saltar | omitir | paso | saltar esta | saltar este | saltar todo | esta semana no | pasar | no aplica"
        " | n/a | saltarlo | omitir todo | salta | omite | esta vez no | saltar todos | sáltalo"
    ),
    snooze=(
        "recuérdame | recuerda | pregúntame | vuelve a preguntar | lo hago | lo haré | respondo | responderé"
        " | ahora no | no tengo tiempo | ocupado | ocupada | te digo | te aviso | actualizo | actualizaré"
        " | estoy en una reunión | en reunión | lo actualizo | contesto | lo miro"
    ),
    time=(
        "más tarde | luego | después | mañana | mañana por la mañana | mañana por la tarde | esta tarde"
        " | esta noche | la semana que viene | la próxima semana | próxima semana | lunes | martes | miércoles"
        " | jueves | viernes | sábado | domingo | pasado mañana | en una hora | pronto | el lunes | el martes"
        " | el miércoles | el jueves | el viernes | el próximo lunes | en un rato | al final del día"
        " | en dos días | en unos días | el próximo mes"
    ),
    away=(
        "de vacaciones | en vacaciones | estoy enfermo | estoy enferma | enfermo hoy | enferma hoy | de baja"
        " | fuera de la oficina | de permiso | de viaje | ausente | festivo | no estoy"
    ),
    question=(
        "qué | cuál | cuáles | cuándo | quién | quiénes | cómo | por qué | cuánto | cuánta | cuántos | cuántas"
        " | dónde | puedes | puedo | podrías | me puedes | debo | muéstrame | enséñame | es esto | hay | que es"
        " | cual | cuando | cuanto | para qué | tengo que | podemos"
    ),
    help="ayuda | ayúdame | socorro",
    chatter=(
        "gracias | muchas gracias | hola | buenos días | buenas tardes | buenas noches | buenas | ok | vale"
        " | de acuerdo | genial | perfecto | adiós | hasta luego | hasta mañana | de nada | jaja | jajaja | lol"
        " | por favor | porfa | buen día | listo gracias | entendido | buen fin de semana | claro | sí | si | no"
        " | perdón | disculpa | estupendo | qué bien | saludos | mil gracias | nos vemos | bueno | ya está"
        " | muy bien | buen trabajo"
    ),
    oops=(
        "perdón | quise decir | quería decir | corrección | error | me equivoqué | mejor dicho | digo | ups"
        " | en realidad | lo siento | disculpa"
    ),
    confidence="confianza | confiado | confiada | conf | seguridad | nivel de confianza | confiados",
    high="alta | alto | elevada",
    medium="media | medio | mediana",
    low="baja | bajo | poca",
    unsure=(
        "no confiado | poco confiado | no muy confiado | poca confianza | sin confianza | no confiada"
        " | poco confiada | no muy confiada"
    ),
    up=(
        "subió | subió en | aumentó | aumentó en | más | subimos | ganamos | sube | crecimos | aumento de"
        " | subida de | creció | incremento de | subió un"
    ),
    down=(
        "bajó | bajó en | disminuyó | disminuyó en | menos | bajamos | perdimos | baja de | cayó | descenso de"
        " | redujo | reducción de | se redujo en"
    ),
    better_by="mejoró | mejoró en | mejora de | mejoramos",
    worse_by="empeoró | empeoró en | empeoramos",
    more="más | nuevos | nuevas | nuevo | nueva | adicionales | adicional",
    another="otros | otras | otro | otra",
    fewer="menos",
    start="desde | pasó de | subió de | bajó de | pasamos de",
    to=(
        "a | hasta | subió a | bajó a | bajó hasta | subió hasta | ahora a | llegó a | al | pasó a | cayó a"
        " | llegamos a | subimos a | bajamos a"
    ),
    of="sobre",
    either="de",
    between="entre",
    conjunction="y | e",
    alternative="o",
    no="ya no | no | en vez de | en lugar de | y no",
    but="pero | sino | aunque | salvo | excepto",
    pick="digamos | pongamos | yo diría | pon",
    now=(
        "ahora | actualmente | en total | hoy | a día de hoy | total | por ahora | de momento | hasta ahora"
        " | hasta hoy | esta semana"
    ),
    past="era | eran | estaba | antes | anteriormente | frente a | contra | fue | estábamos en",
    past_time="la semana pasada | el mes pasado | ayer | la última vez",
    future=(
        "si | podría | podrían | será | serán | debería | esperamos llegar | espero | prevemos | previsto"
        " | quizás bloqueado | puede que | vamos a | cuando | llegaremos | habrá | en cuanto | es posible"
    ),
    pending=(
        "por semana | por día | al mes | a la semana | al día | por mes | pendientes | previstas | previstos"
        " | por hacer | planificadas | planificados | restantes | faltan | la próxima semana | en curso"
        " | programadas"
    ),
    goal="objetivo | meta | el objetivo | la meta | objetivo de | meta de",
    way=(
        "y media | y medio | más rápido | más rápidos | menos que antes | del camino | del objetivo | de la meta"
        " | de avance | más | menos | mejor | peor | de crecimiento"
    ),
    about=(
        "unos | unas | alrededor de | cerca de | casi | aproximadamente | más de | menos de | poco más de"
        " | quizás | aprox. | al menos | hay | tenemos"
    ),
    lead=(
        "en | estamos en | está en | unos | unas | alrededor de | cerca de | casi | aproximadamente | sigue en"
        " | seguimos en | más de | menos de | es | son | tenemos | llevamos | alcanzó | estamos a | va por"
        " | vamos por | poco más de | quizás | hay | se mantiene en | seguimos con | ya son | aprox. | al menos"
    ),
    reached=(
        "hechas | hechos | firmados | firmado | cerrados | realizadas | realizados | publicados | contratados"
        " | completados | completadas | terminados | vendidos"
    ),
    numbers=(
        "cero=0 | ninguno=0 | ninguna=0 | un=1 | una=1 | uno=1 | dos=2 | tres=3 | cuatro=4 | cinco=5 | seis=6"
        " | siete=7 | ocho=8 | nueve=9 | diez=10"
    ),
    a_few="algunos | algunas | varios | varias | unos pocos | muchos | muchas | unas pocas | pocos",
    reason="porque | a causa de | debido a",
    sample="de los cuales | de las cuales | de ellos | incluyendo",
    every="todos | todas | todo | ambos | ambas | los dos | las dos | en todos | para todos | los tres",
    rest="el resto | los demás | los otros | las otras | el otro | la otra | lo demás | demás | resto",
    first="primero=1 | primera=1 | segundo=2 | segunda=2 | tercero=3 | tercera=3",
    filler=(
        "estoy | estaré | me | el | la | los | las | un | una | unos | unas | de | del | al | en | con | por"
        " | para | que | se | nos | nuestro | nuestra | mi | es | son | está | están | estamos | ha | han | hemos"
        " | ya | muy | bien | todavía | aún | también | esta | este | semana | mes | trimestre | día | desde | kr"
        " | y | lo | le | su | sus | hoy | valor | número | gracias | aunque | como | solo | sólo"
        " | equipo | dato"
    ),
    weekdays="lunes | martes | miércoles | jueves | viernes | sábado | domingo",
    tomorrow="mañana",
    overmorrow="pasado mañana",
    next_week="próxima semana | semana que viene",
    next_month="próximo mes",
    soon="más tarde | luego | después | pronto | en un rato | ahora no",
    midday="esta tarde",
    evening="esta noche | final del día",
    half="media hora",
    one="un una",
    months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    on_day="el del al en",
    in_year="desde en",
    within="en",
    spans="minutos hora horas día días dia dias semana semanas",
    may_i="puedes puedo",
    condition="si",
    subordinate="desde",
    nobody="nada",
    small="el los las y del por con de la",
)
