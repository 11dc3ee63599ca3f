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

  function copyButton(name, text) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy ${name}`);
    button.addEventListener("click", () => copy(text(), button));
    return button;
  }

  function copyButtons() {
    for (const block of all(".block")) block.append(copyButton("code", () => one("pre", block).textContent));
    for (const code of all("code[data-copy]")) code.after(copyButton("scope", () => code.textContent));
  }

  function languages() {
    const inputs = all(".tabs input");
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
      input.dispatchEvent(new Event("filtered"));
    });
  }

  function navigation() {
    const side = one(".side");
    const menu = one(".menu");
    const input = one("#filter");
    one(".filter").hidden = false;
    filter(input, all(".resources > li"), (item) => one("a", item).textContent);
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

  function scopePicker() {
    const form = one(".picker");
    if (!form) return;
    const boxes = all(".scopes input");
    const items = all(".scopes li");
    for (const shown of [form, ...boxes]) shown.hidden = false;
    const picked = () => boxes.filter((box) => box.checked).map((box) => box.value);
    const count = () => (one("output", form).textContent = `${picked().length} selected`);
    one(".scopes").addEventListener("change", count);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      for (const box of boxes) box.checked = false;
      count();
    });
    for (const button of all("[data-copy-as]", form)) {
      button.addEventListener("click", () => {
        const scopes = picked();
        copy(button.dataset.copyAs === "json" ? JSON.stringify(scopes, null, 2) : scopes.join(" "), button);
      });
    }
    filter(one("#pick"), items, (item) => item.textContent);
    one("#pick").addEventListener("filtered", () => {
      for (const list of all(".scopes ul")) {
        list.hidden = list.previousElementSibling.hidden = !all("li", list).some((item) => !item.hidden);
      }
    });
  }

  // Search. An entry of the index: kind, title, address, detail, names, words, scopes.
  const paths = (text) => text.replace(/:[a-z_]+|\{[^}]*\}|<[^>]*>|(?<=\/)\d+(?=\/|$)/g, "*").replace(/^https?:\/\/[^/]+/, "");

  function prepared([kind, title, href, detail, names, words, scopes]) {
    const [verb, path] = kind === "o" ? detail.split(" ") : ["", ""];
    return {
      kind, title, href, detail, verb, path: paths(path).toLowerCase(), scopes: scopes.toLowerCase(),
      heading: title.toLowerCase(), titled: title.toLowerCase().split(/[^a-z0-9_]+/), names: names.toLowerCase().split(" "), words: ` ${words}`,
    };
  }

  function wordScore(entry, word) {
    const { heading, titled, names, words } = entry;
    if (names[0] === word) return 85;
    if (titled.includes(word)) return 50;
    if (entry.path.split("/").includes(word)) return 42;
    if (names.includes(word)) return 40;
    if (titled.some((part) => part.startsWith(word))) return 38;
    if (names.some((name) => name.startsWith(word))) return 30;
    if (entry.path.includes(`/${word}`)) return 28;
    if (names.some((name) => name.includes(word))) return 22;
    if (heading.includes(word)) return 20;
    if (words.includes(` ${word}`)) return 12;
    return words.includes(word) ? 4 : 0;
  }

  function pathScore(entry, wanted) {
    if (!entry.path) return 0;
    if (entry.scopes.includes(wanted)) return 80;
    if (entry.path === wanted || entry.path === `/api/v1${wanted}`) return 100;
    if (entry.path.endsWith(wanted)) return 80 - entry.path.length / 20;
    const at = entry.path.indexOf(wanted);
    return at < 0 ? 0 : 60 - (entry.path.length - wanted.length) / 20;
  }

  function score(entry, query, strict) {
    const text = query.trim().replace(/^url:/i, "").replace("|", " ");
    let total = 0;
    for (const piece of text.split(/\s+/)) {
      const word = piece.toLowerCase();
      let points;
      if (/^(get|post|put|patch|delete|head)$/.test(word) && text !== piece && entry.kind === "o") {
        points = entry.verb.toLowerCase() === word ? 15 : wordScore(entry, word) / 4;
      } else if (piece.includes("/")) {
        points = pathScore(entry, paths(piece.split("?")[0]).toLowerCase().replace(/(.)\/$/, "$1")) ||
          (entry.scopes.includes(word) ? 80 : 0);
      } else {
        points = wordScore(entry, word);
      }
      if (!points && strict) return 0;
      total += points;
    }
    if (!total) return 0;
    const whole = text.toLowerCase();
    if (entry.heading === whole) total += 60;
    else if (entry.heading.startsWith(whole)) total += 25;
    return total + { p: 14, s: 6, o: 0 }[entry.kind] - (entry.heading.length + entry.detail.length) / 60;
  }

  function search() {
    const form = one(".search");
    const input = one("#query");
    const panel = one(".found");
    const list = one("#results");
    const hint = one(".hint");
    let index;
    let results = [];
    let at = -1;

    window.canvasSearchIndex = (entries) => {
      index = entries.map(prepared);
      show();
    };
    const load = () => {
      if (one("script[data-index]")) return;
      const script = document.createElement("script");
      script.src = `${base}assets/search-index.js`;
      script.dataset.index = "";
      script.onerror = () => {
        hint.textContent = "This copy of the site has no search index. Build it with: canvas-openapi docs";
        panel.hidden = false;
      };
      document.head.append(script);
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
    const item = (entry, number) => {
      const shown = document.createElement("li");
      shown.id = `result-${number}`;
      shown.setAttribute("role", "option");
      const title = document.createElement("strong");
      title.textContent = entry.title;
      const detail = document.createElement("span");
      detail.textContent = entry.detail || { p: "Page", s: "Object" }[entry.kind];
      if (entry.kind === "s") detail.textContent = `Object of ${entry.detail || "no page"}`;
      shown.append(title, detail);
      shown.addEventListener("mousemove", () => at !== number && select(number));
      shown.addEventListener("mousedown", (event) => event.preventDefault());
      shown.addEventListener("click", () => go(entry));
      return shown;
    };
    // `strict`: every word must be found somewhere in an entry
    const ranked = (query, strict) =>
      index
        .map((entry) => [score(entry, query, strict), entry])
        .filter(([points]) => points > 0)
        .sort(([a], [b]) => b - a)
        .slice(0, 30)
        .map(([, entry]) => entry);
    const show = () => {
      const query = input.value.trim();
      if (!query || !index) return close();
      results = ranked(query, true);
      if (!results.length) results = ranked(query, false);
      list.replaceChildren(...results.map(item));
      hint.textContent = results.length ? "" : "Nothing found. Try a path, a parameter, a scope or fewer words.";
      panel.hidden = false;
      input.setAttribute("aria-expanded", "true");
      if (results.length) select(0);
      panel.scrollTop = 0;
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
    copyButtons();
    expansions(document);
    scopePicker();
    contents();
  });
})();
