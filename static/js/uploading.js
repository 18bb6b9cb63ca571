/* Many files, and whole folders, come in piece by piece; a lost connection goes on where it broke.
   Without this there is the form of one file. Protocol: docs/documents.md. */

const PIECE = 4 * 1024 * 1024;
const AT_ONCE = 2;
const PAUSES = [1, 2, 4, 8, 15, 30]; // seconds between tries when the connection is lost
const JUNK = /^(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i; // what systems put beside people's own files

class Lost extends Error {}
class Refused extends Error {}
class Cancelled extends Error {}

/* One request; `progress` is told how many bytes of its body have gone, `signal` breaks it off. */
function ask(method, url, { body = null, headers = {}, progress, signal } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    signal?.addEventListener("abort", () => request.abort());
    request.timeout = 120_000;
    Object.entries({ Accept: "application/json", ...headers }).forEach(([name, value]) =>
      request.setRequestHeader(name, value),
    );
    request.upload.onprogress = (event) => progress?.(event.loaded);
    request.onerror = request.ontimeout = request.onabort = () => reject(new Lost());
    request.onload = () => {
      let data = {};
      try {
        data = JSON.parse(request.responseText);
      } catch {
        /* A page in place of an answer: its status says enough. */
      }
      const away = request.responseURL.includes("/accounts/login/");
      const wait = Number(request.getResponseHeader("Retry-After")) || 0;
      resolve({ status: away ? 401 : request.status, data, wait });
    };
    request.send(body);
  });
}

const sleep = (seconds, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(done, seconds * 1000);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    }
  });

/* One file on its way, and its row. */
class Sending {
  constructor(file, path, drop) {
    this.file = file;
    this.path = path;
    this.drop = drop;
    this.offset = 0;
    this.row = drop.template.content.firstElementChild.cloneNode(true);
    this.bar = this.row.querySelector("progress");
    this.state = this.row.querySelector("[data-state]");
    this.again = this.row.querySelector("[data-again]");
    this.end_it = this.row.querySelector("[data-cancel]");
    this.row.querySelector("[data-name]").textContent = path ? `${path}/${file.name}` : file.name;
    this.bar.setAttribute("aria-label", file.name);
    this.row.querySelectorAll("[data-which]").forEach((which) => (which.textContent = file.name));
    this.again.addEventListener("click", () => drop.retry(this));
    this.end_it.addEventListener("click", () => this.cancel());
    this.say("waiting");
  }

  say(kind, text) {
    this.kind = kind;
    this.row.dataset.kind = kind;
    this.again.hidden = !["failed", "cancelled"].includes(kind);
    this.end_it.hidden = ["checking", "done", "failed", "cancelled"].includes(kind);
    this.state.textContent = text ?? this.drop.words[kind];
  }

  show(bytes) {
    this.bar.value = Math.min(100, (100 * bytes) / this.file.size);
  }

  async run() {
    this.tries = 0;
    this.stop = new AbortController();
    this.say("sending");
    try {
      if (!this.url) await this.begin();
      await this.send();
      this.say("checking");
      await this.finish();
    } catch (problem) {
      if (problem instanceof Cancelled) return;
      if (!(problem instanceof Lost || problem instanceof Refused)) throw problem;
      this.say("failed", problem.message || this.drop.words.lost);
    }
  }

  /* The person does not want it sent after all; what the server has of it goes, too. */
  cancel() {
    const { url } = this;
    this.say("cancelled");
    this.row.focus();
    this.stop?.abort();
    this.forget();
    if (url) ask("DELETE", url, { headers: this.drop.headers }).catch(() => null); // else it is swept in a day
    this.drop.tell();
  }

