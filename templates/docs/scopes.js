// The scopes page: what is wrong with a pasted list, which scopes pasted calls need, a selection to copy and to link to.
// The rules are those of `canvas-openapi scopes`; both are held to the cases of tests/questions/scope_rules.json.
"use strict";

const canvasScopes = (() => {
  const VERB = "(?:get|put|post|delete|head|patch|options)";
  const VERBS = ["PUT", "PATCH", "POST", "GET", "HEAD", "OPTIONS", "DELETE"]; // what another one was most likely meant as
  const PATH = "/(?:[\\w:/*(){}.~%+-]|(?<=/)<\\w*id>)*";
  const SCOPE = new RegExp(
    `(?<![a-z0-9])url\\s*:\\s*(?:[a-z]+\\s*\\||${VERB}\\s*:?)\\s*${PATH}|(?<![a-z0-9:])${VERB}\\|${PATH}|https://purl\\.imsglobal\\.org/spec/[\\w./-]*`,
    "gi",
  );
  const ENTITIES = { vert: "|", VerticalLine: "|", sol: "/", colon: ":", amp: "&", nbsp: " ", lt: "<", gt: ">", quot: '"', lowbar: "_" };
  const unescaped = (text) =>
    text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) =>
      name ? ENTITIES[name] || all : String.fromCodePoint(Math.min(hex ? parseInt(hex, 16) : Number(decimal), 0x10ffff)),
    );

  const belongs = (scope) => {
    const last = scope.at(-1);
    const opening = { ")": "(", "}": "{" }[last];
    return Boolean(opening) && scope.split(opening).length === scope.split(last).length;
  };

  function scopesIn(text) {
    let plain = unescaped(text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")).replace(/\\(?=[\\/|_*:(){}])/g, "");
    if (/%7C|%3A/i.test(plain)) plain = plain.replaceAll("+", " ").replace(/%([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
    plain = plain.replace(/(?:,|\+|%20)(?=url)/gi, " ");
    return [...plain.matchAll(SCOPE)].map(([found]) => {
      let scope = found.replace(/\s+/g, "");
      while (/[.)\]}*_:+-]$/.test(scope) && !belongs(scope)) scope = scope.slice(0, -1);
      return scope;
    });
  }

  // Calls in the lines of an access log or of a list: [{method, path}] or [{name, sure}].
  function callsIn(text) {
    const found = [];
    const recorded = (method, path) => path.includes("/api/") && found.push({ method: method.toUpperCase(), path });
    const verbs = VERB.replace("?:", "");
    for (const line of text.split(/\r?\n/)) {
      if (line.trimStart().startsWith("{")) {
        const method = /"(?:method|verb|http_method|request_method)"\s*:\s*"(\w+)"/i.exec(line);
        const path = /"(?:path|url|uri|request_path|request_uri)"\s*:\s*"((?:[^"\\]|\\.)*)"/i.exec(line);
        if (method && path) {
          recorded(method[1], path[1].replaceAll("\\/", "/"));
          continue;
        }
      }
      const request = new RegExp(`"${verbs.toUpperCase()} (\\S+)(?: HTTP/[\\d.]+)?"`).exec(line);
      const listed = new RegExp(`(?:^|[\\s\`|*\\-]|-X)${verbs}[\\s|]+(?:--url\\s+)?["']?((?:https?://[^/\\s]+)?/[^\\s"'\`]*)`, "i").exec(line);
      const named = /^[\s\-*]*((?:\w+\.)*[A-Za-z_]\w*)[\s,;]*$/.exec(line);
      if (request) recorded(request[1], request[2]);
      else if (listed) found.push({ method: listed[1].toUpperCase(), path: listed[2] });
      else if (named) found.push({ name: named[1], sure: /^[a-z]+(?:_[a-z]+)+$/.test(named[1]) });
    }
    return found;
  }

  function pathOf(url) {
    const path = url.split(/[?#]/, 1)[0];
    const start = path.indexOf("/api/");
    const plain = start >= 0 ? path.slice(start) : path.replace(/^[a-z]+:\/\/[^/]*/i, "");
    return plain.replace(/\/+$/, "").replace(/\.json$/, "") || "/";
  }

  const segments = (path) => path.split("/").filter(Boolean);
  const anonymous = (path) => path.replace(/\{[^}]*\}|[:*]\w+|<\w+>/g, "{}");
  const place = (path) => segments(anonymous(path).toLowerCase());
  const plainName = (name) => name.replaceAll("_", "").toLowerCase();
  const pairs = (word) => new Set([...word].slice(1).map((letter, at) => word[at] + letter));

  function difference(one, other) {
    if (one === other) return 0;
    if (one === "{}" || other === "{}") return 0.4;
    const mine = pairs(one), others = pairs(other);
    const shared = [...mine].filter((pair) => others.has(pair)).length;
    return 1 - (2 * shared) / Math.max(mine.size + others.size, 1);
  }

  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) >= most) return most;
    let row = [...other, ""].map((_, at) => at);
    for (const [number, segment] of one.entries()) {
      const above = row;
      row = [number + 1];
      other.forEach((word, at) => row.push(Math.min(above[at + 1] + 1, row[at] + 1, above[at] + difference(segment, word))));
      if (Math.min(...row) >= most) return most;
    }
    return row.at(-1);
  }

  function nearest(verb, path, candidates) {
    const wanted = place(path), joined = wanted.join("/"), method = verb.toUpperCase();
    const same = candidates.filter((one) => one.segments.join("/") === joined);
    for (const meant of [method, ...VERBS]) {
      const one = same.find(({ verb }) => verb === meant);
      if (one) return one.name;
    }
    let best = Math.max(0.7, 0.5 * (Math.max(wanted.length, 2) - 2)), name = "";
    for (const one of candidates) {
      const found = one.verb === method ? distance(wanted, one.segments, best) : best;
      if (found < best) (best = found), (name = one.name);
    }
    return name;
  }

  // `operations`: [{id, method, path, scope}], the path with `:name` or `{name}`, `*name` for the rest; scope may be empty.
  function catalogue(operations) {
    const call = ({ method, path }) => `${method} ${path.replace(/[:*](\w+)/g, "{$1}")}`;
    const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    const all = operations.map((one) => ({ ...one, parts: segments(one.path) }));
    const scopes = [...new Set(all.map((one) => one.scope).filter(Boolean))];
    const parts = (scope) => /^(?:url:)?(\w+)[\s|:]*(\/.*)/i.exec(scope);
    const scopeCandidates = scopes
      .map((name) => [name, parts(name)])
      .filter(([, found]) => found)
      .map(([name, [, verb, path]]) => ({ verb, segments: place(path), name }))
      .sort(byName);
    const callCandidates = all
      .map((one) => ({ verb: one.method, segments: place(one.path), name: call(one) }))
      .sort(byName);

    // How specific an operation is for a call, the lower the more; undefined if it is another one.
    function rank({ parts: mine }, given) {
      let found = "";
      for (const [at, part] of mine.entries()) {
        if (part.startsWith("*")) return given.length > at ? `${found}2` : undefined;
        if (at >= given.length) return undefined;
        if (/^[:{]/.test(part)) found += "1";
        else if (part === given[at]) found += "0";
        else return undefined;
      }
      return mine.length === given.length ? found : undefined;
    }

    function called(method, url) {
      const given = segments(pathOf(url));
      const reached = (verb) => {
        let best, operation;
        for (const one of all) {
          const found = one.method === verb ? rank(one, given) : undefined;
          if (found !== undefined && (best === undefined || found < best)) (best = found), (operation = one);
        }
        return operation;
      };
      return reached(method.toUpperCase()) || (method.toUpperCase() === "HEAD" ? reached("GET") : undefined);
    }

    const byId = new Map(all.map((one) => [one.id, one]));
    const byPlainName = new Map(all.map((one) => [plainName(one.id), one]));
    const named = (name) => {
      const last = name.split(".").at(-1);
      return byId.get(last) || byPlainName.get(plainName(last));
    };

    // Scopes with the calls that need them, and what is not documented with the nearest.
    function needed(calls) {
      const met = new Set(), unmatched = {};
      for (const call of calls) {
        const operation = call.name ? named(call.name) : called(call.method, call.path);
        if (operation) met.add(operation);
        else if (call.sure !== false) {
          const said = call.name || `${call.method.toUpperCase()} ${pathOf(call.path)}`;
          const ids = /\/(?:\d[\d~]*|self|(?:hex:)?sis_\w+:[^/]*)(?=\/|$)/g;
          unmatched[said] ??= call.name ? "" : nearest(call.method, pathOf(call.path).replace(ids, "/{}"), callCandidates);
        }
      }
      const found = {};
      for (const one of all) if (met.has(one) && one.scope) (found[one.scope] ||= []).push(call(one));
      return { scopes: found, unmatched };
    }

    function check(listed) {
      const known = new Set(scopes);
      const exists = (scope) => known.has(scope) || scope.startsWith("https://purl.imsglobal.org/");
      const once = [...new Set(listed)];
      const wrong = once.filter((scope) => !exists(scope));
      const close = (scope) => {
        const found = parts(scope);
        return found ? nearest(found[1], found[2], scopeCandidates) : "";
      };
      return {
        valid: once.filter(exists),
        unknown: Object.fromEntries(wrong.map((scope) => [scope, close(scope)])),
        doubled: once.filter((scope) => listed.indexOf(scope) !== listed.lastIndexOf(scope)),
      };
    }

    return { called, named, needed, check };
  }

  return { scopesIn, callsIn, catalogue };
})();

