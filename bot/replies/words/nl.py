"""Dutch, as far as short answers need it."""

from bot.replies.words import Words

WORDS = Words(
    on_track=(
        "op schema | op koers | volgens plan | op tijd | volgens planning | weer op koers | weer op schema"
        " | ligt op schema | zoals gepland | op de goede weg | in lijn met de planning"
    ),
    at_risk=(
        "in gevaar | loopt risico | achter op schema | vertraagd | achter | loopt achter | vertraging"
        " | lopen achter | achter op planning | riskant | we lopen achter | loopt vertraging op"
        " | een beetje achter | risico"
    ),
    off_track=(
        "niet op schema | van koers | uit koers | niet op koers | ontspoord | ver achter | buiten schema"
        " | niet meer op schema | niet volgens plan"
    ),
    green="groen",
    yellow="geel | oranje",
    red="rood",
    done=(
        "klaar | af | gedaan | afgerond | voltooid | doel bereikt | doel behaald | gehaald | behaald | bereikt"
        " | opgeleverd | doel gehaald | afgemaakt"
    ),
    not_done=(
        "niet begonnen | nog niet begonnen | nog niet | nog niet gestart | niet gestart | niet af | nog niet af"
        " | niet klaar | nog niet klaar | niet afgerond"
    ),
    blocked_by=(
        "geblokkeerd door | blokkade door | wachten op | wacht op | wachtend op | we wachten op | vast op"
        " | zit vast op | zitten vast op | wachten nog op | wacht nog op | geblokkeerd: | blokkade: | blocker:"
        " | vast door | geblokkeerd op | hangt op | afhankelijk van | nog steeds wachten op"
        " | wachten nog steeds op | nog aan het wachten op | in afwachting van | aan het wachten op"
        " | opgehouden door | tegengehouden door | blijft hangen op | geblokkeerd vanwege"
    ),
    blocked="geblokkeerd | nog geblokkeerd | nog steeds geblokkeerd | zit vast | vast | zitten vast",
    unblocked=(
        "niet meer geblokkeerd | geen blokkades | geen blokkade | niet geblokkeerd | geen blockers"
        " | gedeblokkeerd | niet langer geblokkeerd | geen blocker | blokkade opgelost | geen belemmeringen"
        " | blokkade weg"
    ),
    unchanged=(
        "geen verandering | geen veranderingen | geen wijziging | geen wijzigingen | ongewijzigd | onveranderd"
        " | hetzelfde | niets nieuws | zelfde als vorige week | gelijk gebleven | geen nieuws | niks nieuws"
        " | geen update | gelijk | niks veranderd | niets veranderd | stabiel | geen voortgang"
        " | zoals vorige week | nog hetzelfde | hetzelfde als vorige week | idem | geen updates | geen beweging"
        " | onveranderd gebleven | zelfde"
    ),
    dropped="geschrapt | geannuleerd | gestopt | gepauzeerd | op pauze | losgelaten | vervallen",
    event="incident | storing | ziek | uitval",
    vague=(
        "beter | slechter | verdubbeld | de helft | helft | halverwege | bijna | bijna klaar | gaat goed | goed"
        " | loopt | bezig | iets beter | in uitvoering | beter dan vorige week | slechter dan vorige week"
        " | gestegen | gedaald | vooruitgang | meer | minder | hoger | lager | een beetje beter | mee bezig"
        " | ongeveer de helft"
    ),
    skip=(
        "overslaan | sla over | sla deze over | sla maar over | deze week niet | pas | ik pas | n.v.t. | nvt"
        " | niet van toepassing | alles overslaan | sla alles over | deze keer niet | skippen"
    ),
    snooze=(
        "herinner me | herinner mij | vraag het me | vraag me | doe ik | ik doe het | antwoord ik | nu niet"
        " | geen tijd | druk | ik kom erop terug | werk ik bij | in vergadering | laat ik weten"
        " | ik laat het weten | ik kijk | zit in een vergadering | ik vul het | even geen tijd | vraag het"
    ),
    time=(
        "later | morgen | morgenochtend | morgenmiddag | vanavond | vanmiddag | volgende week | maandag | dinsdag"
        " | woensdag | donderdag | vrijdag | zaterdag | zondag | overmorgen | over een uur | straks | binnenkort"
        " | later vandaag | over een uurtje | eind van de dag | eind van de week | volgende maand | na de lunch"
        " | zo meteen | aan het eind van de dag | volgende maandag"
    ),
    away=(
        "met vakantie | op vakantie | ziek vandaag | ik ben ziek | met verlof | afwezig | niet op kantoor"
        " | vrij vandaag | ziekgemeld | ben ziek | vandaag vrij | met ouderschapsverlof | ben vrij"
    ),
    question=(
        "wat | wanneer | wie | hoe | waarom | welke | welk | hoeveel | waar | kun je | kan je | kan ik"
        " | kunnen we | moet ik | laat zien | toon | is het | is dit | mag ik | wat was | wat is | kunt u"
        " | zou je | geef me | hoezo"
    ),
    help="hulp | help | help me",
    chatter=(
        "bedankt | dank je | dankjewel | dank je wel | dank u | dank | dankje | hallo | hoi | hey | goedemorgen"
        " | goedemiddag | goedenavond | ok | oké | prima | top | mooi | leuk | tot ziens | doei | graag gedaan"
        " | haha | lol | alsjeblieft | aub | begrepen | komt goed | fijn weekend | ja | nee | sorry | super"
        " | fijne dag | geen probleem | goed zo | tot later | tot morgen | thanks | goed gedaan | dag"
    ),
    oops=(
        "sorry | ik bedoel | ik bedoelde | bedoelde | correctie | typfout | oeps | fout | eigenlijk | vergissing"
        " | moet zijn | verkeerd om | foutje"
    ),
    confidence="vertrouwen | conf | zekerheid | vertrouwensniveau",
    high="hoog | hoge",
    medium="gemiddeld | matig | middel",
    low="laag | lage | weinig",
    unsure="geen vertrouwen | niet veel vertrouwen | weinig vertrouwen | niet zeker | niet erg zeker | niet zo zeker",
    up="gestegen met | plus | omhoog | omhoog met | toegenomen met | erbij gekregen | stijging van | gegroeid met",
    down="gedaald met | min | omlaag | omlaag met | afgenomen met | daling van | gezakt met",
    lost="verloren",
    better_by="verbeterd met | verbetering van | beter met",
    worse_by="verslechterd met | verslechtering van",
    more="erbij | nieuwe | meer | extra | nieuw | extra erbij",
    another="extra | nog eens",
    fewer="minder | eraf",
    to="naar | tot | gestegen naar | gedaald naar | nu op | gezakt naar | gegroeid naar | omhoog naar | omlaag naar",
    of="van de | uit",
    either="van",
    between="tussen",
    conjunction="en",
    alternative="of",
    no="niet meer | niet langer | niet | in plaats van | en niet",
    but="maar | echter | behalve | hoewel",
    pick="zeg maar | laten we zeggen | laten we het houden op | zeg | ik zou zeggen",
    now=(
        "nu | momenteel | in totaal | totaal | vandaag | tot nu toe | op dit moment | voorlopig | deze week"
        " | inmiddels | voor nu | al met al"
    ),
    past="was | waren | voorheen | eerder | vergeleken met | tegen | ten opzichte van | t.o.v.",
    past_time="vorige week | vorige maand | gisteren | vorige keer | afgelopen week",
    future=(
        "als | zou | zouden | zal | zullen | verwacht | verwachten | hopen | hopelijk | misschien geblokkeerd"
        " | mogelijk | kan | kunnen | indien | wordt | worden | zodra | dreigt | gaan we | tegen het einde | wil"
        " | willen"
    ),
    pending=(
        "per week | per dag | per maand | gepland | te gaan | nog te doen | open | ingepland | in behandeling"
        " | volgende week | nog nodig | in de pijplijn | afgewezen"
    ),
    goal="doel | target | doelstelling | ons doel | doel van | streefwaarde",
    way=(
        "en een half | en een halve | sneller | langzamer | korter | langer | van het doel | van de weg"
        " | van target | onderweg | voortgang | meer | minder | hoger | lager | beter"
    ),
    about=(
        "ongeveer | circa | ca. | ca | rond | bijna | meer dan | minder dan | iets meer dan | net boven"
        " | misschien | zo'n | krap | ruim | minstens | hebben"
    ),
    lead=(
        "nog steeds | op | bij | staan op | staat op | zitten op | zit op | ongeveer | circa | ca. | ca | rond"
        " | bijna | nog steeds op | blijft op | meer dan | minder dan | zijn | is | hebben | iets meer dan"
        " | net boven | misschien | blijft staan op | stabiel op | we zijn op | we zitten op | zo'n | krap | ruim"
        " | zitten nu op | nog op | minstens | staan nu op"
    ),
    reached=(
        "getekend | afgerond | gesloten | gehouden | gepubliceerd | aangenomen | verkocht | gedaan | klaar"
        " | opgeleverd | ondertekend | gevoerd"
    ),
    numbers=(
        "nul=0 | geen=0 | een=1 | één=1 | twee=2 | drie=3 | vier=4 | vijf=5 | zes=6 | zeven=7 | acht=8 | negen=9"
        " | tien=10 | elf=11 | twaalf=12"
    ),
    a_few="enkele | een paar | meerdere | veel | sommige | weinige",
    reason="omdat | vanwege | doordat",
    sample="waarvan",
    every="alle | alles | beide | allebei | overal | voor alle | voor beide | alle drie | allemaal",
    rest=(
        "de rest | de andere | de anderen | de overige | rest | overige | verder | al het andere | het andere"
        " | voor de rest"
    ),
    first="eerste=1 | tweede=2 | derde=3 | vierde=4",
    filler=(
        "ben | me | de | het | een | van | in | op | aan | met | voor | door | te | om | dat | dit | deze | die"
        " | we | wij | ik | het is | is | zijn | hebben | heeft | ons | onze | mijn | er | al | nog | ook | erg"
        " | heel | wel | toch | week | maand | kwartaal | jaar | dag | sinds | kr | en | naar | bij | uit"
        " | waarde | getal | nu | helaas | eindelijk | weer | want | team | zo | dan | gegaan | gestegen"
        " | gedaald | gezakt | gegroeid | gewoon"
    ),
    weekdays="maandag | dinsdag | woensdag | donderdag | vrijdag | zaterdag | zondag",
    tomorrow="morgen | morgenochtend | morgenmiddag",
    overmorrow="overmorgen",
    next_week="volgende week",
    next_month="volgende maand",
    soon="later | straks | binnenkort | zo meteen | nu niet",
    midday="vanmiddag | na de lunch | middag",
    evening="vanavond | eind van de dag",
    half="half uur",
    one="een",
    months="januari februari maart april mei juni juli augustus september oktober november december",
    on_day="op om vanaf tot",
    in_year="sinds",
    within="over",
    spans="minuten uur uren dag dagen week weken",
    may_i="kan kun",
    condition="als indien",
    subordinate="sinds",
    nobody="niets",
    losses="verloren verlies opzeggingen",
    small="het een van en voor met",
)
