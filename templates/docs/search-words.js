// What search.js knows of the language of those who ask: Canvas's own words, and what others call the same.
"use strict";

window.canvasSearchWords = {
  // Words that say only what is done, by the verb that does it. They are no sign of what it is done to.
  doing: {
    POST: "create add new make insert post give",
    DELETE: "delete remove destroy drop erase",
    PUT: "update edit change modify set alter adjust",
    GET: "list get show fetch retrieve read view see find display lookup query check",
  },
  // Words that say what is done and are also names of it in the docs.
  acting: {
    POST: "upload submit send register enroll enrol import copy duplicate clone install message start run begin trigger reply respond invite assign attach launch export join book reserve restore undelete share subscribe sync push like rate generate",
    DELETE: "clear unenroll unenrol conclude end abort stop revoke unsubscribe leave kick uninstall cancel deactivate",
    PUT: "bind tag untag score flag unflag mute close reopen mute unmute suspend revert rollback turn switch rename move replace mark publish unpublish hide reorder sort arrange grade excuse accept approve reject decline lock unlock merge split restore undelete pin unpin enable disable archive star reactivate activate extend",
    GET: "search download browse count",
  },
  // Words that are a verb at the end too: `rubric create`, in contrast to `group set`.
  trailing: "create add delete remove destroy update edit modify retrieve fetch",
  // Of one thing, of several.
  single: "single one detail details specific individual",
  several: "all list every multiple many several bulk batch mass",

  // Groups of words that mean the same; `a > b`: who says a may mean b, not the other way round.
  synonyms: `
    enroll enrol enrollment enrolment | observer observee parent guardian | observer > enrollment | observee > enrollment | pairing > observer
    teacher instructor lecturer faculty professor | student learner pupil | student > user enrollment | teacher > user enrollment
    ta > enrollment | roster > user enrollment | participant > user member | people > user | person > user | someone > user | who > user | everybody everyone anybody anyone somebody > user | taken > submission
    classmate > user | staff > user admin | invite > enrollment invitation | invitation invite | decline reject | close > lock conclude | reopen > unlock reactivate | mute > disable notification preference | suspend > inactivate event | role > permission | permission > role
    message conversation inbox | mail > conversation | email > communication channel | sms > communication channel | phone > communication channel
    push > communication channel notification | dm > conversation | chat > conversation
    grade score mark | grade > submission | grading > submission | gradebook > grade submission enrollment | final > enrollment | gpa > grade | points > score grade
    feedback > comment | annotation > comment document | class > course | catalog catalogue > search all | lesson > module page | unit > module | exam test > quiz | exam test assessment | homework > assignment | task > assignment
    coursework > assignment | essay > submission | hand > submit | turn > submit | answer > submission | attempt > submission extension
    forum thread > discussion | reply > entry | reply comment > entry | discussion > topic | topic > discussion | announcement > discussion topic
    like > rating rate | vote > rating poll | post > entry | wiki > page | html > page content | folder directory | attachment > file | document > file | image > file media | video > media | audio > media
    caption captions subtitle subtitles track | track > media | upload > file | storage > quota | space > quota | left > remaining quota | free > quota | avatar picture photo | media recording
    term semester | session > term | academic > term | period > term | subaccount > sub account | department > account | institution school > account | campus > account
    login username pseudonym | password > login recovery | signin > login | logout > session | sign > login | authenticate > login authentication
    app tool lti external | launch > sessionless | placement > tool | registration > lti | ags > line item score | nrps > name role | passback > score line item | deep > resource link
    delete remove destroy drop | unenroll > delete conclude enrollment | create add new make | update edit change modify set | deactivate inactivate
    install > create | copy duplicate clone | copy > migration | clone > migration | import > migration | cartridge > migration import | imscc > migration export | export > download | csv > sis import
    sync > migration | push > migration | template > blueprint | associated > association | backup > export content | archive > workflow state | zip > export content
    publish > offer workflow state | publish published unpublished unpublish | visible > published | hide hidden | draft > published
    navigation menu tab | sidebar > tab | order > reorder position | sort > reorder position | arrange > reorder | reorder > position | version > revision | history > revision | without > unassigned | rollback > revert | restore > revert | undo > revert restore | broadcast > announcement notification | undelete > restore | recover > restore | last > recent recently latest | recent > last latest | number > count | total > count | used > usage quota
    team > group | member > membership | set > category | groupset > group category | random > assign unassigned | randomly > assign unassigned
    deadline due > date | due > date deadline | until > lock unlock | available > unlock lock | availability > lock unlock date | extension override extra | extra > extension | override > date | accommodation accomodation > extension moderation | time > extension
    prerequisite > module | requirement > completion module | complete > done progress | completed > done progress | finish > complete | weight > group
    alert notification | notice > notification announcement | banner > notification | preference setting | option > setting | config configuration setting > settings | feature flag > setting
    statistics stats analytics | statistics > report | activity > analytics stream | engagement > analytics | usage > analytics page view | insight > analytics | participation > analytics
    log history audit | event > log calendar | access > page view | star favorite favourite | job > progress | task > progress | status > progress | background async > progress | queue > progress
    admin administrator | everywhere > all session | bulk multiple batch several mass | quickly > bulk
    plagiarism similarity > originality | turnitin > originality | cheating > originality | lock > restrict restriction | moderation moderate moderated
    rubric criteria criterion | competency mastery > outcome | standard > outcome | skill > outcome | badge > outcome
    calendar schedule timetable | event > calendar | appointment slot > reserve | booking reservation > reserve appointment | office > appointment | meeting webinar > conference | zoom > conference
    masquerade impersonate > as_user_id acting | act > acting | become > acting | behalf > acting | sudo > acting
    429 rate throttle > throttling | limit > throttling | quota > throttling
    oauth oauth2 > authentication | bearer > authentication token | token > authentication | authorize authorization > authentication | apikey > authentication token | credential > authentication token | secret > developer key | scope > authentication
    paging paginate > pagination | next > pagination | header > pagination | per_page > pagination | bookmark > pagination
    sis > ids | error > errors | failure > errors | 400 401 403 404 422 500 > errors status | unauthorized forbidden > errors | exception > errors
    theme brand colour color | logo > brand theme | css > brand theme | colour color | stylesheet > brand
    favourite > favorite | bind > binding | require > required requirement | behaviour behavior | centre center | organisation organization > account | licence license | copyright > usage right license | customise customize customization > custom
    extra > extension | attach > upload association | retention > log | security > csp | whitelist allowlist > allowed domain | domain > host
    todo > planner to do | agenda > planner upcoming | upcoming > planner calendar | missing > submission | overdue > missing | late > policy
    me myself > self | profile > user | bio > profile | portfolio > eportfolio | pathway path > mastery`,
  // Several words that mean another thing than each: if all are there, the others are meant too.
  phrases: `
    add user course > enroll | add user section > enroll | remove user course > enrollment | remove user section > enrollment | drop course > enrollment
    add user group > membership | remove user group > membership | student course > user enrollment | teacher course > user enrollment | student grade > enrollment submission
    import user > sis import | import csv > sis import | sis csv > sis import | lti roster > name role membership | lti member > name role membership | act as > acting user | behalf user > acting user
    too many request > throttling | limit request > throttling | request hour > throttling | request minute > throttling | request second > throttling | per page > pagination | what if > what | sis id > ids | user agent > calling
    who am > user details profile | current user > user details profile | my user > user details profile
    final grade > enrollment | current grade > enrollment | course grade > enrollment | final score > enrollment | current score > enrollment | total score > enrollment
    post grade > submission | enter grade > submission | line item > line item | grade service > line item score | role provision > name role membership
    refresh token > authentication | access token > authentication token | api token > authentication token | bearer token > authentication | api key > authentication token
    new name > rename update | change name > rename update | login history > authentication event | login log > authentication event | sign in history > authentication event
    last login > login at recent authentication | user activity > page view | syllabus course > syllabus body | course image > update setting | course code > sis course
    unread count > unread | total students > course | go through order > sequential | in order > sequential position | move module > position | pay attention > alert
    submit quiz > complete | finish quiz > complete | take away > delete | text message > sms communication channel | todo complete > planner override | todo done > planner override
    send message > create conversation | message account > account notification
    copy course > content migration | import course > content migration | course content import > content migration | course copy > content migration
    clone course > content migration | export course > content export | restore course > undelete | publish course > offer
    group set > group category | question bank > question group | test student > student view | log out > session | sign out > session
    sign up > register reserve | turn in > submit complete | hand in > submit | upload submission > submission file
    turn off > disable | switch off > disable | turn on > enable | switch on > enable
    email address > communication channel | phone number > communication channel | due date > due assignment | to do > todo | sub account > sub account`,
  // Words that say nothing of what is asked for.
  stop: "a an and any are as at be by can could do does for from have how i if in into is it its me my need of on or our please should so that the their them there they this to using via want was we what when where which will with would you your given canvas lms api endpoint rest call way",
};
