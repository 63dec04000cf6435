"""English."""

from bot.replies.words import Words

WORDS = Words(
    on_track=(
        "on track | on-track | ontrack | back on track | still on track | on schedule | on target | on course"
        " | on pace | as planned | according to plan | ahead of plan | ahead of schedule"
    ),
    at_risk=(
        "at risk | at-risk | amber | behind | behind schedule | running behind | behind plan | falling behind"
        " | delayed | slipped | slipping | slips | slightly behind | running late | bit behind | off pace"
    ),
    off_track=(
        "off track | off-track | offtrack | not on track | not on plan | not on schedule | way off | far behind"
        " | no longer on track | not on track anymore"
    ),
    green="green",
    yellow="yellow | orange",
    red="red",
    done=(
        "done | complete | completed | finished | shipped | target reached | target met | goal reached | goal met"
        " | target hit | reached the target | hit the target | met the target | reached our target"
        " | hit our target | hit target | achieved | reached the goal | hit the goal | met the goal | launched"
        " | delivered | issued | accomplished | wrapped up | target achieved | we hit it | is live | went live"
        " | it's live | in the bag | passed | target is reached | mission accomplished"
    ),
    not_done=(
        "not started | not yet started | not yet | not done | not done yet | not complete | not completed"
        " | not finished | haven't started | have not started | hasn't started | not there yet | not shipped"
        " | not live yet | still open | yet to start | not complete yet | isn't done | is not done | not begun"
        " | incomplete | not reached | not issued | not issued yet | not kicked off"
    ),
    blocked_by=(
        "blocked by | blocked on | blocked due to | blocked because of | waiting on | waiting for | awaiting"
        " | stuck on | stuck with | stuck at | stuck behind | held up by | blocked: | blocker: | blockers:"
        " | blocked - | blocker is | blocker - | blocker was | the blocker is | wait for | wait on | waits for"
        " | waits on | waiting to hear from | hung up on | blocked until | still blocked by | still blocked on"
        " | still waiting on | still waiting for | still stuck on"
    ),
    blocked="blocked | still blocked | stuck | still stuck | is blocked | remains blocked",
    unblocked=(
        "unblocked | no blockers | no blocker | not blocked | not blocked anymore | not blocked any more"
        " | no longer blocked | nothing blocking | no longer stuck | not stuck anymore | blockers: none"
        " | blocker: none | no more blockers | blocked: no | blocker resolved | blocker gone | blocker is gone"
        " | blocker cleared | not stuck | no longer waiting | without blockers | blockers - none"
        " | blocker removed | blocker lifted | nothing is blocking | isn't blocked | isn't blocked anymore"
        " | not waiting anymore | blocked no more | zero blockers | blockers none | blocker is resolved"
        " | blocker fixed | un-blocked"
    ),
    unchanged=(
        "no change | no changes | unchanged | same | same as last week | same as before | same as last time"
        " | same as previous | the same | still the same | nothing new | no movement | no update | no updates"
        " | flat | nobody new | no one new | none new | no progress | no news | as before | as last week"
        " | nothing changed | nothing to report | nothing has changed | not changed | hasn't changed"
        " | hasn't moved | didn't move | did not move | no difference | steady | same same | stays the same"
        " | stayed the same | same number | same numbers | no new | nothing to add | has not changed"
        " | has not moved | did not change | didn't change | haven't moved | haven't changed | stable"
        " | same value | same values | no change in the number | no change in the numbers | ditto | as is | idem"
        " | nothing moved | no delta | same again | no developments | no significant changes"
        " | no change this week | same old | stayed flat | is flat | no further progress | no further change"
        " | remains the same | same here | zero change | number unchanged | value unchanged | no new update"
        " | no new updates | nothing else changed"
    ),
    dropped=(
        "obsolete | pausing | no longer relevant | not doing this | scrapped | dropped | deprioritized"
        " | deprioritised | de-prioritized | de-prioritised | descoped | de-scoped | cancelled | canceled"
        " | abandoned | killed | parked | on hold | paused | on pause | no longer pursuing | not pursuing"
        " | gave up | giving up | postponed | pushed to next quarter | moved to next quarter | dropping"
        " | we stopped | shelved"
    ),
    event=(
        "incident | outage | sick | ill | is out | are out | was out | were out | on leave | resigned | quit"
        " | downtime | broke | broken | crashed | lost access | lawsuit | left the company | off sick"
        " | on vacation | on holiday | on parental leave"
    ),
    vague=(
        "no idea | not sure | don't know | dunno | idk | unclear | hard to say | better | worse | a bit better"
        " | much better | slightly better | improving | improved | improved a bit | improved a lot | doubled"
        " | tripled | halved | halfway | half way | halfway there | half | almost there | nearly there | close"
        " | almost done | nearly done | going well | going great | going ok | good progress | some progress"
        " | making progress | progressing | up a bit | up a little | down a bit | a bit up | slightly up"
        " | slightly down | trending up | trending down | most of it | most of them | getting there"
        " | getting better | getting worse | in progress | wip | ongoing | mostly done | almost | nearly"
        " | a bit more | better than last week | worse than last week | up slightly | down slightly | a lot"
        " | quite a lot | a lot more | not great | not good | so-so | as expected | looking good | decent"
        " | moving along | partially done | partly done | on the way | twice as many | twice as much"
        " | much higher | much lower | higher | lower | up | down | more | less | fewer | increased | decreased"
        " | grew | rose | fell | dropped a bit | went up | went down | climbing | declining | good"
        " | great progress | slowly | above target | below target | hit a snag | underway | under way"
        " | work in progress | steady progress | quite good | pretty good | rising"
    ),
    skip=(
        "skip | skip it | skip this | skip this one | skip that | skip that one | pass | pass on | i'll pass"
        " | skip all | skip everything | skip them | skip this week | skip for now | n/a | n.a. | na this week"
        " | not applicable | not this week | not this time | leave it out | leave this out | can't answer"
        " | cannot answer | can't say | no answer | nothing to say | not going to answer | don't want to answer"
        " | skip both | rather not | no comment | can't update | won't update | no data this week | skipping"
        " | skip me | let's skip | i'd rather not | don't ask | no input this week | no input | leave out"
        " | sit this one out"
    ),
    snooze=(
        "brb | be right back | snooze | snooze it | snooze this | remind me | remind me again | ask me"
        " | ask me again | ask again | ping me | ping me again | get back to you | get back to this"
        " | come back to this | come back later | will update | i'll update | i will update | i'll answer"
        " | will answer | i'll reply | will reply | i'll do it | will do it | will do this | i'll do this"
        " | i'll fill | try me | try again | check back | not now | can't right now | busy | busy right now"
        " | no time now | no time | postpone this | i'll send | will send | will report | i'll report | give me"
        " | need more time | i'll get to it | will get to it | bug me | nudge me | can we do this | let's do this"
        " | wait until | hold on | hang on | one sec | one moment | just a moment | just a sec | a sec"
        " | i'll know | i'll have | can this wait | i'll check | let me check | will check | will let you know"
        " | let you know | i'll let you know | i'll come back | not right now | bit busy | swamped | i'll look"
        " | will look | i'll handle | will get back | i'll get back | reply later | answer later | update later"
        " | do it later | numbers come in | numbers will be in | i'll get you"
    ),
    time=(
        "later | later today | later this week | tomorrow | tomorrow morning | tomorrow afternoon | tonight"
        " | this afternoon | this evening | tomorrow evening | next week | next monday | next month | end of day"
        " | eod | end of week | eow | end of the day | end of the week | after lunch | after the meeting"
        " | after standup | soon | in a bit | in a while | in a minute | in a moment | in an hour"
        " | in half an hour | in a few minutes | in a few hours | in a few days | in a couple of hours"
        " | in a couple of days | in the morning | in the afternoon | in the evening | day after tomorrow"
        " | the day after tomorrow | a bit later | monday | tuesday | wednesday | thursday | friday | saturday"
        " | sunday | mon | tue | tues | wed | thu | thurs | fri | next quarter | next tuesday | next wednesday"
        " | next thursday | next friday | over the weekend | after the weekend | next sprint | noon"
        " | in two hours | in two days | in three days | in one hour | first thing tomorrow | in an hour or so"
        " | in a week | in two weeks | in a day | in a day or two | another time | some other time | this friday"
        " | this thursday | at lunch | after my holiday"
    ),
    away=(
        "pto | on pto | ooo | out of office | on vacation | on holiday | on leave | sick | sick today | off today"
        " | i'm sick | i'm off | i'm out | out today | out sick | on sick leave | away | i'm away | afk"
        " | in a meeting | in meetings | off sick | parental leave | travelling | traveling | on a plane"
        " | home sick | day off | out until | back on | back in | annual leave | i'm on leave | at a conference"
        " | public holiday | holiday today | on the road | driving | offsite | in transit | off until"
        " | in a workshop | off work | i am sick | i am off | i am away | under the weather | at the doctor"
    ),
    question=(
        "what | what's | whats | when | when's | who | who's | whose | why | how | which | where | can you"
        " | could you | can i | could i | can we | do i | do we | do you | does | did i | did we | did you"
        " | is it | is this | is that | is there | are there | are we | should i | should we | would you"
        " | will you | show me | tell me | remind me what | may i | am i | are you | was it | is the | has anyone"
        " | have i | have you | did | whom | which one | does it | is my | what if | explain | show | list"
        " | give me the | can someone | what about | any chance | i wonder | not sure what | i don't understand"
        " | don't understand | do these | do they"
    ),
    help="help | help me | help please | huh | commands | how does this work",
    chatter=(
        "thanks | thank you | thx | ty | cheers | ok | okay | k | kk | cool | nice | nice one | great | awesome"
        " | lol | haha | hahaha | hehe | rofl | lmao | hello | hi | hey | hi there | hey there | good morning"
        " | morning | good afternoon | good evening | good night | bye | goodbye | see you | see ya | cu | got it"
        " | sure | will do | noted | np | no problem | no worries | sorry | my bad | you're welcome | yw"
        " | welcome | happy friday | have a nice weekend | have a good weekend | nice weekend | good bot"
        " | bad bot | well done | good job | great job | nice job | congrats | congratulations | yay | woohoo"
        " | wow | fine | perfect | sounds good | makes sense | understood | roger | ack | on it | working on it"
        " | nice try | very funny | funny | brb | gm | have a great day | have a nice day | have a good one"
        " | you rock | love it | much appreciated | appreciated"
        " | ignore that | ignore this | never mind | nevermind | nvm | test | testing | yep | yup | yes | no"
        " | nope | yeah | hm | hmm | ugh | oops | whatever | please | pls | thanks a lot | many thanks"
        " | thank you so much | thanks bot | hello bot | hi bot | hey bot | you again | not you again | tgif"
        " | alright | all right | right | great thanks | oh | ah | omg | good luck | bot | robot | dear | friend"
        " | see you there | talk soon | ttyl | take care | just kidding | jk | copy that | aye"
    ),
    elsewhere="wrong channel | wrong window | wrong chat | wrong thread | wrong person",
    oops=(
        "oops | sorry | i mean | i meant | scratch that | correction | typo | wrong way round | my mistake"
        " | make that | make it | should be | should have been | should read | wait | i mistyped | mistyped"
        " | fix that | actually | correct that | wrong number | i misread | misread | wrong one | that was wrong"
        " | wrong | no wait | meant | rather | i misspoke | change that to | change it to | strike that | my bad"
        " | whoops | ups | that should be | it should be | i was wrong | got them mixed up | mixed up"
        " | mixed them up"
    ),
    confidence="confidence | conf | confident | confidence level | conf. | certainty | my confidence",
    high="high | very high | highly",
    medium="medium | mid | moderate | average | so-so",
    low="low | very low | lowish",
    unsure=(
        "not confident | not very confident | not so confident | not too confident | not really confident"
        " | unconfident | not that confident | no confidence | not at all confident | not confident at all"
        " | little confidence | isn't confident"
    ),
    up=(
        "up | up by | increased | increased by | grew | grew by | rose | rose by | gained | plus | rise of"
        " | increase of | growth of | went up | went up by | raised by | jumped | jumped by | climbed"
        " | climbed by | add | added | grown by | risen by | higher by | gain of"
    ),
    down=(
        "down | down by | decreased | decreased by | fell | fell by | dropped by | dropped | minus"
        " | reduced by | drop of | decrease of | went down | went down by | shrank by | declined by | declined"
        " | cut by | lowered by | lower by | reduction of | slid | slid by | sank by"
    ),
    lost="lost | we lost | losing | lost another",
    better_by=(
        "better | faster | quicker | improved by | better by | improvement of | improved | improving by | gained by"
    ),
    worse_by="slower | worsened by | worse by | worsened | regressed by | regressed | deteriorated by",
    more=(
        "more | new | additional | extra | further | added | more than last week | more than last time"
        " | more than last month | more than last quarter | more than last year | more than yesterday"
        " | more than before | more than previously | more than the week before | more than we had"
        " | higher than last week | higher than last time | higher than last month | higher than before"
    ),
    another="another | additional | an additional | an extra | added | extra | a further",
    fewer=(
        "fewer | less | less than last week | less than last time | less than last month | less than last quarter"
        " | less than last year | less than yesterday | less than before | less than previously"
        " | less than the week before | less than we had | fewer than last week | fewer than last time"
        " | fewer than last month | fewer than before | fewer than yesterday | fewer than the week before"
        " | lower than last week | lower than last time | lower than last month | lower than before"
    ),
    start="from",
    to="to | up to | down to | now to | up at | down at | went to",
    of="of | out of | of the | of our | out of the | out of our | of my | from the",
    between="between | somewhere between | anywhere between",
    conjunction="and | & | as well as",
    alternative="or | or maybe",
    no="no longer | not | instead of | rather than | and not",
    but="but | but rather | however | though | although | except | just",
    pick=(
        "call it | let's say | let's call it | say | i'd say | put | put it at | put down | let's go with"
        " | go with | settle on | make it"
    ),
    now=(
        "now | now at | currently | currently at | total | in total | altogether | overall total | so far | today"
        " | until now"
        " | at the moment | as of today | as of now | this week | right now | to date | is now | are now | now is"
        " | standing at | all in all | in all | sum | cumulative | in sum | all told | making it | makes it"
        " | which makes | bringing us to | brings us to | for a total of | totalling | totaling | for now | ytd"
        " | total of | that makes | we now have"
    ),
    past=(
        "was | were | previously | before | earlier | formerly | had | vs | versus | compared to | compared with"
        " | up from | down from | used to be | previous | prior | until now it was | started at | instead of the"
        " | coming from | it was | we were at | we were | was at"
    ),
    past_time=(
        "last week | last month | last time | last quarter | yesterday | last year | in the past | a week ago"
        " | start of the quarter | two weeks ago | a month ago | last friday | last monday | the week before"
        " | last sprint"
    ),
    future=(
        "of being | of getting | risk of being | you're | you are | you were | see you | see ya | catch you"
        " | meet you | if | might | may | could | would | unless | will | we'll | i'll | it'll | expect"
        " | expecting | expected | hope | hoping | hopefully | plan to | planning | going to | doubt | aim"
        " | aiming | should reach | should get | should hit | won't | wouldn't | forecast | forecasting"
        " | projected | projection | on course to | heading to | risk of | in case | potentially"
        " | possibly blocked | likely to | want to | want | wants | need to | needs to | would need | will be"
        " | can be | may be | might be | once | as soon as | when we | can reach | must | ought to | try to"
        " | trying to | supposed to | still need | still needs | should | won't be | assuming"
    ),
    pending=(
        "a week | per week | each week | a day | per day | a month | per month | per quarter | weekly"
        " | every week | per team | each | per person | apiece | next week | next month | next quarter"
        " | next sprint | by friday | by monday | by end of | by the end | left | to go | remaining | scheduled"
        " | upcoming | planned | needed | missing | short of | away from | outstanding | eoq | eoy | to come"
        " | in the pipeline | in pipeline | in review | in the works | still to do | to do | out | rejected"
        " | declined | pending | in draft | in flight | in progress | waiting | open | queued | lined up | coming"
        " | by eoq | by end of quarter | in negotiation | invited | at final stage"
    ),
    goal=(
        "target | goal | target of | goal of | target is | goal is | our target | the target | our goal"
        " | the goal | objective | threshold | limit | benchmark | baseline | quota"
    ),
    way=(
        "sure | agree | agreed | certain | correct | right | behind this | and a half | faster | slower | quicker"
        " | shorter | longer | ahead | behind target | short | away | cheaper | a head | of the way | of target"
        " | of the target | of our target | of goal | of the goal | of plan | to target | to goal | way there"
        " | there | attainment | attained | progress | of it | of them | of the work | through | of the targeted"
        " | finished | of last week | increase | growth | better | higher | lower | worse | more | less | fewer"
        " | decrease | reduction | improvement | above | below | over | under"
    ),
    about=(
        "about | around | roughly | approx | approx. | approximately | nearly | almost | just over | just under"
        " | over | under | above | below | ca | circa | maybe | probably | i think | exactly | only | already"
        " | more than | less than | at least | at most | close to | up to about | have | has | we have | we've"
        " | average | avg | averaging | on average"
    ),
    lead=(
        "at | is | are | about | around | roughly | approx | approximately | nearly | almost | just over"
        " | just under | over | under | above | below | ca | circa | hit | reached | got | stands at | sits at"
        " | still at | stays at | stayed at | remains at | holding at | we're at | we are at | it's | its | it is"
        " | at about | at around | equals | approx. | came in at | landed at | ended at | finished at | closed at"
        " | have | has | we have | we've | maybe | probably | i think | exactly | only | already | measured"
        " | more than | less than | at least | at most | close to | up to about | right at | value | number"
        " | count | result | score | we got | we hit | we reached | shows | says | reads | sitting at"
        " | hovering around | we have now | number is | value is | holds at | steady at | flat at | stable at"
        " | unchanged at | same at | stuck at about | average | avg | averaging | on average"
    ),
    reached=(
        "closed | signed | hired | published | merged | done | live | reached | won | landed | completed"
        " | finished | delivered | booked | sold | migrated | shipped | released | achieved | active | covered"
        " | confirmed | conducted | held | resolved | complete | finalized | onboarded | passing | recorded"
        " | collected | converted | created | built | written | filled | joined"
    ),
    numbers=(
        "zero=0 | none=0 | one=1 | two=2 | three=3 | four=4 | five=5 | six=6 | seven=7 | eight=8 | nine=9"
        " | ten=10 | eleven=11 | twelve=12 | fifteen=15 | twenty=20 | thirty=30 | forty=40 | fifty=50 | sixty=60"
        " | seventy=70 | eighty=80 | ninety=90 | a couple of more=2"
    ),
    a_few=(
        "a few | several | some | a couple | a couple of | many | lots | dozens | a handful | hundreds"
        " | thousands | loads | a dozen"
    ),
    wish=(
        "congrats | congratulations | congrats on | congratulations on | kudos on | well done on | cheers to"
        " | here's to | happy"
    ),
    praise="stars for you | star for you | points for you | stars to you | cookies for you | hugs for you",
    countdown="till | til | until | till the | til the | until the | till our | until our",
    reason=(
        "because | because of | bc | bc of | b/c | b/c of | cuz | cos | due to | owing to | on account of"
        " | since we | since the | since our | since they | since it"
    ),
    sample=(
        "across | across all | based on | of which | of which about | of those | of these | including | incl"
        " | incl. | among"
    ),
    every=(
        "all | both | everything | all of them | both of them | all three | all four | overall | everywhere"
        " | anywhere | across the board | all krs | all key results | both krs | for all | for both | on all"
        " | on both | each | all good here | on everything | all of it"
    ),
    rest=(
        "rest | the rest | others | the others | other ones | the other | remaining ones | everything else"
        " | all others | all the others | other krs | all other | all else | other two | other ones are"
        " | the other two | the other one | other one | anything else"
    ),
    first="first=1 | second=2 | third=3 | fourth=4 | fifth=5 | sixth=6",
    filler=(
        "happy with | happy to | happy about | happy that"
        " | make | set | change | put me down | measured on | taken from | according to | given | the | a"
        " | an | be | been | am | we | we're | were | i | i'm | it | that | this | these | those | our | my"
        " | their | in | on | for | with | as | by | also | so | then | just | still | already | really | very"
        " | quite | finally | again | here | there | one | ones | do | does | its | they | he | she | you | your"
        " | us | me | week | month | quarter | year | day | today's | since | since last | since last week"
        " | than last week | from last week | vs last week | compared to last week | this month | this quarter"
        " | after | due | thanks to | per | via | kr | key | result | results | krs | and | to be"
        " | at last | well | good | um | uh | eh | hm | yes | no | week's | latest | update | updates | status"
        " | figure | figures | metric | current | reading | right | went | moved | move | moving | pushed | got"
        " | gone | going | has | had | number | numbers | value | values | point | put | out of | back | which"
        " | what | means | meaning | mean | check-in | checkin | check | weekly | report | from my side"
        " | on my side | my side | side | nothing | anyway | btw | fyi | afaik | imo | imho | tbh | apparently"
        " | slightly | kind | officially | solid | great | bit | little | somewhat | lately | recently | honestly"
        " | everyone | anyone | everybody | folks | all | guys | though | too | yet | ever | even"
    ),
    weekdays=(
        "monday mon | tuesday tue tues | wednesday wed | thursday thu thurs | friday fri | saturday sat | sunday sun"
    ),
    tomorrow="tomorrow",
    overmorrow="day after tomorrow",
    next_week="next week | after the weekend",
    next_month="next month",
    soon="later | soon | in a bit | in a while | in a moment | in a minute | not now | another time",
    midday="afternoon | after lunch | lunch | noon",
    evening="tonight | evening | eod | end of day | end of the day",
    half="half an hour",
    one="a an one",
    months=(
        "january jan february feb march mar april apr may june jun july jul august aug september sep sept october"
        " oct november nov december dec"
    ),
    on_day="on until till til by after before around from in at since",
    in_year="in since fy",
    as_of="as_of as_at per dated",
    within="in within",
    spans="min mins minute minutes h hr hrs hour hours day days week weeks month months",
    may_i="can could may",
    condition="if unless once assuming",
    subordinate="since so which because but atm",
    nobody="none nothing nobody",
    losses="churn churned lost loss losses attrition cancelled canceled cancellations dropouts leavers departures",
    small=(
        "the and for with from than time this that new per all our not more less over under into number total"
        " average increase decrease grow reduce improve raise lower keep above below least most at of to in on by"
        " or a an is be its quarter month week year monthly weekly daily before after first end versus target"
        " without result key publish land"
    ),
)
