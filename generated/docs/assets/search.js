// Finds entries of the search index. site.js loads it, and the index, when the reader starts to search.
"use strict";

(() => {
  // Words that say what is done, by verb: they weigh little, and entries of another verb are less likely meant.
  const DOING = {
    POST: "create add new make insert post submit upload send register enroll import copy duplicate install start",
    DELETE: "delete remove destroy drop clear unenroll conclude",
    PUT: "update edit change modify set rename move replace mark publish hide",
    GET: "list get show fetch retrieve read view see find all search display download lookup query",
  };
  // Words that mean the same to those who ask. `a > b`: who says a may mean b, not the other way round.
  const SYNONYMS = `
    enroll enrol enrollment enrolment | observer observee parent guardian | observer > enrollment | observee > enrollment | teacher instructor | student learner pupil
    message conversation inbox | mail > conversation | email > communication channel | grade score | mark > grade
    grade > submission | class > course | exam test > quiz | forum thread > discussion | reply > entry
    discussion > topic | topic > discussion | announcement > discussion topic | wiki > page | folder directory
    attachment > file | document > file | upload > file | unit > module | term semester | subaccount sub | login username pseudonym
    password > login recovery | app tool lti external | student > user enrollment | teacher > user enrollment | install > create | deadline > due | extension override extra | extra > extension
    delete remove destroy drop | unenroll > delete conclude enrollment | create add new make | update edit change modify set
    copy duplicate clone | copy > migration | import > migration | export > download | csv > sis | sync > migration
    picture photo avatar | team > group | member > membership | set > category | alert notification | feedback > comment
    statistics stats analytics | log history audit | star favorite | attempt > submission | job > progress | status > progress
    permission role | admin administrator | school institution > account | bulk multiple batch several | someone > user
    masquerade impersonate > as_user_id acting | act > acting | become > acting | 429 rate throttle > throttling | rate > throttling | limit > throttling
    requests > throttling | many > throttling | oauth oauth2 > authentication | refresh > token | paging paginate > pagination | next > pagination
    header > pagination | per_page > pagination | sis > ids | error > errors | publish > offer | hide > hidden | navigation > tab | tab > navigation
    extra > extension | attach > upload | launch > sessionless | authorize > authentication | invite > enrollment | statistics > report | caption subtitle > track | track > media | logout > session | visible > published | people > user | person > user | roster > user enrollment`;
  // Several words that mean another thing than each: if all are there, the others are meant too.
  const PHRASES = [
    ["add user course", "enroll"], ["add student course", "enroll"], ["add teacher course", "enroll"],
    ["add user section", "enroll"], ["remove user course", "enrollment"], ["remove student course", "enrollment"],
    ["import user", "sis import"], ["import csv", "sis import"], ["act as", "acting user"], ["too many request", "throttling"],
    ["per page", "pagination"], ["what if", "what"], ["who am", "user details profile"], ["invite user", "enroll"], ["current user", "user details profile"], ["my user", "user details profile"], ["student grade", "enrollment submission"], ["refresh token", "authentication"], ["send message", "create conversation"], ["sis id", "ids"], ["post grade", "submission"], ["user agent", "calling"], ["api key", "authentication token"],
  ];
  const STOP = new Set("a an and any as at be by can do does for from have how i if in into is it its me my of on or our so that the their them this to using via was what when where which with you your single given specific canvas api endpoint rest".split(" "));

  function stem(word) {
    let found = word.replace(/['’]s?$/, "");
    if (found.length > 4) found = found.replace(/ies$/, "y").replace(/(ss|sh|ch|x)es$/, "$1");
    if (found.length > 3) found = found.replace(/([^sui])s$/, "$1");
    if (found.length > 6) found = found.replace(/ments?$/, "").replace(/ations?$|ators?$/, "");
    if (found.length > 5) found = found.replace(/(ing|ed)$/, "").replace(/([b-df-hj-km-np-rtv-z])\1$/, "$1");
    if (found.length > 4) found = found.replace(/e$/, "");
    return found.length > 6 ? found.replace(/at$/, "") : found;
  }

  const humps = (text) => text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
  const split = (text) => humps(text).toLowerCase().split(/[^a-z0-9\u00c0-\uffff]+/).filter(Boolean);
  const squash = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const paths = (text) => text.replace(/:[a-z_]+|\{[^}]*\}|<[^>]*>|(?<=\/)\d+(?=\/|$)/g, "*").replace(/^https?:\/\/[^/]+/, "").toLowerCase();

  const related = new Map(); // stem → [stem, weight]
  const relate = (from, to, weight) => {
    const [a, b] = [stem(from), stem(to)];
    if (a === b) return;
    if (!related.has(a)) related.set(a, new Map());
    related.get(a).set(b, Math.max(weight, related.get(a).get(b) || 0));
  };
  for (const group of SYNONYMS.split(/[|\n]/)) {
    const [left, right] = group.split(">").map((part) => part.trim().split(/\s+/).filter(Boolean));
    for (const from of left) {
      for (const to of left) relate(from, to, 0.8);
      for (const to of right || []) relate(from, to, 0.6);
    }
  }
  const asked = new Set(SYNONYMS.match(/[a-z]+/g)); // words that have a meaning, though the docs may not use them
  const doing = new Map();
  for (const [verb, words] of Object.entries(DOING)) for (const word of words.split(" ")) doing.set(stem(word), verb);

  // Whether two words are at most `most` letters apart: one too many, too few, another, or two that changed places.
  function near(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return false;
    let before, last = [], now = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      [before, last, now] = [last, now, [i]];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
        least = Math.min(least, now[j]);
      }
      if (least > most) return false;
    }
    return now[b.length] <= most;
  }

  const TITLE = 10, PAGE = 3, PATH = 5, TAIL = 8, NAMES = 6, PARAMETERS = 3, WORDS = 2;

  function build(entries) {
    const postings = new Map(); // stem → Map(entry → weight)
    const spelled = new Map(); // word → its stem, for prefixes and typos
    const sizes = new Map();
    for (const [kind, file] of entries) if (kind === "o") sizes.set(file, (sizes.get(file) || 0) + 1);
    const titles = new Map(entries.filter(([kind]) => kind === "p").map(([, file, title]) => [file, title]));
    const documents = entries.map((entry, number) => {
      const [kind, href, title] = entry;
      const fields = { o: () => operation(entry, titles), s: () => object(entry), p: () => page(entry), g: () => guide(entry), h: () => heading(entry) }[kind]();
      const titled = split(title).filter((word) => !STOP.has(word)).map(stem);
      const found = { kind, href, title, titled, routes: [], names: [], scopes: "", size: sizes.get(href) || 1, deprecated: false, ...fields.shown };
      for (const [text, weight] of [[title, TITLE], ...fields.words]) {
        for (const word of split(text)) {
          const root = stem(word);
          spelled.set(word, root);
          if (!postings.has(root)) postings.set(root, new Map());
          const posting = postings.get(root);
          posting.set(number, Math.max(posting.get(number) || 0, weight) + (posting.has(number) ? 0.5 : 0));
        }
      }
      return found;
    });
    return { documents, postings, spelled };
  }

  function operation([, file, , routes, names, parameters, words, deprecated], titles) {
    const ids = routes.map(([, , id]) => id.replace(/^[a-z]+_/, "")).join(" ");
    const fixed = routes.map(([, path]) => path.replace(/\{[^}]*\}/g, ""));
    const tails = fixed.map((path) => path.split("/").filter(Boolean).pop()).join(" ");
    return {
      shown: {
        detail: titles.get(file) || "", deprecated: deprecated === 1, file,
        routes: routes.map(([verb, path, id]) => ({ verb, path, id, known: paths(path) })),
        names: [...routes.map(([, , id]) => squash(id)), ...names.split(" ").map(squash)].filter(Boolean),
        parameters: ` ${parameters.toLowerCase()} `, scopes: names.toLowerCase(),
      },
      words: [[tails, TAIL], [fixed.join(" "), PATH], [ids, PATH], [titles.get(file) || "", PAGE],
        [names, NAMES], [parameters, PARAMETERS], [words, WORDS]],
    };
  }
  const object = ([, , name, page, properties, words]) => ({
    shown: { detail: `Object of ${page || "no page"}`, names: [squash(name)], parameters: ` ${properties.toLowerCase()} ` },
    words: [[page, PAGE], [properties, WORDS], [words, WORDS]],
  });
  const page = ([, , title, words]) => ({ shown: { detail: "Page", names: [squash(title)] }, words: [[words, WORDS]] });
  const guide = ([, , , names, words]) => ({ shown: { detail: "Guide", names: names.split(" ").map(squash) }, words: [[names, NAMES], [words, WORDS + 1]] });
  const heading = ([, href, , page, words]) => ({ shown: { detail: page }, words: [[page, 1], [href.split("#")[1], NAMES], [words, WORDS + 1]] });

  // The words of the index that a word of the query may stand for, each with how surely.
  function meanings(word, { postings, spelled }, last) {
    const root = stem(word);
    const found = new Map([[root, 1]]);
    const add = (to, weight) => found.set(to, Math.max(weight, found.get(to) || 0));
    for (const [to, weight] of related.get(root) || []) add(to, weight);
    if (word.length > 2) for (const [text, to] of spelled) if (to !== root && text.startsWith(word)) add(to, last ? 0.75 : 0.5);
    if (postings.has(root) || related.has(root)) return found;
    const most = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
    for (let apart = 1; apart <= most; apart++) {
      const likely = new Set();
      for (const [text, to] of spelled) if (near(word, text, apart)) likely.add(to);
      for (const text of asked) if (near(word, text, apart)) likely.add(stem(text));
      for (const to of likely) {
        add(to, 0.8);
        for (const [further, weight] of related.get(to) || []) add(further, weight * 0.7);
      }
      if (likely.size) break;
    }
    return found;
  }

  function pathScore(document, wanted, verb) {
    let best = 0, route;
    for (const one of document.routes) {
      const known = one.known;
      let points = 0;
      if (known === wanted || known === `/api/v1${wanted}`) points = 100;
      else if (known.endsWith(wanted)) points = 80 - known.length / 20;
      else if (known.includes(wanted)) points = 60 - (known.length - wanted.length) / 20;
      if (points && verb) points += one.verb === verb ? 15 : -15;
      if (points > best) [best, route] = [points, one];
    }
    return [best, route];
  }

  function byPath(index, query) {
    const text = query.replace(/^.*?url:/i, "").replace("|", " ");
    const verb = (text.match(/^\s*(get|post|put|patch|delete|head)\b/i) || [""])[0].trim().toUpperCase();
    const wanted = paths((text.split(/\s+/).find((piece) => piece.includes("/")) || "").split("?")[0]).replace(/(.)\/$/, "$1");
    const found = [];
    for (const document of index.documents) {
      let [points, route] = pathScore(document, wanted, verb);
      if (!points && document.scopes && document.scopes.includes(query.toLowerCase())) points = 80;
      if (points) found.push({ document, points, route, words: [] });
    }
    return found;
  }

  function byName(index, query) {
    const whole = squash(query.replace(/^#?method\./i, "").replace(/controller(?=#)/i, "").replace(/^.*\.(?=[a-z]+[A-Z_])/, ""));
    const called = squash(query.replace(/^#?method\./i, "").replace(/api(?=controller)|controller(?=#)/gi, ""));
    if (whole.length < 4 || /\s/.test(query)) return [];
    return index.documents
      .filter(({ names }) => names.includes(whole) || names.includes(called))
      .map((document) => ({ document, points: 1000, route: document.routes.find(({ id }) => squash(id) === whole), words: [] }));
  }

  function byWords(index, query, here) {
    let words = split(query).filter((word) => !STOP.has(word));
    if (!words.length) words = split(query);
    const stems = new Set(split(query).map(stem));
    const said = new Set(); // what a phrase says in other words need not be found too
    for (const [phrase, meant] of PHRASES) {
      if (!phrase.split(" ").every((word) => stems.has(stem(word)))) continue;
      words.push(...meant.split(" ").map((word) => `+${word}`));
      for (const word of phrase.split(" ")) said.add(stem(word));
    }
    const wanted = doing.get(stem(words[0] || "")); // a verb comes first: `sets` in `group sets` is none
    const isPlural = /s$/.test(split(query).pop() || ""); // of several things: a list is meant
    const count = index.documents.length;
    const verbs = wanted && words.length > 1 ? Math.max(1, words.findIndex((word) => doing.get(stem(word)) !== wanted)) : 0;
    const terms = words.map((word, at) => {
      const extra = word.startsWith("+");
      const text = extra ? word.slice(1) : word;
      const weigh = new Map(); // entry → [points, word]
      let known = 0;
      for (const [root, sure] of meanings(text, index, at === words.length - 1)) {
        const posting = index.postings.get(root);
        if (!posting) continue;
        const rare = Math.log(1 + count / posting.size);
        known = Math.max(known, sure * rare);
        for (const [number, weight] of posting) {
          const points = sure * weight * (0.5 + rare / 4);
          const credit = weight < PATH ? 0.75 : 1; // what is said in passing answers less
          if (!weigh.has(number) || weigh.get(number)[0] < points) weigh.set(number, [points, root, credit]);
        }
      }
      const counts = at >= verbs && (extra || !said.has(stem(text)));
      return { weigh, known: counts ? known || 3 : 0, extra, isDoing: at < verbs };
    });
    const all = terms.reduce((sum, { known, extra, isDoing }) => sum + known, 0);
    const sums = new Map();
    for (const { weigh, known, extra, isDoing } of terms) {
      for (const [number, [points, root, credit]] of weigh) {
        if (!sums.has(number)) sums.set(number, { points: 0, covered: 0, roots: new Set() });
        const sum = sums.get(number);
        sum.points += points * (isDoing ? 0.5 : extra ? 1.8 : 1);
        sum.covered += known * credit;
        sum.roots.add(root);
      }
    }
    const found = [];
    for (const [number, { points, covered, roots }] of sums) {
      const document = index.documents[number];
      const answers = (word) => roots.has(word) || (wanted && doing.get(word) === wanted);
      const asked = terms.filter(({ extra, isDoing }) => !extra && !isDoing);
      const inTitle = asked.filter(({ weigh }) => weigh.has(number) && weigh.get(number)[0] > 0 && document.titled.includes(weigh.get(number)[1]));
      const whole = inTitle.length / (asked.length || 1);
      const titled = document.titled.filter(answers).length / (document.titled.length || 1);
      let total = points * (all ? Math.min(1, covered / all) ** 2 : 1) * (0.7 + 0.6 * titled) * (0.8 + 0.4 * whole);
      if (document.kind === "o") {
        const verb = document.routes[0].verb.replace("PATCH", "PUT");
        if (isPlural && document.names[0].startsWith("list")) total *= 1.15;
        if (!wanted) total *= verb === "GET" ? 1.1 : 1;
        else total *= verb === wanted ? 1.15 : wanted === "PUT" && verb === "POST" ? 0.85 : verb === "DELETE" || wanted === "DELETE" ? 0.5 : wanted === "GET" ? 0.6 : 0.75;
        const deep = Math.min(...document.routes.map(({ path }) => path.split("/").length));
        total *= 1.04 - 0.02 * deep + 0.03 * Math.log2(1 + document.size);
        if (document.deprecated) total *= 0.5;
        if (document.file === here && covered >= all * 0.99) total *= 1.25;
      } else {
        total *= { p: wanted ? 0.7 : 0.95, s: wanted ? 0.4 : 0.7, g: 1.05, h: 0.9 }[document.kind];
      }
      found.push({ document, points: total, words: [...roots], route: undefined });
    }
    return found;
  }

  // The routes of an entry, the one that fits the words best first.
  function ordered(document, route, query) {
    const stems = split(query).map(stem);
    const fits = ({ path }) => split(path).filter((word) => stems.includes(stem(word))).length;
    const first = route || [...document.routes].sort((a, b) => fits(b) - fits(a))[0];
    return first ? [first, ...document.routes.filter((one) => one !== first)] : [];
  }

  // The text in pieces, every second of which answers a word of the query.
  function marked(text, roots) {
    const pieces = [""];
    for (const piece of text.split(/([A-Za-z0-9_\u00c0-\uffff]+)/)) {
      const hit = piece && split(piece).some((word) => roots.includes(stem(word)));
      if (hit === (pieces.length % 2 === 0)) pieces[pieces.length - 1] += piece;
      else if (piece) pieces.push(piece);
    }
    return pieces;
  }

  window.canvasSearch = {
    build,
    find(index, query, here, most = 30) {
      const found = byName(index, query.trim());
      const seen = new Set(found.map(({ document }) => document));
      const more = query.includes("/") ? byPath(index, query) : byWords(index, query, here);
      found.push(...more.filter(({ document }) => !seen.has(document)));
      return found
        .sort((a, b) => b.points - a.points || a.document.title.length - b.document.title.length)
        .slice(0, most)
        .map(({ document, route, words }) => {
          const routes = ordered(document, route, query);
          const href = routes.length ? `${document.href}#${routes[0].id}` : document.href;
          return { kind: document.kind, href, title: marked(document.title, words), detail: document.detail, routes };
        });
    },
  };
})();
