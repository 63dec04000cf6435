"""German."""

from bot.replies.words import Words

WORDS = Words(
    on_track=(
        "im plan | auf kurs | auf kurs geblieben | planmässig | planmäßig | nach plan | läuft nach plan"
        " | im zeitplan | wieder auf kurs | wieder im plan | im grünen bereich | liegt im plan | auf plan"
        " | im soll | plangemäss | plangemäß | wie geplant | im fahrplan"
    ),
    at_risk=(
        "gefährdet | in gefahr | verzögert | verspätet | im verzug | in verzug | hinter plan | hinterher"
        " | wackelt | kritisch | hinter dem plan | hinter dem zeitplan | im rückstand | in rückstand"
        " | hängt hinterher | verzögert sich | leicht im verzug | verschiebt sich | risiko | mit risiko"
        " | hinken hinterher | hinkt hinterher | spät dran | zurück hinter plan"
    ),
    off_track=(
        "nicht im plan | nicht auf kurs | vom kurs abgekommen | ausser plan | außer plan | nicht nach plan"
        " | nicht erreichbar | aus dem ruder | weit hinter plan | nicht mehr im plan | nicht mehr auf kurs"
        " | nicht mehr erreichbar | nicht zu schaffen | weit hinterher | off track | völlig aus dem plan"
    ),
    green="grün | grünes licht",
    yellow="gelb | orange",
    red="rot",
    done=(
        "erledigt | fertig | abgeschlossen | erreicht | ziel erreicht | geschafft | vollendet | ausgeliefert"
        " | fertiggestellt | ist durch | ziel ist erreicht | zielwert erreicht | haben wir erreicht | vollständig"
        " | umgesetzt | live | veröffentlicht | beendet | ist live | ist da | das ziel erreicht"
        " | haben das ziel erreicht"
    ),
    not_done=(
        "nicht gestartet | noch nicht gestartet | noch nicht | nicht begonnen | noch nicht begonnen"
        " | noch nicht angefangen | noch offen | nicht fertig | noch nicht fertig | nicht erledigt"
        " | noch nicht erledigt | nicht erreicht | noch nicht erreicht | noch keine messung | nicht abgeschlossen"
        " | noch nicht abgeschlossen | offen | nicht angefangen | noch kein start | noch nicht da"
        " | noch nicht live"
    ),
    blocked_by=(
        "blockiert durch | blockiert von | blockiert wegen | geblockt durch | geblockt von | wartet auf"
        " | warten auf | warte auf | warten wir auf | warten noch auf | warte noch auf | wartet noch auf"
        " | hängt an | hängen an | hängt fest an | hängt noch an | hänge an | blockiert: | blocker: | blocker ist"
        " | blockade: | wartend auf | abhängig von | hängen fest bei | hängen bei | hängt bei | steckt fest bei"
        " | stecken fest bei | blockiert an | blockiert bei | warten immer noch auf | wartet immer noch auf"
        " | es hängt an | warten weiterhin auf | wartet weiterhin auf | blocker - | aufgehalten durch"
        " | aufgehalten von | blockiert weil | auf eis wegen | warte immer noch auf | warten aktuell auf"
        " | warten derzeit auf | noch blockiert durch | immer noch blockiert durch"
    ),
    blocked=(
        "blockiert | geblockt | noch blockiert | immer noch blockiert | weiterhin blockiert"
        " | noch immer blockiert | steckt fest | stecken fest | hängen fest | hängt fest | ist blockiert"
    ),
    unblocked=(
        "nicht mehr blockiert | nicht blockiert | keine blocker | kein blocker | keine blockaden | blocker gelöst"
        " | entblockt | nicht länger blockiert | blocker weg | blocker ist weg | blockade gelöst | blocker: keine"
        " | blocker: keiner | blocker behoben | wieder frei | blockade aufgehoben | nichts blockiert"
        " | keine blockade | nicht mehr geblockt | blocker keine | blockierung gelöst | blockiert nicht mehr"
        " | keine blocker mehr | kein blocker mehr | nicht mehr am warten | warten nicht mehr | unblockiert"
    ),
    unchanged=(
        "keine änderung | keine änderungen | keine veränderung | keine veränderungen | unverändert | wie bisher"
        " | wie gehabt | gleich | gleich geblieben | wie letzte woche | wie vorher | wie zuvor | nichts neues"
        " | keine neuigkeiten | kein update | keine updates | gleichbleibend | stagniert | nichts passiert"
        " | hat sich nichts geändert | hat sich nichts getan | kein fortschritt | keine fortschritte"
        " | keine bewegung | dasselbe | stand unverändert | wie letztes mal | wie beim letzten mal"
        " | nichts geändert | keine anpassung | keine anpassungen | alles beim alten | alles gleich"
        " | nichts zu berichten | stabil | gleicher stand | gleicher wert | gleicher stand wie letzte woche"
        " | wie letzten monat | nix neues | unveraendert | keine aenderung | bleibt gleich | bleibt so"
        " | bleibt unverändert | noch keine veränderung | noch keine änderung | keine änderung zur vorwoche"
        " | genauso wie letzte woche | niemand neues | keiner neu | nicht verändert | hat sich nicht verändert"
        " | hat sich nicht geändert | nicht bewegt | hat sich nicht bewegt | wie vergangene woche"
        " | wie in der letzten woche | dito | keine bewegung seit letzter woche | kein neuer stand"
        " | gleich wie letzte woche"
    ),
    dropped=(
        "gestrichen | verworfen | depriorisiert | pausiert | abgesagt | aufgegeben | eingestellt | auf eis"
        " | auf eis gelegt | zurückgestellt | nicht weiterverfolgt | verschoben auf | wird nicht weiterverfolgt"
        " | fallen gelassen | verfolgen wir nicht mehr"
    ),
    event=(
        "krank | ausfall | störung | ferienabwesenheit | ferienabwesenheiten | gekündigt | vorfall | kündigung"
        " | ausgefallen | panne"
    ),
    vague=(
        "keine ahnung | weiss nicht | weiß nicht | unsicher | schwer zu sagen | besser | schlechter | mehr"
        " | weniger | etwas besser | viel besser | verdoppelt | halbiert | hälfte | die hälfte | halb | fast"
        " | fast fertig | fast geschafft | fast da | läuft gut | läuft | gut | kommt gut | in arbeit | laufend"
        " | verbessert | gestiegen | gesunken | höher | tiefer | niedriger | etwas höher | etwas tiefer"
        " | besser als letzte woche | schlechter als letzte woche | ein bisschen | ein wenig | geht voran"
        " | geht vorwärts | kommen voran | fortschritte | unklar | zur hälfte | auf halbem weg | auf gutem weg"
        " | verdreifacht | doppelt so viele | doppelt so viel | ganz gut | nicht so gut | mühsam | bald fertig"
        " | teilweise | grösstenteils | größtenteils | leicht gestiegen | leicht gesunken | soweit gut"
        " | sieht gut aus | rückläufig | steigend | sinkend | erste resultate"
    ),
    skip=(
        "überspringen | auslassen | überspring | weglassen | passe | ich passe | diese woche nicht | keine angabe"
        " | keine angaben | entfällt | nicht anwendbar | k.a. | alles überspringen | alle überspringen"
        " | diesmal nicht | lass aus | kann ich nicht sagen | kann nichts sagen | n/a | diese woche aussetzen"
        " | aussetzen | diese woche keine angabe | heute nicht | bitte überspringen | nicht diese woche"
        " | diesmal ohne mich | keine antwort | skippen"
    ),
    snooze=(
        "erinnere mich | erinner mich | erinnern | frag mich | frag nochmal | frag wieder | melde mich"
        " | ich melde mich | mache ich | mach ich | mache es | kümmere mich | bin beschäftigt | keine zeit"
        " | gerade keine zeit | jetzt nicht | gerade nicht | moment | trage ich | trage es | trag ich"
        " | reiche ich | liefere ich | nachreichen | schicke ich | schick ich | komme darauf zurück | schlummern"
        " | bitte später fragen | wird nachgereicht | brauche noch | noch etwas zeit | muss noch nachsehen"
        " | schaue nach | schau ich | schaue ich | gib mir | geb ich | gebe ich | update folgt | zahlen folgen"
        " | kommt noch | folgt | bin in einer sitzung | bin im meeting"
    ),
    time=(
        "später | morgen | morgen früh | morgen vormittag | morgen nachmittag | heute abend | heute nachmittag"
        " | nächste woche | übermorgen | nächsten montag | nach dem mittag | nach dem mittagessen | am montag"
        " | am dienstag | am mittwoch | am donnerstag | am freitag | montag | dienstag | mittwoch | donnerstag"
        " | freitag | samstag | sonntag | in einer stunde | in einer halben stunde | gleich nachher | nachher"
        " | bald | ende woche | ende der woche | nächsten dienstag | nächsten mittwoch | nächsten donnerstag"
        " | nächsten freitag | in ein paar minuten | in ein paar stunden | in ein paar tagen | in zwei stunden"
        " | in zwei tagen | in einer woche | nächsten monat | am nachmittag | am abend | am wochenende"
        " | nach dem wochenende | nach dem meeting | in zwei wochen | ein andermal | etwas später | in drei tagen"
        " | nach der sitzung | später heute | mo | di | mi | do | fr | anfang nächster woche | am ende der woche"
        " | heute später"
    ),
    away=(
        "im urlaub | in den ferien | ferien | urlaub | krankgeschrieben | ich bin krank | bin krank | krank heute"
        " | abwesend | heute frei | nicht im büro | ausser haus | außer haus | im meeting | in einer sitzung"
        " | elternzeit | unterwegs | in urlaub | heute krank | bin weg | feiertag | bin abwesend | im militär"
        " | bin in den ferien | bin im urlaub | nicht da | bin nicht da | habe frei"
    ),
    question=(
        "was | wann | wer | wie | warum | wieso | weshalb | welche | welcher | welches | wo | wofür | kannst du"
        " | können wir | kann ich | kannst | könntest du | soll ich | muss ich | zeig | zeig mir | zeige mir"
        " | ist das | gibt es | gilt das | zählt das | zählt | was ist | was war | wie hoch | wie viel"
        " | wie viele | wem | wessen | hast du | bist du | darf ich | sag mir | erklär | ist es | sind das | wozu"
        " | wie lautet | wie war | wie geht | wie funktioniert | wie kann ich | woher | worum | könnt ihr"
        " | stimmt das | hab ich | habe ich"
    ),
    help="hilfe | hilf mir | hilfe bitte",
    chatter=(
        "danke | dankeschön | danke dir | vielen dank | merci | ok | okay | alles klar | super | toll | cool"
        " | hallo | hi | hey | moin | guten morgen | guten tag | guten abend | tschüss | tschüß | gern | gerne"
        " | bitte | passt | prima | gut gemacht | schönes wochenende | schönen tag | schönen abend"
        " | schönen feierabend | feierabend | haha | lol | hehe | jo | ja | nein | nö | sorry | entschuldigung"
        " | verstanden | wird gemacht | mache ich gleich | grüezi | servus | mahlzeit | bis dann | bis später"
        " | bis morgen | bis bald | kein problem | gute nacht | klar | freut mich | sehr gut | perfekt | hoi"
        " | salü | tschau | ciao | besten dank | danke sehr | lieben dank | guter bot | grüße | grüsse | lg"
        " | egal | schon gut | einverstanden | danke für die erinnerung | stimmt"
        " | genau"
    ),
    elsewhere="falscher kanal | falscher chat | falsches fenster",
    oops=(
        "sorry | entschuldigung | ich meinte | ich meine | meinte | korrektur | tippfehler | vertippt | falsch"
        " | verwechselt | vertauscht | richtig ist | statt dessen | ups | hoppla | moment | doch | war falsch"
        " | das war falsch | ich habe mich vertippt | hab mich vertippt | muss heissen | muss heißen"
        " | soll heissen | sollte heissen | sollte sein | quatsch | nein doch | berichtigung | versehentlich"
        " | korrigiere"
    ),
    confidence=(
        "zuversicht | zuversichtlich | konfidenz | confidence | vertrauen | conf | sicherheit | confidence level"
        " | zuversichtlichkeit"
    ),
    high="hoch | hohe | hoher | sehr hoch | gross | groß | grosse | große",
    medium="mittel | mittlere | mittlerer | mässig | mäßig",
    low="tief | niedrig | gering | tiefe | niedrige | geringe | klein | wenig",
    unsure=(
        "nicht zuversichtlich | nicht sehr zuversichtlich | wenig zuversichtlich | nicht so zuversichtlich"
        " | nicht besonders zuversichtlich | nicht wirklich zuversichtlich | keine zuversicht"
        " | kaum zuversichtlich"
    ),
    up=(
        "plus | gestiegen um | rauf | rauf um | hoch | hoch um | zugenommen um | dazu gewonnen | dazugewonnen"
        " | gewonnen | stieg um | gewachsen um | mehr als letzte woche | anstieg um | erhöht um | zuwachs von"
        " | anstieg von | steigerung um | gestiegen | zugelegt um"
    ),
    down=(
        "minus | gesunken um | runter | runter um | gefallen um | abgenommen um | sank um | fiel um"
        " | reduziert um | rückgang um | weniger als letzte woche | zurückgegangen um | rückgang von"
        " | verringert um | gesunken | gefallen"
    ),
    lost="verloren | wir haben verloren",
    better_by=(
        "besser | schneller | verbessert um | besser um | um besser | verbesserung um | verbesserung von | verbessert"
    ),
    worse_by="verschlechtert um | schlechter um | verschlechterung um | verschlechterung von | verschlechtert",
    more=(
        "mehr | neue | neuer | neues | neu | weitere | weiterer | weiteres | zusätzliche | zusätzlich | dazu"
        " | dazugekommen | neuen | weiteren | hinzugekommen"
    ),
    another="weitere | zusätzliche | nochmals | noch mal | noch weitere | zusätzlich",
    fewer="weniger",
    start="statt bisher | ab",
    to=(
        "auf | zu | bis auf | nun auf | jetzt auf | hoch auf | runter auf | gestiegen auf | gesunken auf"
        " | gefallen auf | bis zu | rauf auf | verbessert auf | verschlechtert auf | erhöht auf | reduziert auf"
        " | bis"
    ),
    of="aus | von den | von insgesamt | der",
    either="von",
    between="zwischen | irgendwo zwischen",
    conjunction="und | sowie",
    alternative="oder",
    no="nicht mehr | nicht länger | nicht | statt | anstatt | und nicht | anstelle von",
    but="aber | sondern | jedoch | allerdings | doch | obwohl | ausser | außer | nur",
    pick=(
        "sagen wir | sagen wir mal | nehmen wir | also eher | ich sage | ich würde sagen | nimm | schreib"
        " | trag ein | setz"
    ),
    now=(
        "jetzt | nun | aktuell | derzeit | insgesamt | total | gesamt | im moment | momentan | heute | kumuliert"
        " | stand heute | somit | zurzeit | zur zeit | bisher | per heute | macht | macht insgesamt | in summe"
        " | summe | diese woche | neu bei | stand jetzt | unterm strich | im ganzen | alles in allem | fürs erste"
        " | vorerst | bis jetzt | mittlerweile | inzwischen"
    ),
    past=(
        "war | waren | vorher | zuvor | früher | bisher waren | statt zuvor | ggü. | gegenüber | hatten | hatte"
        " | vormals | davor | im vergleich zu | verglichen mit | von zuvor | lag bei | waren es | war es"
    ),
    past_time=(
        "letzte woche | letzten monat | vorwoche | letztes mal | gestern | im vormonat | letztes quartal"
        " | vor einer woche | vorige woche | vergangene woche | vor zwei wochen | letztes jahr | im vorjahr"
    ),
    future=(
        "wenn | falls | könnte | könnten | wird | werden | würde | würden | dürfte | dürften | erwarten | erwarte"
        " | hoffen | hoffe | hoffentlich | planen | ausblick | prognose | voraussichtlich | wahrscheinlich"
        " | vermutlich | sollte | sollten | möchte | möchten | wollen | will | sobald | sofern | droht | drohen"
        " | bezweifle | zweifle | müssen | muss | brauchen | brauchen noch | rechnen mit | evtl. | eventuell"
        " | möglicherweise | schaffen wir | bis ende | es fehlen | fehlen | fehlen noch | bleiben noch"
        " | womöglich | sehen uns | wir sehen uns | bis um"
    ),
    pending=(
        "pro woche | pro tag | pro monat | die woche | am tag | im monat | je woche | wöchentlich | pro person"
        " | geplant | ausstehend | offen | fehlen | fehlt | in pipeline | in der pipeline | bis ende"
        " | nächste woche | nächsten monat | nächstes quartal | noch zu tun | in arbeit | in vorbereitung"
        " | in prüfung | im review | in planung | übrig | pendent | in verhandlung | abgelehnt | eingeladen"
        " | noch offen | stehen noch aus | angefragt | vereinbart | angesetzt"
    ),
    goal=(
        "ziel | target | zielwert | ziel von | das ziel | unser ziel | ziel ist | soll | budget | grenzwert"
        " | schwelle | budget von | zielmarke"
    ),
    way=(
        "und eine halbe | und ein halber | und einen halben | einhalb | schneller | langsamer | kürzer | länger"
        " | voraus | günstiger | des ziels | vom ziel | des weges | des wegs | geschafft | erledigt | fertig"
        " | umgesetzt | fortschritt | der strecke | davon | zum ziel | mehr | weniger | höher | tiefer | besser"
        " | schlechter | über dem vorjahr | über vorjahr | unter | über | vom plan | abgeschlossen"
    ),
    about=(
        "ca. | ca | etwa | rund | ungefähr | knapp | über | unter | circa | zirka | mindestens | höchstens | gut"
        " | fast | knapp über | knapp unter | vielleicht | wohl | etwas über | etwas unter | mehr als"
        " | weniger als | genau | erst | schon | nur | nur noch | haben | hat | wir haben | gut über | max."
        " | min. | im schnitt | durchschnittlich | durchschnitt | es sind | weiterhin"
    ),
    lead=(
        "immer noch | noch immer | bei | liegt bei | liegen bei | sind bei | ist bei | stehen bei | steht bei"
        " | wir sind bei | ca. | ca | etwa | rund | ungefähr | knapp | über | unter | circa | zirka | mindestens"
        " | höchstens | immer noch bei | weiterhin bei | weiterhin | bleibt bei | bleiben bei | sind | ist"
        " | haben | hat | erreicht | gut | fast | knapp über | knapp unter | vielleicht | wohl | etwas über"
        " | etwas unter | mehr als | weniger als | genau | erst | schon | nur | stand | wert | jetzt bei"
        " | wir haben | es sind | beträgt | ergibt | durchschnitt | im schnitt | durchschnittlich | messung"
        " | aktueller stand | nach wie vor | nach wie vor bei | noch bei | unverändert bei | stabil bei"
        " | es waren | gemessen | nur noch | resultat | ergebnis | zahl | anzahl | einsparung | liegt jetzt bei"
        " | sind jetzt bei | sind wir bei | gleich bei | hält bei | gut über | max. | min."
    ),
    reached=(
        "erledigt | abgeschlossen | unterschrieben | unterzeichnet | gewonnen | durchgeführt | veröffentlicht"
        " | eingestellt | publiziert | verkauft | geliefert | fertig | fertiggestellt | migriert | erreicht"
        " | umgesetzt | gebucht | benutzt | verbraucht | gehalten | geführt | geschrieben | aktiv | angeworben"
        " | besetzt | gemacht | signiert | live | geschlossen | ausgewertet"
    ),
    numbers=(
        "null=0 | keine=0 | kein=0 | ein=1 | eine=1 | einen=1 | einer=1 | eins=1 | zwei=2 | drei=3 | vier=4"
        " | fünf=5 | sechs=6 | sieben=7 | acht=8 | neun=9 | zehn=10 | elf=11 | zwölf=12 | zwanzig=20"
        " | dreissig=30 | dreißig=30 | vierzig=40 | fünfzig=50 | sechzig=60"
    ),
    a_few="einige | ein paar | mehrere | viele | etliche | wenige | manche | dutzende | hunderte | eine handvoll",
    reason="weil | wegen | aufgrund | da wir | seit wir",
    sample="davon | darunter | basierend auf",
    wish="glückwunsch zu | glückwunsch zum | gratulation zu | gratulation zum",
    countdown="bis zum | bis zur",
    every=(
        "alle | alles | beide | beides | insgesamt | überall | alle drei | alle vier | für alle | für beide"
        " | bei allen | bei beiden | überall sonst | allen | beiden | sämtliche | bei allem | jeweils"
    ),
    rest=(
        "rest | der rest | die anderen | alle anderen | übrige | die übrigen | sonst | alles andere | den rest"
        " | das andere | die andere | restliche | die restlichen | ansonsten | alle übrigen | der andere"
        " | beim rest | bei den anderen | sonst alles | der rest ist"
    ),
    first=(
        "erste=1 | erster=1 | erstes=1 | zweite=2 | zweiter=2 | zweites=2 | dritte=3 | dritter=3 | drittes=3"
        " | vierte=4 | viertes=4 | erstens=1 | zweitens=2 | drittens=3"
    ),
    filler=(
        "um | der | die | das | den | dem | des | ein | eine | einen | einem | einer | wir | ich | es | sie | er"
        " | uns | unser | unsere | mein | meine | haben | hat | ist | sind | im | in | an | am | auf | zu | zum"
        " | zur | mit | von | vom | für | als | auch | so | dann | noch | schon | immer | nun | sehr | ganz"
        " | endlich | wieder | hier | woche | monat | quartal | jahr | tag | seit | letzter | letztem | letzten"
        " | dieser | diese | dieses | nach | wegen | pro | und | leicht | leider | zum glück | etwas | nur | doch"
        " | mal | da | damit | dass | wurde | wurden | worden | geworden | kr | key | result | wert | werte"
        " | zahl | zahlen | stand | aktueller | messung | update | aktualisierung | bitte | ja | nein | sich"
        " | was | bin | gemäss | gemäß | laut | team | man | alle | bereits | seit letzter woche | ggü | vorwoche"
        " | dieser woche | bei | halt"
    ),
    weekdays="montag mo | dienstag di | mittwoch mi | donnerstag do | freitag fr | samstag sa | sonntag so",
    tomorrow="morgen",
    overmorrow="übermorgen",
    next_week="nächste woche | nach dem wochenende | kommende woche | anfang nächster woche",
    next_month="nächsten monat",
    soon="später | nachher | bald | jetzt nicht | gleich",
    midday="nachmittag | nach dem mittag | nach dem mittagessen",
    evening="abend | feierabend | ende des tages",
    half="halben stunde",
    one="ein eine einer einem",
    months=(
        "januar jänner jan februar feb märz mär april apr mai juni jun juli jul august aug september sep sept"
        " oktober okt november nov dezember dez"
    ),
    on_day="am vom bis ab seit zum den dem der um im",
    as_of="stand stand_vom stand_am stand_per per_ende",
    on_ordinal="am vom zum den dem bis ab",
    in_year="seit im jahr",
    within="in",
    spans="min minuten stunde stunden tag tage tagen woche wochen monat monaten",
    may_i="kann können könnte könntest kannst",
    condition="falls wenn sofern sobald",
    subordinate="seit weil sodass",
    losses="verlorene verlorenen verlust verluste abwanderung kündigungen abgänge",
    nobody="nichts niemand keine keiner",
    small="der die das und von für mit pro den dem des zum zur",
)
