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
      loading ||= script("search.js")
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
