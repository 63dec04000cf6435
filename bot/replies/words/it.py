"""Italian, as far as short answers need it."""

from bot.replies.words import Words

WORDS = Words(
    on_track=(
        "in linea | in linea con il piano | nei tempi | in carreggiata | secondo i piani | come previsto"
        " | sulla buona strada | in tempo | di nuovo in linea | in linea con l'obiettivo"
    ),
    at_risk=(
        "a rischio | in ritardo | ritardato | rallentato | in pericolo | un po' in ritardo | siamo in ritardo"
        " | slittato | leggermente in ritardo"
    ),
    off_track=(
        "fuori strada | fuori piano | non in linea | fuori rotta | fuori tempo | non più in linea | molto in ritardo"
    ),
    green="verde",
    yellow="giallo | arancione",
    red="rosso",
    done=(
        "fatto | completato | completata | finito | finita | concluso | terminato | obiettivo raggiunto"
        " | raggiunto | consegnato | traguardo raggiunto | rilasciato | pronto"
    ),
    not_done=(
        "non iniziato | non ancora iniziato | non ancora | non cominciato | non finito | non completato"
        " | da iniziare | non partito | non ancora partito"
    ),
    blocked_by=(
        "bloccato da | bloccata da | bloccati da | bloccato dal | bloccato dalla | bloccato dall' | bloccato dai"
        " | bloccata dal | bloccata dalla | bloccati dal | bloccati dalla | in attesa di | in attesa del"
        " | in attesa della | in attesa dell' | in attesa dei | in attesa delle | aspettiamo | aspettando"
        " | sto aspettando | stiamo aspettando | bloccato su | fermo per | fermi per | bloccato: | blocco:"
        " | attendiamo | ancora in attesa di | ancora in attesa del | ancora in attesa della | aspetto"
        " | bloccati su | bloccato per | dipende da | bloccati per | ferma per"
    ),
    blocked="bloccato | bloccata | bloccati | ancora bloccato | ancora bloccata | sempre bloccato | ancora bloccati",
    unblocked=(
        "sbloccato | sbloccata | non più bloccato | non più bloccata | non bloccato | nessun blocco"
        " | senza blocchi | non è più bloccato | sbloccati | nessun impedimento | non siamo più bloccati"
        " | non è bloccato"
    ),
    unchanged=(
        "nessun cambiamento | nessuna variazione | nessuna novità | invariato | invariata | invariati"
        " | come la settimana scorsa | come prima | niente di nuovo | uguale | stabile | nulla di nuovo"
        " | tutto uguale | nessun aggiornamento | nessuna modifica | idem | nessun progresso | niente è cambiato"
        " | senza variazioni | stesso valore | non è cambiato | nulla è cambiato | tutto come prima"
        " | sempre uguale"
    ),
    dropped="abbandonato | annullato | sospeso | in pausa | cancellato | depriorizzato",
    event="incidente | guasto | malato | malati",
    vague=(
        "meglio | peggio | migliora | migliorando | raddoppiato | metà | a metà | a metà strada | quasi"
        " | quasi finito | va bene | bene | in corso | procede | meglio della settimana scorsa"
        " | peggio della settimana scorsa | in aumento | in calo | un po' meglio | tutto bene"
        " | stiamo andando bene | sta andando bene | andiamo bene | quasi fatto"
    ),
    skip=(
        "salta | saltare | passo | salta questo | salta tutto | salto | questa settimana no | ignora | n/a"
        " | non applicabile | saltalo | passa | stavolta no"
    ),
    snooze=(
        "ricordamelo | ricordami | chiedimelo | chiedimi | lo faccio | rispondo | risponderò | ora no | adesso no"
        " | non ho tempo | occupato | occupata | aggiorno | aggiornerò | in riunione | ti faccio sapere"
        " | sono in riunione | lo farò | ci penso"
    ),
    time=(
        "più tardi | dopo | domani | domani mattina | domani pomeriggio | stasera | questo pomeriggio"
        " | la prossima settimana | settimana prossima | lunedì | martedì | mercoledì | giovedì | venerdì"
        " | sabato | domenica | dopodomani | tra un'ora | tra poco | presto | fra un'ora | la settimana prossima"
        " | a fine giornata | lunedì prossimo | fra poco | tra due giorni | in giornata"
    ),
    away=(
        "in ferie | in vacanza | malato oggi | malata oggi | sono malato | sono malata | fuori ufficio"
        " | in permesso | in malattia | assente | in viaggio"
    ),
    question=(
        "qual | quale | quali | quando | chi | come | perché | quanto | quanta | quanti | quante | dove | cosa"
        " | che cosa | cos'è | puoi | posso | devo | mostrami | fammi vedere | qual è | com'era | potresti"
        " | si può | com'è"
    ),
    help="aiuto | aiutami",
    chatter=(
        "grazie | grazie mille | molte grazie | ciao | buongiorno | buonasera | buon pomeriggio | ok"
        " | va bene grazie | perfetto | ottimo | prego | arrivederci | a dopo | a domani | haha | ahah | ahaha"
        " | lol | per favore | d'accordo | capito | certo | buon weekend | bravo | sì | si | no | scusa"
        " | fantastico | buona giornata | buon lavoro | salve | bene grazie"
    ),
    oops=(
        "scusa | volevo dire | intendevo | correzione | errore | mi sono sbagliato | mi sono sbagliata | anzi"
        " | ops | in realtà | sbagliato | pardon"
    ),
    confidence="fiducia | fiducioso | fiduciosa | conf | confidenza | fiduciosi | livello di fiducia",
    high="alta | alto | elevata",
    medium="media | medio | moderata",
    low="bassa | basso | poca",
    unsure=(
        "non fiducioso | poco fiducioso | non molto fiducioso | poca fiducia | non fiduciosa | poco fiduciosa"
        " | non molto fiduciosa"
    ),
    up=(
        "salito di | aumentato di | più | cresciuto di | aumento di | guadagnato | saliti di | in più di | cresciuti di"
    ),
    down="sceso di | diminuito di | meno | calato di | perso | calo di | scesi di | ridotto di | diminuzione di",
    better_by="migliorato di | miglioramento di | meglio di",
    worse_by="peggiorato di | peggioramento di",
    more="in più | nuovi | nuove | nuovo | nuova | altri | altre | aggiuntivi",
    another="altri | altre",
    fewer="in meno",
    start="da | dal | passato da | passati da",
    to=(
        "a | al | fino a | salito a | sceso a | ora a | arrivato a | passato a | siamo arrivati a | scesi a"
        " | saliti a | arrivati a"
    ),
    of="su | di",
    between="tra | fra",
    conjunction="e | ed",
    alternative="o | oppure",
    no="non più | non | invece di | anziché | e non",
    but="ma | bensì | però | tranne | anche se",
    pick="diciamo | direi | mettiamo",
    now=(
        "ora | adesso | attualmente | in totale | oggi | ad oggi | finora | totale | per ora | al momento"
        " | per adesso | questa settimana"
    ),
    past="era | erano | prima | precedentemente | contro | eravamo a | rispetto a",
    past_time="la settimana scorsa | il mese scorso | ieri | l'ultima volta | settimana scorsa",
    future=(
        "se | potrebbe | potrebbero | sarà | saranno | dovrebbe | speriamo | spero | previsto | rischiamo"
        " | quando | arriveremo | appena | potremmo | si prevede"
    ),
    pending=(
        "a settimana | alla settimana | al giorno | al mese | in attesa | previsti | previste | programmati"
        " | rimanenti | da fare | pianificati | mancano | in trattativa | la prossima settimana"
    ),
    goal="obiettivo | target | l'obiettivo | traguardo | obiettivo di",
    way=(
        "e mezza | e mezzo | più veloce | più veloci | della strada | dell'obiettivo | del target"
        " | di avanzamento | in più | in meno | meglio | del percorso"
    ),
    about="circa | quasi | più di | meno di | intorno a | poco più di | forse | attorno a | almeno | abbiamo",
    lead=(
        "a | siamo a | è | è a | sono | circa | quasi | ancora a | resta a | più di | meno di | intorno a"
        " | abbiamo | raggiunto | poco più di | forse | rimane a | fermi a | siamo ancora a | stabile a"
        " | attorno a | almeno | arriviamo a | restiamo a | sempre a"
    ),
    reached=(
        "firmati | firmato | chiusi | fatti | fatte | pubblicati | assunti | completati | completate | realizzati"
        " | venduti | conclusi"
    ),
    numbers=(
        "zero=0 | nessuno=0 | nessuna=0 | uno=1 | una=1 | due=2 | tre=3 | quattro=4 | cinque=5 | sei=6 | sette=7"
        " | otto=8 | nove=9 | dieci=10"
    ),
    a_few="alcuni | alcune | diversi | diverse | pochi | poche | molti | molte | qualche",
    reason="a causa di | siccome",
    sample="di cui",
    every="tutti | tutte | tutto | entrambi | entrambe | per tutti | per entrambi | tutti e due | tutti e tre",
    rest="il resto | gli altri | le altre | l'altro | l'altra | tutto il resto | resto | per il resto",
    first="primo=1 | prima=1 | secondo=2 | seconda=2 | terzo=3 | terza=3",
    filler=(
        "il | lo | la | i | gli | le | l' | un | uno | una | di | del | della | dei | delle | da | dal | dalla"
        " | in | nel | nella | con | su | per | che | si | ci | noi | nostro | nostra | mio | mia | è | sono"
        " | siamo | abbiamo | ha | hanno | già | molto | bene | ancora | anche | questa | questo | settimana"
        " | mese | trimestre | giorno | kr | e | al | alla | valore | numero | dato | oggi | solo | perché | come"
        " | team | stato | stati | finalmente | passato"
    ),
    weekdays="lunedì | martedì | mercoledì | giovedì | venerdì | sabato | domenica",
    tomorrow="domani",
    overmorrow="dopodomani",
    next_week="prossima settimana | settimana prossima",
    next_month="prossimo mese",
    soon="più tardi | dopo | presto | tra poco | fra poco",
    midday="pomeriggio",
    evening="stasera | fine giornata",
    half="mezz'ora",
    one="un' un una",
    months="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    on_day="il dal al alle nel",
    in_year="nel dal",
    within="tra fra",
    spans="minuti ora ore giorno giorni settimana settimane",
    may_i="puoi posso",
    condition="se",
    nobody="nulla nessuno",
    small="il lo gli di e con per",
)
