// All that the site's pages do. Without it they stay complete: it adds search, filters, copying and the theme.
"use strict";

(() => {
  const root = document.documentElement;
  const base = root.dataset.root || "";
  root.classList.add("js");

  const store = {
    get(key) {
      try {
        return localStorage.getItem(`canvas-docs-${key}`);
      } catch {
        return null; // storage is refused: private windows, files
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(`canvas-docs-${key}`, value);
      } catch {
        // the choice holds for this page
      }
    },
  };

  const themes = { auto: "Auto", light: "Light", dark: "Dark" };
  const theme = () => (store.get("theme") in themes ? store.get("theme") : "auto");
  const wear = (name) => (name === "auto" ? root.removeAttribute("data-theme") : root.setAttribute("data-theme", name));
  wear(theme()); // before the first paint

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);

  function themeButton() {
    const button = one(".theme");
    let current = theme();
    const label = () => {
      button.textContent = themes[current];
      button.setAttribute("aria-label", `Theme: ${themes[current]}`);
    };
    button.addEventListener("click", () => {
      const names = Object.keys(themes);
      current = names[(names.indexOf(current) + 1) % names.length];
      store.set("theme", current);
      wear(current);
      label();
    });
    label();
    button.hidden = false;
  }

  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text, className: "hide" });
      document.body.append(area);
      area.select();
      document.execCommand("copy"); // pages from disk and over http have no clipboard API
      area.remove();
      button.focus();
    }
    const label = button.dataset.label || button.textContent;
    button.dataset.label = label;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 1500);
  }

  window.canvasCopy = copy; // the scopes page has a script of its own

  function copyButton(name, text) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy ${name}`);
    button.addEventListener("click", () => copy(text(), button));
    return button;
  }

  function copyButtons(within = document) {
    for (const block of all(".block:not(:has(> .copy))", within)) block.append(copyButton("code", () => one("pre", block).textContent));
  }

  function scopeButtons() {
    for (const code of all("code[data-copy]")) code.after(copyButton("scope", () => code.textContent));
  }

  function languages() {
    const inputs = all(".samples .tabs input");
    const choose = (name) => {
      for (const input of inputs) if (input.value === name) input.checked = true;
    };
    const chosen = store.get("language");
    if (chosen) choose(chosen);
    for (const input of inputs) {
      input.addEventListener("change", () => {
        const before = input.closest(".samples").getBoundingClientRect().top;
        store.set("language", input.value);
        choose(input.value);
        window.scrollBy(0, input.closest(".samples").getBoundingClientRect().top - before);
      });
    }
  }

  // The failures of an operation are links to the guide; here they become tabs beside its own answers.
  function failures() {
    const shared = new Map(all("template[data-failure]").map((found) => [found.dataset.failure, found]));
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.(".answers a[data-status]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const answers = link.closest(".answers");
      for (const other of all("a[data-status]", answers)) {
        const label = document.createElement("label");
        const input = Object.assign(document.createElement("input"), { type: "radio", name: one("input", answers)?.name || `status-${other.dataset.status}`, value: other.dataset.status });
        label.append(input, Object.assign(document.createElement("span"), { textContent: other.textContent }));
        const pane = shared.get(other.dataset.status).content.cloneNode(true);
        copyButtons(pane);
        answers.append(pane);
        other.replaceWith(label);
      }
      const chosen = one(`input[value="${link.dataset.status}"]`, answers);
      chosen.checked = true;
      chosen.focus({ preventScroll: true });
    });
  }

  // A mark leads to what marks mean; here it says beside the type why it stands there. An element each, and no <details>:
  // pages have hundreds.
  function marks() {
    document.addEventListener("click", (event) => {
      const mark = event.target.closest?.("a.mark");
      if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const shown = mark.nextElementSibling?.className === "why" ? mark.nextElementSibling : undefined;
      if (shown) shown.remove();
      else mark.after(Object.assign(document.createElement("p"), { className: "why", textContent: mark.title }));
      mark.setAttribute("aria-expanded", String(!shown));
    });
  }

  // One switch for the samples of an operation that has several routes.
  function routes() {
    for (const samples of all(".samples")) {
      const blocks = all("[data-path]", samples);
      const paths = [...new Set(blocks.map((block) => block.dataset.path))];
      if (paths.length < 2) continue;
      const select = document.createElement("select");
      select.setAttribute("aria-label", "Route of the samples");
      for (const path of paths) select.add(new Option(path, path));
      const show = () => blocks.forEach((block) => block.classList.toggle("other", block.dataset.path !== select.value));
      select.addEventListener("change", show);
      samples.classList.add("switched");
      one(".tabs", samples).after(select);
      show();
    }
  }

  // The reader's own host, token and ids in every sample. The token is held by its field alone.
  function yours() {
    const form = one("#yours");
    const button = one(".own");
    const blocks = all(".block").map((block) => {
      const code = one("pre code", block);
      return { code, language: block.dataset.lang || "", path: block.dataset.path || "" };
    });
    const counts = new Map();
    for (const { path } of blocks) for (const [, name] of path.matchAll(/\{(\w+)\}/g)) counts.set(name, (counts.get(name) || 0) + 1);
    const names = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([name]) => name);
    for (const name of names) {
      const label = document.createElement("label");
      const input = Object.assign(document.createElement("input"), { name, pattern: "[A-Za-z0-9_:.~@%\\-]+", spellcheck: false });
      label.append(`${name} `, input);
      one(".fields", form).append(" ", label);
    }
    const kept = ["host", ...names];
    const field = (name) => form.elements.namedItem(name);
    for (const name of kept) field(name).value = store.get(`own-${name}`) || "";

    function edits(text, { language, path }, given) {
      const found = [];
      const replace = (pattern, value) => {
        if (value) for (const { index, 0: old } of text.matchAll(pattern)) found.push([index, index + old.length, value]);
      };
      replace(/https:\/\/canvas\.example\.edu|https?:\/\/<canvas>/g, given.host && `https://${given.host}`);
      replace(/\$CANVAS_TOKEN|<(?:access[-_ ]?)?token>/gi, given.token);
      const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      if (language === "bash" && parameters.length) {
        const pieces = path.split(/\{\w+\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
        const match = new RegExp(pieces.join("([^/?'\\s]+)"), "d").exec(text);
        parameters.forEach((name, at) => match && given[name] && found.push([...match.indices[at + 1], encodeURIComponent(given[name])]));
      } else if (parameters.length) {
        const call = /canvas\.[\w.]+\(/.exec(text);
        const value = /\s*("(?:[^"\\]|\\.)*"|\d+)\s*,?/dy;
        value.lastIndex = call ? call.index + call[0].length : 0;
        for (const name of call ? parameters : []) {
          const match = value.exec(text);
          if (!match) break;
          const own = given[name];
          if (own) found.push([...match.indices[1], /^[1-9]\d{0,14}$/.test(own) ? own : JSON.stringify(own)]);
        }
      }
      return found.sort(([a], [b]) => b - a);
    }

    // Replaces a stretch of the text below a node, whatever elements colour it.
    function edit(node, [start, end, value]) {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      let at = 0, left = value;
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const from = Math.max(0, start - at), to = Math.min(text.length, end - at), length = text.length;
        if (from < to) text.replaceData(from, to - from, left), (left = "");
        at += length;
        if (at >= end) break;
      }
    }

    const opening = (language, { host, token }) => {
      const quoted = [`https://${host || "canvas.example.edu"}`, token || "…"].map((text) => JSON.stringify(text));
      if (language === "python") return `from canvas_client import Canvas\n\ncanvas = Canvas(${quoted[0]}, ${quoted[1]}, user_agent="my-app/1.0")\n\n`;
      return `import { Canvas } from "canvas-openapi-client";\n\nconst canvas = new Canvas({ baseUrl: ${quoted[0]}, token: ${quoted[1]}, userAgent: "my-app/1.0" });\n\n`;
    };

    function apply() {
      const given = {};
      for (const name of [...kept, "token"]) {
        const input = field(name);
        given[name] = input.validity.valid ? input.value.trim() : "";
        if (name !== "token") store.set(`own-${name}`, given[name]);
      }
      for (const block of blocks) {
        block.shown ||= block.code.cloneNode(true);
        const fresh = block.shown.cloneNode(true);
        for (const one of edits(fresh.textContent, block, given)) edit(fresh, one);
        if ((given.host || given.token) && /python|typescript/.test(block.language)) fresh.prepend(opening(block.language, given));
        block.code.replaceChildren(...fresh.childNodes);
      }
      button.classList.toggle("on", Object.values(given).some(Boolean));
    }

    const open = (yes) => {
      form.hidden = !yes;
      button.setAttribute("aria-expanded", String(yes));
      if (yes) field("host").focus();
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(() => {
      for (const input of all("input", form)) input.value = "";
      apply();
    }));
    form.addEventListener("keydown", (event) => event.key === "Escape" && (open(false), button.focus()));
    one(".done", form).addEventListener("click", () => (open(false), button.focus()));
    button.addEventListener("click", () => open(form.hidden));
    button.hidden = !blocks.length;
    if (kept.some((name) => field(name).value)) apply();
  }

  // j and k go from one operation to the next.
  function steps() {
    const heads = all(".operation h2[id] > a, .operation h3[id] > a");
    document.addEventListener("keydown", (event) => {
      if (!heads.length || !/^[jk]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      const named = heads.findIndex((head) => head.hash === location.hash);
      const passed = heads.filter((head) => head.closest(".operation").getBoundingClientRect().top < 120).length - 1;
      const now = named < 0 ? passed : named; // the address follows the scroll
      const next = heads[Math.min(heads.length - 1, Math.max(0, now + (event.key === "j" ? 1 : -1)))];
      next.focus({ preventScroll: true });
      location.replace(next.hash);
    });
  }

  // Objects are on the page once; a schema that mentions one shows a copy when it is opened, to any depth.
  function expansions(within, objects = new Map(all("[data-object]").map((found) => [found.dataset.object, found]))) {
    for (const details of all("details[data-expand]", within)) {
      const source = objects.get(details.dataset.expand);
      if (!source) continue;
      details.hidden = false;
      details.addEventListener(
        "toggle",
        () => {
          const copied = (source.content || source).cloneNode(true);
          for (const node of all("[id]", copied)) node.removeAttribute("id");
          for (const shown of all("details[data-expand]", copied)) {
            shown.open = false;
            all(":scope > :not(summary)", shown).forEach((node) => node.remove());
          }
          expansions(copied, objects);
          details.append(...copied.children);
        },
        { once: true },
      );
    }
  }

  function filter(input, items, text) {
    const words = items.map((item) => text(item).toLowerCase());
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase().split(/\s+/);
      items.forEach((item, at) => (item.hidden = !wanted.every((word) => words[at].includes(word))));
    });
  }

  // On a page of many operations: a field that leaves those with its words.
  function narrowing() {
    const sections = all("main > .operation, main ul.columns > li"); // the list of objects is part of its page
    const lead = one("main > .lead");
    if (!lead || sections.length < 10) return;
    const links = new Map(all(".toc > li").map((item) => [one("a", item).hash, item]));
    const words = (section) => all("h2, h3.title, .route, .name > code, :scope > a, .note", section).map((part) => part.textContent).join(" ").toLowerCase();
    let texts;
    const input = Object.assign(document.createElement("input"), { type: "search", placeholder: "Filter this page", autocomplete: "off", spellcheck: false });
    input.setAttribute("aria-label", "Filter the operations and objects of this page");
    const count = Object.assign(document.createElement("output"), { textContent: "" });
    const shell = Object.assign(document.createElement("p"), { className: "narrow" });
    shell.append(input, count);
    lead.append(shell);
    const show = () => {
      texts ||= sections.map(words);
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      sections.forEach((section, at) => {
        section.hidden = !wanted.every((word) => texts[at].includes(word));
        const link = links.get(one("h2 > a, h3 > a", section)?.hash);
        if (link) link.hidden = section.hidden;
      });
      const left = sections.filter((section) => !section.hidden).length;
      count.textContent = wanted.length ? `${left} of ${sections.length}` : "";
      for (const part of all("main > .part, main > .elsewhere")) part.hidden = wanted.length > 0;
    };
    input.addEventListener("input", show);
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest(".operation[hidden]")) return;
      input.value = "";
      show();
      target.scrollIntoView();
    });
  }

  // Back returns to the place, though sections that were never seen have no height yet: it is kept as an operation and
  // how far below its top the window was.
  function places() {
    const heads = all("main > .operation");
    if (!heads.length) return;
    const keep = () => {
      const at = heads.findLastIndex((head) => !head.hidden && head.getBoundingClientRect().top <= 80);
      try {
        history.replaceState({ ...history.state, place: at < 0 ? null : [at, Math.round(heads[at].getBoundingClientRect().top)] }, "");
      } catch {
        // pages from disk may not keep a state
      }
    };
    addEventListener("pagehide", keep);
    let resting;
    addEventListener("scroll", () => (clearTimeout(resting), (resting = setTimeout(keep, 200))), { passive: true });
    const kind = performance.getEntriesByType("navigation")[0]?.type;
    const place = history.state?.place;
    if (!place || !/back_forward|reload/.test(kind) || !heads[place[0]]) return;
    const top = () => heads[place[0]].getBoundingClientRect().top;
    // what comes into sight gets its height, which moves the rest: again, until nothing moves
    let left = 10;
    const settle = () => {
      if (!left-- || Math.abs(top() - place[1]) <= 1) return;
      scrollBy({ top: top() - place[1], behavior: "instant" });
      requestAnimationFrame(settle);
    };
    const start = () => setTimeout(settle); // after the browser's own attempt
    if (document.readyState === "complete") start();
    else addEventListener("load", start);
  }

  function navigation() {
    const side = one(".side");
    const menu = one(".menu");
    const input = one("#filter");
    one(".filter").hidden = false;
    filter(input, all(".resources > li"), (item) => item.textContent);
    filter(input, all(".toc > li"), (item) => item.textContent);
    const groups = all(".group");
    const opened = new Map(groups.map((group) => [group, group.open]));
    input.addEventListener("input", () => {
      for (const group of groups) {
        group.hidden = !all(".resources > li", group).some((item) => !item.hidden);
        group.open = input.value ? !group.hidden : opened.get(group);
      }
    });
    input.addEventListener("keydown", (event) => {
      const first = all(".resources > li").find((item) => !item.hidden);
      if (event.key === "Enter" && first) one("a", first).click();
    });
    const narrow = matchMedia("(max-width: 60rem)");
    const open = (yes) => {
      side.classList.toggle("open", yes);
      menu.setAttribute("aria-expanded", String(yes));
    };
    menu.setAttribute("role", "button");
    menu.setAttribute("aria-controls", "nav");
    open(false);
    menu.addEventListener("click", (event) => {
      event.preventDefault();
      open(!side.classList.contains("open"));
      if (side.classList.contains("open")) (one("[aria-current]", side) || one("a", side)).focus();
    });
    menu.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), menu.click()));
    document.addEventListener("click", (event) => {
      const outside = !side.contains(event.target) && event.target !== menu;
      if (narrow.matches && (outside || event.target.closest(".side a"))) open(false);
    });
    side.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && narrow.matches) open(false), menu.focus();
    });
    const current = one('.resources [aria-current="page"]');
    if (current && !narrow.matches) requestAnimationFrame(() => (side.scrollTop = current.offsetTop - side.clientHeight / 3));
  }

  function contents() {
    const links = new Map(all(".toc a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const heads = all("main h2[id], main h3[id]").filter((head) => links.has(head.id));
    if (!heads.length) return;
    // where sections are, not their headings: asking for those would lay out every section that is out of sight
    const sections = new Map(heads.map((head) => [head, head.closest("section") || head]));
    const side = one(".side");
    let last;
    const follow = () => {
      try {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        const top = target ? target.getBoundingClientRect().top : -1;
        if (top >= 0 && top < innerHeight / 2) return; // the reader went there
        if (last && scrollY > 0) history.replaceState(history.state, "", `#${last.id}`);
      } catch {
        // pages from disk may not change their address
      }
    };
    let resting;
    addEventListener("scroll", () => (clearTimeout(resting), (resting = setTimeout(follow, 250))), { passive: true });
    const mark = () => {
      const line = innerHeight * 0.3;
      let now = heads[0];
      for (const head of heads) if (sections.get(head).getBoundingClientRect().top < line) now = head;
      if (now === last) return;
      if (last) links.get(last.id).classList.remove("here"), links.get(last.id).removeAttribute("aria-current");
      const link = links.get(now.id);
      link.classList.add("here");
      link.setAttribute("aria-current", "location");
      last = now;
      const { top, bottom } = link.getBoundingClientRect();
      if (top < 80 || bottom > innerHeight - 40) side.scrollTop += top - innerHeight / 2;
    };
    let asked = false;
    addEventListener("scroll", () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => ((asked = false), mark()));
    }, { passive: true });
    requestAnimationFrame(mark);
  }

  function search() {
    const form = one(".search");
    const input = one("#query");
    const panel = one(".found");
    const list = one("#results");
    const hint = one(".hint");
    const here = root.dataset.file || "";
    let index;
    let results = [];
    let at = -1;

    const script = (name) =>
      new Promise((done, failed) => {
        const found = Object.assign(document.createElement("script"), { src: `${base}assets/${name}`, onload: done, onerror: failed });
        document.head.append(found);
      });
    let loading;
    const load = () => {
      loading ||= script("search-words.js")
        .then(() => script("search.js"))
        .then(() => {
          window.canvasSearchIndex = (entries) => (index = window.canvasSearch.build(entries));
          return script("search-index.js");
        })
        .then(show, () => {
          hint.textContent = "This copy of the site has no search index. Build it with: canvas-openapi docs";
          panel.hidden = false;
        });
    };
    const close = () => {
      panel.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const select = (next) => {
      at = next;
      [...list.children].forEach((item, number) => {
        item.setAttribute("aria-selected", String(number === at));
        if (number === at) item.scrollIntoView({ block: "nearest" }), input.setAttribute("aria-activedescendant", item.id);
      });
    };
    const go = (entry) => {
      close();
      input.blur();
      location.href = base + entry.href;
    };
    const made = (tag, className, ...content) => {
      const element = Object.assign(document.createElement(tag), { className });
      element.append(...content);
      return element;
    };
    const item = ({ title, detail, routes, href }, number) => {
      const shown = made("li", "");
      shown.dataset.href = href;
      shown.id = `result-${number}`;
      shown.setAttribute("role", "option");
      const marked = title.map((piece, at) => (at % 2 ? made("mark", "", piece) : piece));
      shown.append(made("strong", "", ...marked), made("span", "place", detail));
      for (const { verb, path } of routes.slice(0, 3)) {
        const name = path.replace(/\//g, "/\u200b"); // where a long path may break
        shown.append(made("span", "way", made("b", `verb ${verb.toLowerCase()}`, verb), " ", name));
      }
      if (routes.length > 3) shown.append(made("span", "way", `and ${routes.length - 3} more`));
      shown.addEventListener("mousemove", () => at !== number && select(number));
      shown.addEventListener("mousedown", (event) => event.preventDefault());
      shown.addEventListener("click", () => go(results[number]));
      return shown;
    };
    const show = () => {
      const query = input.value.trim();
      if (!query || !index) return close();
      results = window.canvasSearch.find(index, query, here);
      list.replaceChildren(...results.map(item));
      hint.textContent = results.length ? "" : "Nothing found. Try a path, a parameter, a scope or fewer words.";
      panel.hidden = false;
      input.setAttribute("aria-expanded", "true");
      if (results.length) select(0);
      list.scrollTop = 0;
    };

    form.hidden = false;
    input.addEventListener("focus", () => (load(), show()));
    input.addEventListener("input", () => (load(), show()));
    input.addEventListener("blur", close);
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && results.length) {
        event.preventDefault();
        select((at + step + results.length) % results.length);
      } else if (event.key === "Enter" && !panel.hidden && results[at]) {
        event.preventDefault();
        go(results[at]);
      } else if (event.key === "Escape") {
        close();
        input.blur();
      }
    });
    document.addEventListener("keydown", (event) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !/radio|checkbox/.test(event.target.type);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
        input.select();
      }
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    themeButton();
    navigation();
    search();
    languages();
    routes();
    scopeButtons(); // they take room: at once
    failures();
    marks();
    yours();
    steps();
    expansions(document);
    narrowing();
    contents();
    places();
    (window.requestIdleCallback || setTimeout)(() => copyButtons()); // hundreds of them, and none is needed at once
  });
})();