  /* Do something until there is an answer; a busy server, one without its virus scanner (it says how long) and a lost
     connection are waited for. */
  async patiently(step) {
    const { signal } = this.stop;
    for (;;) {
      try {
        const answer = await step(signal);
        if (signal.aborted) throw new Cancelled();
        const unchecked = answer.status === 503 && answer.wait && this.tries++ < PAUSES.length;
        if (answer.status !== 429 && !unchecked) return answer;
        this.say(unchecked ? "unchecked" : "slow");
        await sleep(answer.wait || 30, signal);
      } catch (problem) {
        if (signal.aborted) throw new Cancelled();
        if (!(problem instanceof Lost)) throw problem;
        if (this.tries >= PAUSES.length) throw new Lost(this.drop.words.lost);
        this.say("again");
        await sleep(PAUSES[this.tries++], signal);
      }
      if (signal.aborted) throw new Cancelled();
      this.say("sending");
    }
  }

  refusal(answer) {
    const { words } = this.drop;
    const plain = { 401: words.away, 404: words.gone, 410: words.gone, 403: words.away };
    if ([404, 410, 507, 422].includes(answer.status)) this.forget();
    return new Refused(answer.data.error || plain[answer.status] || words.odd);
  }

  forget() {
    this.url = null;
    this.offset = 0;
    this.broken = false;
    this.show(0);
  }

  async begin() {
    const told = { ...this.drop.told(), name: this.file.name, size: this.file.size, path: this.path };
    const body = new URLSearchParams(told);
    const { headers } = this.drop;
    const answer = await this.patiently((signal) => ask("POST", this.drop.begin, { body, headers, signal }));
    if (answer.status !== 201) throw this.refusal(answer);
    this.url = answer.data.url;
    this.end = answer.data.finish;
  }

  async send() {
    let odd = 0;
    while (this.offset < this.file.size) {
      const answer = await this.patiently((signal) => this.piece(signal));
      if (answer.status !== 200 && answer.status !== 409) throw this.refusal(answer);
      if (answer.status === 409) {
        if (++odd > 20) throw new Refused(this.drop.words.odd);
        if (answer.data.offset === this.offset) await sleep(1, this.stop.signal);
      } else {
        this.tries = 0;
      }
      this.offset = answer.data.offset;
      this.show(this.offset);
    }
  }

  /* After a broken piece the server is asked first how much of it has come. */
  async piece(signal) {
    if (this.broken) {
      const answer = await ask("GET", this.url, { signal });
      if (answer.status !== 200) return answer;
      this.broken = false;
      return answer;
    }
    const headers = {
      ...this.drop.headers,
      "Content-Type": "application/octet-stream",
      "Upload-Offset": String(this.offset),
    };
    const from = this.offset;
    this.broken = true;
    const body = this.file.slice(from, from + PIECE);
    const progress = (bytes) => signal.aborted || this.show(from + bytes);
    const answer = await ask("POST", this.url, { body, headers, progress, signal });
    this.broken = false;
    return answer;
  }

  async finish() {
    const { headers } = this.drop;
    const answer = await this.patiently(() => ask("POST", this.end, { headers }));
    if (answer.status === 409) {
      this.offset = answer.data.offset;
      throw new Refused(this.drop.words.odd);
    }
    if (answer.status !== 200) throw this.refusal(answer);
    this.show(this.file.size);
    this.say("done", answer.data.words);
  }
}

/* The place where files are dropped, with all that are on their way. */
class Drop {
  constructor(root) {
    this.root = root;
    this.begin = root.dataset.uploading;
    this.words = Object.fromEntries(
      [...root.querySelectorAll("[data-word]")].map((item) => [item.dataset.word, item.textContent]),
    );
    this.template = root.querySelector("template");
    this.list = root.querySelector("[data-sent]");
    this.said = root.querySelector("[data-said]");
    this.name = document.querySelector("input[name=sender]");
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    this.headers = token && root.dataset.token ? { "X-CSRFToken": token.value } : {};
    this.all = [];
    this.running = 0;
    this.listen();
  }

