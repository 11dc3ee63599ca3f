// Finds entries of the search index. site.js loads it, its words, and the index, when the reader starts to search.
"use strict";

// MiniSearch with our stems and synonyms finds four of five queries where this finds nineteen of twenty: it knows no
// verbs, and no place of a word but its field.
(() => {
  const { doing: DOING, acting: ACTING, trailing, single, several, synonyms, phrases, stop } = window.canvasSearchWords;

  // The weights, tuned on some 430 queries and held against some 790 with the operations that answer them; the relevance test holds them.
  const RANK = {
    // Where a word stands says how much of the answer it is: 1 in the title.
    tail: 0.588, path: 0.541, page: 0.522, pageOnly: 0.243, names: 0.256, parameters: 0.202, words: 0.181, details: 0.244, returned: 0.088, weak: 0.5, again: 0.113,
    // How surely a word stands for another: the same, a possible meaning, the beginning of one.
    same: 0.852, may: 0.386, prefix: 0.376,
    // How a word that is rare in the docs counts.
    rare: 1.147, idf: 0.649, power: 0.903, unknown: 2.144,
    // Words of the query: a verb that says nothing more, what a phrase means, what it said, the head, its place, manner.
    empty: 0.158, extra: 0.726, extras: 0.606, said: 0.33, head: 0.625, context: 0.638, beside: 0.5, manner: 0.471,
    // How much of the title, the path's end and the page's name is asked for.
    titled: 0.4, tailed: 0.2, headTail: 1.12, paged: 0.514,
    // One or several, and the verb: what is asked against what the operation does.
    plural: 1.358, single: 0.667, pluralElse: 1.157, several: 0.85, bulk: 1.25, severalForOne: 0.75, getPlain: 1.083, deletePlain: 0.654, verb: 1.15, postForPut: 0.656, putForPost: 0.584, deleteElse: 0.448, otherForGet: 0.695, otherVerb: 0.61,
    // Its place: below what is named, deep, on a page of many.
    scope: 1.307, elsewhere: 0.623, nowhere: 0.9, deep: 0.014, size: 0.045,
    // Pages, objects and guides against operations, and where a verb is asked for.
    pageKind: 0.569, pageAsked: 0.39, objectKind: 0.403, objectAsked: 0.475, guide: 1.867, heading: 0.543,
  };

  function stem(word) {
    let found = word.replace(/['’]s?$/, "");
    if (found.length > 4) found = found.replace(/ies$/, "y").replace(/zzes$/, "z").replace(/(ss|sh|ch|x)es$/, "$1");
    if (found.length > 3) found = found.replace(/([^sui])s$/, "$1");
    if (found.length > 6) found = found.replace(/ments?$/, "").replace(/ations?$|ators?$/, "");
    if (found.length > 5) found = found.replace(/(ing|ed)$/, "").replace(/([b-df-hj-km-np-rtv-z])\1$/, "$1");
    if (found.length > 4) found = found.replace(/e$/, "");
    return found.length > 6 ? found.replace(/at$/, "") : found;
  }

  const humps = (text) => text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2");
  const split = (text) => humps(text.replace(/['’]s\b/g, "s")).toLowerCase().split(/[^a-z0-9\u00c0-\uffff]+/).filter(Boolean);
  // due_at, drop_lowest: as one word, so that `drop lowest` means the name and not any drop and any lowest.
  const compounds = (text) => {
    const parents = new Set(text.match(/[a-z0-9_]+(?=\[)/g)); // module_item of module_item[title] is no name of its own
    const names = text.replace(/\/\S*/g, "").match(/[a-z0-9]+(?:_[a-z0-9]+)+/g) || [];
    return names.filter((name) => !parents.has(name)).map((name) => name.replace(/_/g, ""));
  };
  const squash = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const paths = (text) => text.replace(/:[a-z_]+|\{[^}]*\}|<[^>]*>|(?<=\/)\d+(?=\/|$)/g, "*").replace(/^https?:\/\/[^/]+/, "").toLowerCase();
  const distinct = (words) => [...new Set(words.map(stem))];
  const listed = (text) => text.split(/[|\n]/).filter((group) => group.trim()).map((group) => group.split(">").map((part) => part.trim().split(/\s+/).filter(Boolean)));

  const STOP = new Set(stop.split(" "));
  const related = new Map(); // stem → Map(stem → how surely)
  const relate = (from, to, sure) => {
    const [a, b] = [stem(from), stem(to)];
    if (a === b) return;
    if (!related.has(a)) related.set(a, new Map());
    related.get(a).set(b, Math.max(sure, related.get(a).get(b) || 0));
  };
  for (const [left, right] of listed(synonyms)) {
    for (const from of left) {
      for (const to of left) relate(from, to, RANK.same);
      for (const to of right || []) relate(from, to, RANK.may);
    }
  }
  const asked = new Set(synonyms.match(/[a-z]+/g)); // words that have a meaning, though the docs may not use them
  const PHRASES = listed(phrases).map(([words, meant]) => [words.map(stem), meant]);
  const verbOf = new Map();
  const empty = new Set(); // verbs that do not say what is done it to
  for (const [verb, words] of Object.entries(ACTING)) for (const word of words.split(" ")) verbOf.set(stem(word), verb);
  for (const [verb, words] of Object.entries(DOING)) for (const word of words.split(" ")) verbOf.set(stem(word), verb), empty.add(stem(word));
  const TRAILING = new Set(trailing.split(" "));
  const SINGLE = new Set(single.split(" "));
  const SEVERAL = new Set(several.split(" "));
  const BULK = new Set(["multiple", "several", "bulk", "batch", "many", "mass"]);
  const PEOPLE = new Set("user student teacher member person people learner observer ta someone participant instructor".split(" ").map(stem));
  const USER = stem("user");
  const PLACES = new Set(["course", "account", "user", "group", "section"].map(stem));
  const STATE = new Set(["status", "info", "information", "state", "progress"]);
  const BESIDE = new Set(["by", "with", "using", "that", "which", "whose"]);
  const JOINING = new Set(["that", "which", "whose", "using", "of", "for", "in", "to", "from", "on", "by", "per", "with", "as", "into"]);

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

  const isAdverb = (word) => /.{4}ly$/.test(word) && !related.has(stem(word)); // permanently: says how

  // Where a word stands says how much of the answer it is, between 0 and 1.
  function build(entries) {
    const postings = new Map(); // stem → Map(entry → weight)
    const spelled = new Map(); // word → its stem, for prefixes and typos
    const sizes = new Map();
    for (const [kind, file] of entries) if (kind === "o") sizes.set(file, (sizes.get(file) || 0) + 1);
    const titles = new Map(entries.filter(([kind]) => kind === "p").map(([, file, title]) => [file, title]));
    const properties = new Map(entries.filter(([kind]) => kind === "s").map(([, , name, , names]) => [name, names]));
    const documents = entries.map((entry, number) => {
      const [kind, href, title] = entry;
      const fields = { o: () => operation(entry, titles, properties), s: () => object(entry), p: () => page(entry), g: () => guide(entry), h: () => heading(entry) }[kind]();
      const titled = [...new Set(split(title).filter((word) => !STOP.has(word) && !SINGLE.has(word)).map(stem))];
      const found = { kind, href, title, titled, routes: [], names: [], scopes: "", size: sizes.get(href) || 1, deprecated: false, ...fields.shown };
      for (const [text, weight] of [[title, 1], ...fields.words]) {
        for (const word of [...split(text), ...compounds(text)]) {
          if (STOP.has(word)) continue;
          const root = stem(word);
          spelled.set(word, root);
          let posting = postings.get(root);
          if (!posting) postings.set(root, (posting = new Map()));
          const had = posting.get(number);
          posting.set(number, had === undefined ? weight : Math.max(had, weight) + (weight > RANK.weak ? RANK.again : 0));
        }
      }
      return found;
    });
    const importance = new Map();
    for (const [root, posting] of postings) importance.set(root, Math.log(1 + documents.length / posting.size) ** RANK.rare);
    return { documents, postings, spelled, importance };
  }

  function operation([, file, title, routes, names, parameters, words, deprecated, details, returned], titles, properties) {
    const page = titles.get(file) || "";
    const titled = split(title);
    const roots = new Set(titled.map(stem));
    const isNamed = split(page).some((word) => roots.has(stem(word))); // else the page says what the title does not
    const fixed = routes.map(([, path]) => path.replace(/\{[^}]*\}/g, "").replace(/^\/api(\/quiz)?(\/v\d)?/, ""));
    const tails = fixed.map((path) => path.split("/").filter(Boolean).pop()).join(" ");
    const joined = fixed.map((path) => path.split("/").map(squash).join(" ")).join(" "); // sub_accounts: subaccounts
    const ids = routes.map(([, , id]) => id.replace(/^[a-z]+_/, "")).join(" ");
    return {
      shown: {
        detail: page, deprecated: deprecated === 1, file,
        routes: routes.map(([verb, path, id]) => ({ verb, path, id, known: paths(path) })),
        names: [...routes.map(([, , id]) => squash(id)), ...names.split(" ").map(squash)].filter(Boolean),
        scopes: names.toLowerCase(),
        does: verbOf.get(stem(titled[0] || "")),
        isOfSeveral: titled.some((word) => BULK.has(word)),
        deep: Math.min(...fixed.map((path) => path.split("/").length)) - 2,
        places: distinct(fixed.map((path) => split(path)[0] || "")),
        paged: distinct(split(page).filter((word) => !STOP.has(word))),
        tailed: distinct(split(tails)),
        tailHeads: distinct(tails.split(" ").map((tail) => split(tail).pop() || "")),
      },
      words: [[tails, RANK.tail], [joined, RANK.path], [fixed.join(" "), RANK.path], [ids, RANK.path],
        [page, isNamed ? RANK.page : RANK.pageOnly], [names, RANK.names], [parameters, RANK.parameters], [words, RANK.words],
        [details, RANK.details], [properties.get(returned) || "", RANK.returned], [returned, RANK.returned]],
    };
  }
  const object = ([, , name, page, properties, words]) => ({
    shown: { detail: `Object of ${page || "no page"}`, names: [squash(name)] },
    words: [[page, RANK.page], [properties, RANK.parameters], [words, RANK.words]],
  });
  const page = ([, , title, words]) => ({ shown: { detail: "Page", names: [squash(title)] }, words: [[words, RANK.words]] });
  const guide = ([, , , names, words]) => ({ shown: { detail: "Guide", names: names.split(" ").map(squash) }, words: [[names, RANK.names], [words, RANK.words + 0.1]] });
  const heading = ([, href, , page, words]) => ({ shown: { detail: page }, words: [[page, 0.2], [href.split("#")[1], RANK.names], [words, RANK.words + 0.1]] });

  // The words of the index that a word of the query may stand for, each with how surely.
  function meanings(word, { postings, spelled }, last) {
    const root = stem(word);
    const found = new Map([[root, 1]]);
    const add = (to, sure) => found.set(to, Math.max(sure, found.get(to) || 0));
    for (const [to, sure] of related.get(root) || []) add(to, sure);
    if (word.length > 2) for (const [text, to] of spelled) if (to !== root && text.startsWith(word)) add(to, last ? RANK.prefix : RANK.prefix * 0.7);
    if (postings.has(root) || related.has(root)) return found;
    const most = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
    for (let apart = 1; apart <= most; apart++) {
      const likely = new Set();
      for (const [text, to] of spelled) if (near(word, text, apart)) likely.add(to);
      for (const text of asked) if (near(word, text, apart)) likely.add(stem(text));
      for (const to of likely) {
        add(to, 0.8);
        for (const [further, sure] of related.get(to) || []) add(further, sure * 0.7);
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

  // The words of a query as the index has them: `e portfolio` is eportfolio too, `coursecopy` course and copy.
  function spelt(words, { spelled }) {
    return words.flatMap((word, at) => {
      const joined = at + 1 < words.length ? word + words[at + 1] : "";
      if (spelled.has(joined)) return [word, `+${joined}`];
      if (word.length < 6 || spelled.has(word) || related.has(stem(word))) return [word];
      for (let cut = 2; cut < word.length - 2; cut++) {
        const parts = [word.slice(0, cut), word.slice(cut)];
        if (parts.every((part) => spelled.has(part))) return parts;
      }
      return [word];
    });
  }

  // Whether a word of a phrase is meant by a word of the query: any person is a user, any word for adding is add.
  const means = (root, word) => {
    const said = stem(word);
    return said === root || (root === USER && PEOPLE.has(said)) || (empty.has(root) && verbOf.get(said) === verbOf.get(root));
  };

  // What a query asks for: its terms, the verb, one or several, and where.
  function understand(query, index) {
    // course.get_users: what is called comes first, what it is called on is the place
    const isCall = /^[\w.]+\.\w+(\(\))?$/.test(query.trim());
    const all = split(isCall ? query.trim().split(".").reverse().join(" in ") : query);
    const telling = all.filter((word) => !STOP.has(word));
    const words = spelt(telling.length ? telling : all, index);
    const own = words.filter((word) => !word.startsWith("+") && !isAdverb(word));
    const said = new Set(); // what a phrase says in other words need not be found too
    for (const [phrase, meant] of PHRASES) {
      if (!phrase.every((root) => all.some((word) => means(root, word)))) continue;
      words.push(...meant.map((word) => `+${word}`));
      for (const word of all) if (phrase.some((root) => means(root, word))) said.add(stem(word));
    }
    const lead = SEVERAL.has(own[0]) && own.length > 2 ? own[1] : own[0] || ""; // bulk update …
    const last = own[own.length - 1];
    const isQuestion = /^(who|which|what|when|where|how (many|much))\b/i.test(query);
    const first = isQuestion ? "GET" : /(ment|ation)s?$/.test(lead) ? undefined : verbOf.get(stem(lead)); // a noun asks for nothing
    const trails = !first && own.length > 1 && TRAILING.has(last); // rubric create
    const verb = first || (trails ? verbOf.get(stem(last)) : undefined);
    const before = all.findIndex((word, at) => at > 0 && JOINING.has(word));
    const subject = new Set((before > 0 ? all.slice(0, before) : all).filter((word) => !isAdverb(word)));
    const withAt = all.findIndex((word, at) => at > 0 && BESIDE.has(word));
    const beside = new Set(withAt > 0 ? all.slice(withAt).filter((word) => !subject.has(word)) : []); // what it is found by
    const head = own.filter((word) => subject.has(word)).pop() || "";
    const isSingle = [...subject].some((word) => SINGLE.has(word) || STATE.has(word) || word === "a" || word === "an");
    const isSeveral = all.some((word) => SEVERAL.has(word));
    const isBulk = (!isQuestion && [...subject].some((word) => BULK.has(word))) || /\bat once\b/.test(query);
    const isPlural = !isSingle && (/[^s]s$/.test(head) || [...subject].some((word) => SEVERAL.has(word)) || own[0] === "list");
    const places = all.filter((word) => !subject.has(word)).map(stem).filter((root) => PLACES.has(root));
    const terms = words.map((word) => {
      const isMeant = word.startsWith("+");
      const text = isMeant ? word.slice(1) : word;
      const root = stem(text);
      const isEmpty = !isMeant && own.length > 1 && empty.has(root) && ((first && text === lead) || (trails && text === last));
      const weight = () => {
        if (isEmpty) return RANK.empty;
        if (isMeant) return RANK.extra;
        if (said.has(root)) return RANK.said;
        if (SINGLE.has(text) || SEVERAL.has(text)) return RANK.manner;
        if (text === head) return RANK.head;
        if (beside.has(text)) return RANK.beside;
        return subject.has(text) ? 1 : RANK.context;
      };
      return { text, isMeant, weight: weight() };
    });
    return { terms, verb, isPlural, isSingle, isSeveral, isBulk, places, head: stem(head), count: own.length };
  }

  function byWords(index, query, here) {
    const asked = understand(query, index);
    const sums = new Map();
    let most = 0;
    asked.terms.forEach((term, at) => {
      const weigh = new Map(); // entry → [points, root]
      let importance = 0;
      for (const [root, sure] of meanings(term.text, index, at === asked.count - 1)) {
        const posting = index.postings.get(root);
        if (!posting) continue;
        const rare = index.importance.get(root);
        importance = Math.max(importance, sure * rare);
        for (const [number, weight] of posting) {
          const points = sure * Math.min(1, weight) ** RANK.power * (1 - RANK.idf + (RANK.idf * rare) / 4);
          if (!weigh.has(number) || weigh.get(number)[0] < points) weigh.set(number, [points, root]);
        }
      }
      const worth = (importance || RANK.unknown) * term.weight;
      most += term.isMeant ? worth * RANK.extras : worth;
      for (const [number, [points, root]] of weigh) {
        if (!sums.has(number)) sums.set(number, { points: 0, roots: new Set(), paged: 0 });
        const sum = sums.get(number);
        sum.points += worth * points;
        sum.roots.add(root);
        if (index.documents[number].paged?.includes(root)) sum.paged += worth;
      }
    });
    most ||= 1;
    return [...sums].map(([number, { points, roots, paged }]) => {
      const document = index.documents[number];
      const answers = (root) => roots.has(root) || (asked.verb && verbOf.get(root) === asked.verb && empty.has(root));
      const titled = share(document.titled, answers);
      let total = (points / most) * (1 - RANK.titled + RANK.titled * titled);
      if (document.kind === "o") total *= fits(document, asked, roots, Math.min(1, paged / most)) * (document.file === here ? 1.25 : 1);
      else total *= { p: asked.verb ? RANK.pageAsked : RANK.pageKind, s: asked.verb ? RANK.objectAsked : RANK.objectKind, g: RANK.guide, h: RANK.heading }[document.kind];
      return { document, points: total, words: [...roots], route: undefined };
    });
  }

  const share = (roots, answers) => roots.filter(answers).length / (roots.length || 1);

  // How well an operation fits what is asked, apart from the words; `paged` says how much of it names its page.
  function fits(document, { verb: wanted, isPlural, isSingle, isSeveral, isBulk, places, head }, roots, paged) {
    const has = (root) => roots.has(root);
    let total = 1 + RANK.paged * share(document.paged, has) * paged;
    total *= 1 + RANK.tailed * share(document.tailed, has);
    if (document.tailHeads.includes(head)) total *= RANK.headTail;
    const verb = document.routes[0].verb.replace("PATCH", "PUT");
    const lists = document.names[0].startsWith("list");
    if (lists && isPlural) total *= RANK.plural;
    if (lists && isSingle) total *= RANK.single;
    if (document.isOfSeveral) total *= isBulk ? RANK.bulk : isSingle ? RANK.severalForOne : isSeveral ? 1 : RANK.several;
    if (!wanted && isPlural && verb !== "GET") total *= RANK.pluralElse;
    if (!wanted) total *= verb === "GET" ? RANK.getPlain : verb === "DELETE" ? RANK.deletePlain : 1;
    else if (verb === wanted || document.does === wanted) total *= RANK.verb;
    else if (wanted === "PUT" && verb === "POST") total *= RANK.postForPut;
    else if (wanted === "POST" && verb === "PUT") total *= RANK.putForPost;
    else if (verb === "DELETE" || wanted === "DELETE") total *= RANK.deleteElse;
    else total *= wanted === "GET" ? RANK.otherForGet : RANK.otherVerb;
    if (places.length) {
      if (places.some((root) => document.places.includes(root))) total *= RANK.scope;
      else total *= document.places.some((root) => PLACES.has(root)) ? RANK.elsewhere : RANK.nowhere; // /calendar_events is of any course
    }
    if (document.deprecated) total *= 0.5;
    return total * (1 - RANK.deep * document.deep + RANK.size * Math.log2(1 + document.size));
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
      const asPath = /\S\/|\/\S/.test(query) ? byPath(index, query) : [];
      const more = asPath.length ? asPath : byWords(index, query, here);
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
