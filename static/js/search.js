/* Suggestions under a search box. The form works without them. */

const WAIT = 150;
const BEGINNING = 2;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.url = input.dataset.suggest;
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "search-suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.dataset.suggestLabel);
    this.list.hidden = true;
    input.closest(".search-form__line").append(this.list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    input.addEventListener("input", () => this.wait());
    if (input.dataset.lately) input.addEventListener("focus", () => this.ask());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const typed = this.input.value.trim();
    if (typed.length < BEGINNING && !(this.input.dataset.lately && !typed)) {
      this.close();
      return;
    }
    this.request?.abort();
    this.request = new AbortController();
    try {
      const answer = await fetch(`${this.url}?${new URLSearchParams({ q: typed })}`, { signal: this.request.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
    } catch {
      /* The next letter asks again. */
    }
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map((row, number) => this.option(row, number)));
    this.chosen = -1;
    this.input.removeAttribute("aria-activedescendant");
    const open = suggestions.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  option(row, number) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${number}`;
    option.setAttribute("role", "option");
    option.dataset.url = row.url;
    const title = document.createElement("span");
    title.textContent = row.title;
    if (row.language) title.lang = row.language;
    const kind = document.createElement("span");
    kind.className = "search-suggestions__kind";
    kind.textContent = row.kind;
    const words = document.createElement("span");
    words.append(title);
    if (row.where) {
      const where = document.createElement("span");
      where.className = "search-suggestions__where";
      where.textContent = row.where;
      words.append(" ", where);
    }
    option.append(words, kind);
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      window.location.assign(row.url);
    });
    return option;
  }

  key(event) {
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.choose(this.chosen + step);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      window.location.assign(this.list.children[this.chosen].dataset.url);
    }
  }

  choose(number) {
    const options = [...this.list.children];
    this.chosen = Math.max(-1, Math.min(number, options.length - 1));
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === this.chosen)));
    if (this.chosen < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", options[this.chosen].id);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

document.querySelectorAll("input[data-suggest]").forEach((input) => new Suggestions(input));

/* Counts what is searched and opened, for the editors; nothing of who does it. */
const counted = document.querySelector("[data-count]");
if (counted && navigator.sendBeacon) {
  const { count: url, q, hits } = counted.dataset;
  const tell = (more) => navigator.sendBeacon(url, new URLSearchParams({ q, ...more }));
  tell({ hits });
  document.querySelector(".search-hits")?.addEventListener("click", (event) => {
    const hit = event.target.closest("a")?.closest("[data-group]");
    if (hit) tell({ opened: hit.dataset.group });
  });
}