// The page: groups are folded, and get their boxes when they are opened; what is selected is a set, shown by the boxes.
function canvasScopesPage() {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const create = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const form = one(".picker");
  const folds = all(".scopes > details");
  const output = one("output", form);
  const verdict = one(".verdict", form);
  const MOST_SHOWN = 200, MOST_OPENED = 60;
  const selected = new Set();

  let read;
  function entries() {
    if (read) return read;
    const items = [], operations = [];
    for (const fold of folds) {
      for (const item of all("li", fold)) {
        const links = all("a", item);
        const text = links[0].textContent;
        const scope = text.includes(":") && !/^[A-Z]+ /.test(text) ? text : "";
        for (const link of links) {
          const call = link.dataset.call || (scope ? scope.replace(/^url:(\w+)\|/, "$1 ") : text);
          const [method, path] = [call.slice(0, call.indexOf(" ")), call.slice(call.indexOf(" ") + 1)];
          operations.push({ id: decodeURIComponent(link.hash.slice(1)), method, path, scope });
        }
        items.push({ fold, item, scope, id: operations.at(-1).id, words: item.textContent.toLowerCase() });
      }
    }
    read = { items, operations, rules: canvasScopes.catalogue(operations) };
    return read;
  }

  const reads = (scope) => /^url:(?:GET|HEAD|OPTIONS)\|/.test(scope);
  const select = (scopes, yes = true) => {
    for (const scope of scopes) yes ? selected.add(scope) : selected.delete(scope);
    show();
  };
  const inOrder = () => entries().items.map(({ scope }) => scope).filter((scope) => selected.has(scope));

  function show() {
    output.textContent = `${selected.size} selected`;
    for (const box of all(".scopes input")) box.checked = selected.has(box.value);
    const ids = entries().items.filter(({ scope }) => selected.has(scope)).map(({ id }) => encodeURIComponent(id));
    const address = ids.length ? `#pick=${ids.join(",")}` : "#";
    try {
      history.replaceState(history.state, "", address);
    } catch {
      location.replace(address); // pages from disk
    }
  }

  function restore() {
    const wanted = new Set(location.hash.replace(/^#pick=/, "").split(","));
    select(entries().operations.filter(({ id, scope }) => scope && wanted.has(encodeURIComponent(id))).map(({ scope }) => scope));
    const first = entries().items.find(({ scope }) => selected.has(scope));
    if (first) first.fold.open = true;
  }

  function boxes(fold) {
    if (one("input", fold) || !entries().items.some((entry) => entry.fold === fold && entry.scope)) return;
    const mine = entries().items.filter((entry) => entry.fold === fold && entry.scope);
    for (const { item, scope } of mine) {
      const box = create("input", { type: "checkbox", value: scope, checked: selected.has(scope) });
      box.setAttribute("aria-label", scope);
      item.prepend(box, " ");
    }
    const scopes = mine.map(({ scope }) => scope);
    one("ul", fold).before(
      create("p", { className: "presets" }, button("All", scopes), " ", button("Read-only", scopes.filter(reads)), " ", button("None", scopes, false)),
    );
  }

  function filter() {
    const words = one("#pick").value.toLowerCase().split(/\s+/).filter(Boolean);
    const met = entries().items.filter((entry) => (entry.item.hidden = !words.every((word) => entry.words.includes(word))) === false);
    const shown = new Set(met.map(({ fold }) => fold));
    for (const fold of folds) {
      fold.hidden = !shown.has(fold);
      fold.open = words.length > 0 && met.length <= MOST_OPENED && shown.has(fold);
    }
  }

  function list(entries) {
    const shown = entries.slice(0, MOST_SHOWN).map((parts) => create("li", {}, ...parts));
    if (entries.length > shown.length) shown.push(create("li", { textContent: `and ${entries.length - shown.length} more` }));
    return create("ul", {}, ...shown);
  }

  const code = (text) => create("code", { textContent: text });
  const near = (text, take) => (text ? ["; nearest: ", code(text), ...(take ? [" ", take] : [])] : []);
  const button = (text, scopes, yes = true) =>
    create("button", { type: "button", textContent: text, onclick: () => select(scopes, yes) });
  const offer = (text, scopes) => (scopes.length ? button(text, scopes) : "");
  const counted = (number) => `${number} ${number === 1 ? "scope" : "scopes"}`;

  function judge() {
    const text = one("#pasted").value;
    const { rules } = entries();
    const listed = canvasScopes.scopesIn(text);
    const rest = text.split("\n").filter((line) => !canvasScopes.scopesIn(line).length);
    const needed = rules.needed(canvasScopes.callsIn(rest.join("\n")));
    const found = rules.check(listed);
    const asked = Object.keys(needed.scopes);
    const unknown = Object.entries(found.unknown), lost = Object.entries(needed.unmatched);
    const parts = [];
    if (listed.length) {
      parts.push(create("p", {}, `${found.valid.length} of ${counted(found.valid.length + unknown.length)} exist. `, offer("Select them", found.valid)));
      parts.push(
        list([
          ...unknown.map(([scope, meant]) => [code(scope), " does not exist", ...near(meant, offer("Select it", [meant]))]),
          ...found.doubled.map((scope) => [code(scope), " stands there twice"]),
          ...asked.filter((scope) => !listed.includes(scope)).map((scope) => [code(scope), " is needed by the calls and not in the list"]),
        ]),
      );
    }
    if (asked.length || lost.length) {
      parts.push(create("p", {}, `The calls need ${counted(asked.length)}. `, offer("Select them", asked)));
      parts.push(
        list([
          ...lost.map(([call, meant]) => [code(call), " is not documented", ...near(meant)]),
          ...Object.entries(needed.scopes).map(([scope, calls]) => [code(scope), " for ", calls.join(", ")]),
        ]),
      );
    }
    if (text.trim() && !parts.length) parts.push(create("p", { textContent: "No scope and no call in it. A scope looks like url:GET|/api/v1/courses." }));
    verdict.replaceChildren(...parts);
  }

  const copied = { json: (scopes) => JSON.stringify(scopes, null, 2), spaces: (scopes) => scopes.join(" "), lines: (scopes) => scopes.join("\n") };
  let waiting;
  form.hidden = false;
  verdict.setAttribute("role", "status");
  one(".scopes").addEventListener("toggle", (event) => event.target.open && boxes(event.target), true);
  one(".scopes").addEventListener("change", ({ target }) => select([target.value], target.checked));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => (select([...selected], false), filter(), judge())));
  one("#pick").addEventListener("input", filter);
  one("#pasted").addEventListener("input", () => (clearTimeout(waiting), (waiting = setTimeout(judge, 250))));
  one("[data-preset]").addEventListener("click", () => select(entries().items.map(({ scope }) => scope).filter(reads)));
  for (const button of all("[data-copy-as]")) button.addEventListener("click", () => window.canvasCopy(copied[button.dataset.copyAs](inOrder()), button));
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target && folds.includes(target)) target.open = true;
  if (location.hash.startsWith("#pick=")) restore();
}

if (typeof document !== "undefined") document.addEventListener("DOMContentLoaded", canvasScopesPage);
if (typeof module !== "undefined") module.exports = canvasScopes; // for tests
