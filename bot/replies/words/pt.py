"""Portuguese, as far as short answers need it."""

from bot.replies.words import Words

WORDS = Words(
    on_track=(
        "no prazo | em dia | dentro do prazo | dentro do plano | conforme o plano | como planejado"
        " | no caminho certo | nos trilhos | no rumo certo | conforme planejado | no ritmo | dentro do previsto"
        " | conforme previsto | de volta ao prazo"
    ),
    at_risk=(
        "em risco | atrasado | atrasada | com atraso | em perigo | atrasados | atrasou | em atraso | ameaçado"
        " | um pouco atrasado | atrasadas"
    ),
    off_track=(
        "fora do prazo | fora do plano | fora do rumo | descarrilado | fora dos trilhos | não está no prazo"
        " | muito atrasado"
    ),
    green="verde | no verde",
    yellow="amarelo | âmbar | laranja | no amarelo",
    red="vermelho | no vermelho",
    done=(
        "feito | concluído | concluída | pronto | pronta | terminado | finalizado | meta atingida | meta batida"
        " | alcançado | atingido | entregue | completo | batemos a meta | objetivo atingido | meta alcançada"
    ),
    not_done=(
        "não iniciado | não começado | ainda não | não começou | ainda não começou | não começamos"
        " | não concluído | não terminado | ainda não iniciado | ainda não começamos | por começar"
    ),
    blocked_by=(
        "bloqueado por | bloqueada por | bloqueados por | bloqueado pelo | bloqueado pela | bloqueada pelo"
        " | bloqueada pela | bloqueados pelo | bloqueados pela | aguardando"
        " | esperando | esperando por | esperando pelo | esperando pela | à espera de | à espera do | à espera da"
        " | travado por | travado pelo | travado pela | travado em | bloqueado em | pendente de | bloqueio:"
        " | bloqueado: | dependendo de | estamos aguardando | ainda aguardando | parado por causa de"
        " | parado aguardando | travado no | travado na | bloqueado no | bloqueado na | bloqueado pelos"
    ),
    blocked=(
        "bloqueado | bloqueada | bloqueados | ainda bloqueado | continua bloqueado | travado | travada"
        " | segue bloqueado"
    ),
    unblocked=(
        "desbloqueado | desbloqueada | não está mais bloqueado | sem bloqueios | sem bloqueio | não bloqueado"
        " | destravado | sem impedimentos | nenhum bloqueio | não estamos mais bloqueados | não está bloqueado"
        " | destravou | mais bloqueado"
    ),
    unchanged=(
        "sem mudança | sem mudanças | sem alteração | sem alterações | igual | igual à semana passada"
        " | nada mudou | nada de novo | mesma coisa | sem novidade | sem novidades | na mesma | inalterado"
        " | o mesmo | não mudou | estável | continua igual | nenhuma mudança | tudo igual | sem progresso"
        " | sem evolução | sem atualizações | sem atualização | como na semana passada | mesmo valor"
        " | nenhuma alteração | sem movimento | segue igual"
    ),
    dropped="cancelado | descartado | abandonado | pausado | em pausa | despriorizado",
    event="incidente | queda | doente | doentes",
    vague=(
        "melhor | pior | melhorando | dobrou | metade | na metade | quase | quase lá | quase pronto | indo bem"
        " | vamos bem | bem | em andamento | avançando | subiu | caiu | melhor que a semana passada"
        " | pior que a semana passada | um pouco melhor | no meio do caminho | mais ou menos | crescendo"
        " | em progresso | caminhando | está indo | tudo bem | muito melhor | pela metade"
    ),
    skip=(
        "pular | pula | passo | pular esta | pular este | pular tudo | essa semana não | esta semana não"
        " | não se aplica | n/a | passar | saltar | ignorar | desta vez não | pular todos | pulo"
    ),
    snooze=(
        "me lembre | me lembra | lembre-me | pergunte | me pergunte | me pergunta | faço | farei | vou fazer"
        " | respondo | responderei | agora não | sem tempo | ocupado | ocupada | te aviso | atualizo"
        " | vou atualizar | em reunião | estou em reunião | te respondo | depois eu"
    ),
    time=(
        "mais tarde | depois | amanhã | amanhã de manhã | amanhã à tarde | hoje à tarde | hoje à noite"
        " | semana que vem | próxima semana | na próxima semana | segunda | terça | quarta | quinta | sexta"
        " | sábado | domingo | segunda-feira | terça-feira | quarta-feira | quinta-feira | sexta-feira"
        " | depois de amanhã | em uma hora | daqui a pouco | logo | na segunda | na terça | na quarta | na quinta"
        " | na sexta | mês que vem | no fim do dia | daqui a uma hora | segunda que vem | em breve"
    ),
    away=(
        "de férias | em férias | estou doente | doente hoje | de licença | fora do escritório | de folga"
        " | viajando | ausente | feriado | afastado"
    ),
    question=(
        "qual | quais | quando | quem | como | por que | porque | quanto | quanta | quantos | quantas | onde"
        " | o que | que | pode | você pode | posso | devo | mostre | me mostra | me mostre | poderia | tem como"
        " | é para | consigo"
    ),
    help="ajuda | me ajuda | socorro",
    chatter=(
        "obrigado | obrigada | muito obrigado | muito obrigada | olá | oi | bom dia | boa tarde | boa noite | ok"
        " | certo | beleza | valeu | ótimo | perfeito | tchau | até logo | até mais | até amanhã | de nada | kkk"
        " | kkkk | haha | rsrs | lol | por favor | entendi | combinado | legal | show | bom fim de semana | sim"
        " | não | desculpa | desculpe | blz | obg | joia | tudo certo | bom trabalho | claro"
    ),
    oops=(
        "desculpa | desculpe | quis dizer | queria dizer | correção | errei | me enganei | ops | na verdade"
        " | aliás | digo | erro | perdão"
    ),
    confidence="confiança | confiante | conf | nível de confiança | confiantes",
    high="alta | alto | elevada",
    medium="média | médio | moderada",
    low="baixa | baixo | pouca",
    unsure=(
        "não confiante | pouco confiante | não muito confiante | pouca confiança | sem confiança"
        " | não estou confiante | não estou muito confiante"
    ),
    up=(
        "subiu | aumentou | aumentou em | mais | subimos | ganhamos | cresceu | aumento de | subiu em"
        " | cresceu em | alta de"
    ),
    down=(
        "caiu | caiu em | diminuiu | diminuiu em | menos | baixou | perdemos | reduziu | queda de | reduziu em"
        " | baixou em | redução de"
    ),
    better_by="melhorou | melhorou em | melhora de",
    worse_by="piorou | piorou em | piora de",
    more="a mais | novos | novas | novo | nova | mais | adicionais",
    another="mais | outros | outras",
    fewer="a menos | menos",
    start="desde",
    to=(
        "para | até | a | subiu para | caiu para | agora em | chegou a | foi para | passou para | baixou para"
        " | ao | chegamos a | passamos para"
    ),
    of="dos | das",
    either="de",
    between="entre",
    conjunction="e",
    alternative="ou",
    no="não mais | já não | não | em vez de | ao invés de | e não",
    but="mas | e sim | porém | exceto | embora",
    pick="digamos | vamos dizer | eu diria | coloca",
    now=(
        "agora | atualmente | no total | hoje | até agora | total | por enquanto | por ora | até o momento"
        " | esta semana | essa semana"
    ),
    past="era | eram | estava | antes | anteriormente | contra | foi | estávamos em",
    past_time="semana passada | na semana passada | a semana passada | mês passado | ontem | da última vez",
    future=(
        "se | poderia | pode ser | será | serão | deveria | esperamos chegar | espero | previsto | pode ficar"
        " | podemos ficar | talvez bloqueado | vamos | quando | assim que | deve chegar | chegaremos | vai"
    ),
    pending=(
        "por semana | por dia | por mês | ao mês | pendentes | previstas | previstos | agendadas | agendados"
        " | a fazer | planejadas | restantes | faltam | marcadas | em negociação"
    ),
    goal="meta | objetivo | alvo | a meta | meta de | a meta é",
    way=(
        "e meia | e meio | mais rápido | mais rápidos | do caminho | da meta | do objetivo | de progresso"
        " | a mais | a menos | mais | menos | melhor"
    ),
    about=(
        "cerca de | aproximadamente | quase | mais de | menos de | uns | umas | por volta de | pouco mais de"
        " | talvez | perto de | pelo menos | temos"
    ),
    lead=(
        "em | estamos em | está em | estão em | cerca de | aproximadamente | quase | ainda em | continua em"
        " | mais de | menos de | é | são | temos | uns | umas | por volta de | atingiu | chegamos em"
        " | pouco mais de | talvez | mantém em | segue em | já são | foram | já temos | perto de | pelo menos"
        " | fechamos em"
    ),
    reached=(
        "feitas | feitos | realizadas | realizados | assinados | fechados | publicados | contratados | concluídas"
        " | concluídos | vendidos | entregues"
    ),
    numbers=(
        "zero=0 | nenhum=0 | nenhuma=0 | um=1 | uma=1 | dois=2 | duas=2 | três=3 | quatro=4 | cinco=5 | seis=6"
        " | sete=7 | oito=8 | nove=9 | dez=10"
    ),
    a_few="alguns | algumas | vários | várias | poucos | poucas | muitos | muitas",
    reason="porque | por causa de | devido a",
    sample="dos quais | das quais | incluindo",
    every="todos | todas | tudo | ambos | ambas | os dois | as duas | para todos | para ambos",
    rest=(
        "o resto | os outros | as outras | os demais | as demais | o outro | a outra | resto | o restante"
        " | restante | demais"
    ),
    first="primeiro=1 | primeira=1 | segundo=2 | terceiro=3 | terceira=3",
    filler=(
        "estou | estarei | me | vou | o | a | os | as | um | uma | de | do | da | dos | das | no | na | nos | nas"
        " | em | com | por | para | que | se | nós | nosso | nossa | meu | minha | é | são | está | estão"
        " | estamos | foi | já | muito | bem | ainda | também | esta | este | essa | esse | semana | mês"
        " | trimestre | dia | desde | kr | e | ao | à | pelo | pela | valor | número | hoje | só | apenas"
        " | como | equipe | time"
    ),
    weekdays=(
        "segunda segunda-feira | terça terça-feira | quarta quarta-feira | quinta quinta-feira"
        " | sexta sexta-feira | sábado | domingo"
    ),
    tomorrow="amanhã",
    overmorrow="depois de amanhã",
    next_week="próxima semana | semana que vem",
    next_month="mês que vem | próximo mês",
    soon="mais tarde | depois | daqui a pouco | em breve | agora não",
    midday="à tarde",
    evening="à noite | fim do dia",
    half="meia hora",
    one="um uma",
    months="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    on_day="dia até às em",
    in_year="desde em",
    within="em",
    spans="minutos hora horas dia dias semana semanas",
    may_i="pode posso",
    condition="se",
    subordinate="desde",
    nobody="nada",
    small="o os as do da dos e em",
)