  listen() {
    this.root.querySelectorAll("input[type=file]").forEach((input) => {
      if (input.hasAttribute("webkitdirectory") && !("webkitdirectory" in input)) input.parentElement.hidden = true;
      input.addEventListener("change", () => {
        const files = [...input.files];
        this.add(files.map((file) => [file, (file.webkitRelativePath || "").split("/").slice(0, -1).join("/")]));
        input.value = "";
      });
    });
    const area = this.root.closest("main") ?? this.root;
    let over = 0;
    const mark = (step) => {
      over = Math.max(0, over + step);
      this.root.classList.toggle("drop--over", over > 0);
    };
    const files = (event) => event.dataTransfer?.types.includes("Files");
    area.addEventListener("dragenter", (event) => files(event) && mark(1));
    area.addEventListener("dragleave", (event) => files(event) && mark(-1));
    area.addEventListener("dragover", (event) => files(event) && event.preventDefault());
    area.addEventListener("drop", async (event) => {
      if (!files(event)) return;
      event.preventDefault();
      over = 0;
      mark(0);
      this.add(await dropped(event.dataTransfer));
    });
    window.addEventListener("beforeunload", (event) => this.running && event.preventDefault());
  }

  told() {
    const told = this.name ? { sender: this.name.value } : {};
    this.root.querySelectorAll("select, input[type=radio]:checked").forEach((control) => {
      told[control.name] = control.value;
    });
    return told;
  }

  add(found) {
    const fresh = found.filter(([file]) => !JUNK.test(file.name));
    if (!fresh.length || (this.name && !this.name.reportValidity())) return;
    const rows = fresh.map(([file, path]) => new Sending(file, path, this));
    this.list.hidden = false;
    this.list.append(...rows.map((sending) => sending.row));
    this.all.push(...rows);
    this.go();
  }

  retry(sending) {
    sending.say("waiting");
    sending.row.focus();
    this.go();
  }

  async go() {
    this.tell();
    if (this.running >= AT_ONCE) return;
    const next = this.all.find((sending) => sending.kind === "waiting");
    if (!next) {
      if (!this.running) await this.refresh();
      return;
    }
    this.running += 1;
    const work = next.run().finally(() => {
      this.running -= 1;
      this.go();
    });
    this.go();
    await work;
  }

  count(kind) {
    return this.all.filter((sending) => sending.kind === kind).length;
  }

  /* One short sentence for all, read out politely; never a word for each percent. */
  tell() {
    const [done, failed, all] = [this.count("done"), this.count("failed"), this.all.length];
    const cancelled = this.count("cancelled");
    const words = [this.words.count.replace("{done}", done).replace("{all}", all)];
    if (failed) words.push(this.words.failures.replace("{failed}", failed));
    if (cancelled) words.push(this.words.stopped.replace("{cancelled}", cancelled));
    this.said.textContent = words.join(" ");
  }

  /* What came is shown without loading the page anew; the rows here stay. */
  async refresh() {
    const parts = (this.root.dataset.refresh || "").split(" ").filter(Boolean);
    if (!parts.length || this.count("done") === (this.shown ?? 0)) return;
    this.shown = this.count("done");
    const answer = await fetch(window.location.href).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    parts.forEach((id) => {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (old && fresh) old.replaceChildren(...fresh.childNodes);
      else if (fresh && !this.count("failed")) window.location.reload();
    });
  }
}

/* -- Files and folders of a drop ------------------------------------------------------------------ */
async function dropped(transfer) {
  // The entries must be taken at once: after the first pause the browser has forgotten them.
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const found = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const lists = await Promise.all(found.map((entry) => (entry instanceof File ? [[entry, ""]] : walked(entry, ""))));
  return lists.flat();
}

async function walked(entry, path) {
  if (!entry) return [];
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject)).catch(() => null);
    return file ? [[file, path]] : [];
  }
  const below = path ? `${path}/${entry.name}` : entry.name;
  const reader = entry.createReader();
  const lists = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => []);
    if (!some.length) return lists.flat();
    for (const one of some) lists.push(await walked(one, below));
  }
}

document.querySelectorAll("[data-uploading]").forEach((root) => new Drop(root));
