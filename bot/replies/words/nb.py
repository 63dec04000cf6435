"""Norwegian, as far as short answers need it."""

from bot.replies.words import Words

WORDS = Words(
    on_track=(
        "i rute | på rett spor | på sporet | etter planen | som planlagt | i rute igjen | ligger i rute"
        " | fortsatt i rute | på plan | tilbake på sporet | i henhold til plan | på god vei"
    ),
    at_risk=(
        "i fare | risiko | bak skjema | forsinket | på etterskudd | ligger bak | henger etter | utsatt for risiko"
        " | ligger etter | litt bak | litt forsinket | i risiko | usikkert"
    ),
    off_track=(
        "ikke i rute | av sporet | utenfor plan | ute av rute | ikke på sporet | ikke lenger i rute | langt bak"
        " | ikke etter planen | helt av sporet"
    ),
    green="grønn | grønt",
    yellow="gul | gult | oransje",
    red="rød | rødt",
    done=(
        "ferdig | fullført | gjort | oppnådd | mål nådd | målet nådd | målet er nådd | levert | avsluttet | nådd"
        " | i mål | lansert"
    ),
    not_done=(
        "ikke startet | ikke begynt | ikke ennå | ikke enda | ikke ferdig | ennå ikke | ikke i gang"
        " | ikke påbegynt | ikke kommet i gang"
    ),
    blocked_by=(
        "blokkert av | venter på | stoppet av | hindret av | sitter fast på | står fast på | blokkert på"
        " | blokkert: | blokkering: | venter fortsatt på | venter ennå på | avventer | vi venter på | fast på"
        " | avhengig av | blokkert på grunn av | fortsatt blokkert av"
    ),
    blocked="blokkert | fortsatt blokkert | sitter fast | står fast",
    unblocked=(
        "ikke lenger blokkert | ikke blokkert | ingen blokkeringer | ingen hindringer | ingen blokkering"
        " | ikke blokkert lenger | avblokkert | ingenting blokkerer"
    ),
    unchanged=(
        "ingen endring | ingen endringer | uendret | samme som sist | samme som forrige uke | ikke noe nytt"
        " | ingenting nytt | det samme | som før | ingen nyheter | likt | uforandret | status quo"
        " | ingen oppdatering | samme | ingen fremgang | stabilt | som forrige uke | ingen bevegelse | intet nytt"
        " | ikke endret | likt som sist | samme som før | som sist"
    ),
    dropped="droppet | avlyst | kansellert | satt på pause | på vent | nedprioritert | skrinlagt",
    event="hendelse | nedetid | syk | syke | sykdom",
    vague=(
        "bedre | verre | doblet | halvveis | halvparten | nesten | nesten ferdig | går bra | bra | pågår"
        " | litt bedre | økt | redusert | bedre enn forrige uke | verre enn forrige uke | mer | mindre | høyere"
        " | lavere | i gang | under arbeid | det går fremover | på vei"
    ),
    skip=(
        "hopp over | hopp over denne | hopper over | ikke denne uken | ikke denne uka | pass | stå over"
        " | ikke aktuelt | hopp over alle | dropp | skip | står over"
    ),
    snooze=(
        "minn meg på | minn meg | spør meg | spør igjen | gjør det | jeg gjør det | svarer | ikke nå"
        " | har ikke tid | opptatt | oppdaterer | i møte | kommer tilbake | jeg svarer | sitter i møte | tar det"
        " | jeg tar det | gir beskjed"
    ),
    time=(
        "senere | i morgen | i morgen tidlig | i kveld | i ettermiddag | neste uke | mandag | tirsdag | onsdag"
        " | torsdag | fredag | lørdag | søndag | i overmorgen | om en time | snart | senere i dag | neste mandag"
        " | på mandag | på tirsdag | på onsdag | på torsdag | på fredag | etter lunsj | til uken | om litt"
        " | neste måned | om noen dager"
    ),
    away=(
        "på ferie | syk i dag | jeg er syk | permisjon | fraværende | ikke på kontoret | har fri | er syk"
        " | sykmeldt | fri i dag | bortreist | i permisjon"
    ),
    question=(
        "hva | når | hvem | hvordan | hvorfor | hvilken | hvilke | hvor | kan du | kan jeg | skal jeg | vis"
        " | vis meg | er det | må jeg | hvor mye | hvor mange | kan vi | hvilket | kunne du"
    ),
    help="hjelp | hjelp meg",
    chatter=(
        "takk | tusen takk | mange takk | hei | hallo | god morgen | god dag | ok | okei | greit | flott | supert"
        " | ha det | ha det bra | bare hyggelig | haha | lol | vær så snill | forstått | god helg | ja | nei"
        " | beklager | bra jobba | takk for det | den er god | fint | kult | perfekt | vi snakkes"
        " | takk skal du ha | god kveld | hei hei"
    ),
    oops=(
        "beklager | jeg mente | mente | rettelse | skrivefeil | oops | feil | egentlig | jeg mener | skal være"
        " | unnskyld | omvendt"
    ),
    confidence="tillit | konfidens | sikkerhet | conf | selvtillit | trygghet | tiltro | sikker",
    high="høy | høyt",
    medium="middels | medium",
    low="lav | lavt",
    unsure="ikke sikker | ikke veldig sikker | lite sikker | usikker | ikke helt sikker | ikke så sikker",
    up="opp | opp med | økt med | pluss | vunnet | økning på | steget med | vokst med",
    down="ned | ned med | redusert med | minus | nedgang på | falt med",
    lost="mistet",
    better_by="forbedret med | bedret med | forbedring på",
    worse_by="forverret med | forverring på",
    more="nye | flere | ekstra | ny | nytt | til",
    another="ytterligere",
    fewer="færre | mindre",
    start="fra",
    to="til | opp til | ned til | nå på | økt til | falt til | gått til",
    of="av | av de",
    between="mellom",
    conjunction="og",
    alternative="eller",
    no="ikke lenger | ikke | i stedet for | og ikke | istedenfor",
    but="men | unntatt | selv om",
    pick="la oss si | si | vi sier",
    now=(
        "nå | for øyeblikket | totalt | i dag | hittil | til sammen | foreløpig | så langt | per i dag"
        " | for tiden | denne uken | denne uka | til nå"
    ),
    past="var | tidligere | før | mot | sammenlignet med | lå på | opp fra | ned fra",
    past_time="forrige uke | forrige måned | i går | sist | sist uke",
    future=(
        "hvis | kan bli | vil | skal | håper | forventer | dersom | kanskje blokkert | bør | risikerer | kan"
        " | når vi | kommer til å | ventes | planlegger"
    ),
    pending=(
        "per uke | per dag | i uken | per måned | planlagt | gjenstår | igjen | åpne | neste uke | mangler"
        " | i dialog | under behandling"
    ),
    goal="mål | målet | mål på | målet er | målsetting",
    way=(
        "og en halv | og et halvt | raskere | tregere | kortere | lengre | av veien | av målet | fremgang | mer"
        " | mindre | høyere | lavere | bedre"
    ),
    about=(
        "rundt | omtrent | ca. | ca | nesten | over | under | litt over | kanskje | cirka | minst | cirka på"
        " | har | vi har"
    ),
    lead=(
        "på | er på | er | ligger på | rundt | omtrent | ca. | ca | nesten | fortsatt på | holder seg på | over"
        " | under | har | litt over | kanskje | vi er på | står på | fremdeles på | stabilt på | cirka | minst"
        " | cirka på | nådde | vi har"
    ),
    reached="signert | lukket | publisert | ansatt | levert | ferdig | gjennomført | solgt | løst | fullført",
    numbers=(
        "null=0 | ingen=0 | en=1 | én=1 | ett=1 | to=2 | tre=3 | fire=4 | fem=5 | seks=6 | sju=7 | syv=7 | åtte=8"
        " | ni=9 | ti=10"
    ),
    a_few="noen | flere | mange | et par | få",
    reason="fordi | på grunn av",
    sample="hvorav",
    every="alle | alt | begge | begge to | overalt | for alle | for begge | alle tre",
    rest="resten | de andre | den andre | øvrige | ellers | alt annet | de øvrige | alle andre",
    first="første=1 | andre=2 | tredje=3 | fjerde=4",
    filler=(
        "meg | vi | jeg | det | den | de | et | en | er | har | i | på | av | til | for | med | om | som | at | å"
        " | og | nå | også | veldig | endelig | uke | uken | måned | kvartal | dag | siden | kr | vår | vårt"
        " | våre | min | mitt | ble | blitt | så | dessverre | igjen | litt | bare | verdi | tall | da"
        " | ut | gått | teamet"
    ),
    weekdays="mandag | tirsdag | onsdag | torsdag | fredag | lørdag | søndag",
    tomorrow="i morgen",
    overmorrow="i overmorgen",
    next_week="neste uke | til uken",
    next_month="neste måned",
    soon="senere | snart | om litt | ikke nå",
    midday="ettermiddag | etter lunsj",
    evening="i kveld | kveld",
    half="halvtime",
    hour="time",
    one="en et",
    months="januar februar mars april mai juni juli august september oktober november desember",
    on_day="den kl til i",
    in_year="siden i",
    within="om",
    spans="minutter time timer dag dager uke uker",
    may_i="kan",
    condition="hvis dersom",
    subordinate="siden",
    nobody="ingen ingenting",
    losses="tapte mistede frafall oppsigelser",
    small="av og til på for med",
)
