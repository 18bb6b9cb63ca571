/* A list follows what is typed and chosen in the form above it. Without this the form has its button. */

const PAUSE = 250;

class Instant {
  constructor(form) {
    this.form = form;
    this.list = document.getElementById(form.dataset.instant);
    this.count = document.querySelector("[data-instant-count]");
    this.clear = form.querySelector("[data-instant-clear]");
    this.typing = false;
    form.querySelector("button[type=submit]").hidden = true;
    form.addEventListener("input", (event) => this.wait(event.target.matches("input")));
    form.addEventListener("focusout", () => (this.typing = false));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.wait(false);
    });
    window.addEventListener("popstate", () => this.back());
  }

  wait(typed) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.follow(typed), typed ? PAUSE : 0);
  }

  /* One step of the browser's history for a stretch of typing, one for each choice. */
  follow(typed) {
    const url = this.address();
    if (url === window.location.pathname + window.location.search) return;
    window.history[typed && this.typing ? "replaceState" : "pushState"](null, "", url);
    this.typing = typed;
    this.show(url);
  }

  address() {
    const words = [...new FormData(this.form)].filter(([, value]) => value.trim() !== "");
    const query = new URLSearchParams(words).toString();
    return new URL(this.form.action).pathname + (query ? `?${query}` : "");
  }

  async show(url) {
    this.request?.abort();
    this.request = new AbortController();
    try {
      const answer = await fetch(url, { signal: this.request.signal });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      this.put(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      if (error.name !== "AbortError") window.location.assign(url);
    }
  }

  put(page) {
    this.list.replaceChildren(...page.getElementById(this.list.id).childNodes);
    this.count.textContent = page.querySelector("[data-instant-count]").textContent;
    this.clear.hidden = page.querySelector("[data-instant-clear]").hidden;
  }

  back() {
    const words = new URLSearchParams(window.location.search);
    [...this.form.elements].forEach((control) => {
      if (control.name && control.type !== "hidden") control.value = words.get(control.name) ?? "";
    });
    this.show(window.location.href);
  }
}

document.querySelectorAll("form[data-instant]").forEach((form) => new Instant(form));
