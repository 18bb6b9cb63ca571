/* Small comforts. Everything works without them. */

const root = document.documentElement;
const all = (selector, scope = document) => [...scope.querySelectorAll(selector)];

/* Menus of <details>: Escape and a click elsewhere close them. */
function closeMenus(except) {
  all("details[data-hide-on-leave][open]").forEach((menu) => {
    if (!except || !menu.contains(except)) menu.open = false;
  });
}

document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("focusin", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest?.("details[data-hide-on-leave][open]");
  closeMenus();
  open?.querySelector("summary")?.focus();
});

/* Lists with data-walk: the arrow keys go from row to row. */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function walk(event) {
  const list = event.target.closest?.("[data-walk]");
  const step = STEPS[event.key];
  if (!list || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.matches("input, textarea, select")) return;
  const rows = [...list.children].map((row) => row.querySelector("a, button, input, summary")).filter(Boolean);
  const here = rows.findIndex((stop) => stop.closest("[data-walk] > *").contains(event.target));
  const next = { Home: 0, End: rows.length - 1 }[event.key] ?? (step ? here + step : -1);
  if (!rows[next]) return;
  event.preventDefault();
  rows[next].focus();
}

document.addEventListener("keydown", walk);

/* Forms that change something: the second click does nothing. */
function once(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[data-many]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  all("button[type=submit], button:not([type])", form).forEach((button) => button.setAttribute("aria-busy", "true"));
}

function forgetSent(form) {
  delete form.dataset.sent;
  all("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
}

document.addEventListener("submit", once);
window.addEventListener("pageshow", () => all("form[data-sent]").forEach(forgetSent));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-sent]");
  if (form) forgetSent(form);
});

/* File inputs: what was chosen and how big it is. */
function size(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 3);
  const format = { style: "unit", unit: units[power], maximumFractionDigits: power > 1 ? 1 : 0 };
  return new Intl.NumberFormat(root.lang, format).format(bytes / 1000 ** power);
}

document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.matches("input[type=file][data-upload]")) {
    const list = document.querySelector(`[data-upload-list="${input.id}"]`);
    if (list) list.textContent = [...input.files].map((file) => `${file.name}, ${size(file.size)}`).join("\n");
  }
  if (input.matches("select[data-autosubmit]")) input.form.requestSubmit();
});

/* Copy and print: shown only where they work. */
function prepareButtons(scope) {
  all("[data-print]", scope).forEach((button) => {
    button.hidden = false;
  });
  if (navigator.clipboard) {
    all("[data-copy]", scope).forEach((button) => {
      button.hidden = false;
    });
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy], [data-print]");
  if (!button) return;
  if ("print" in button.dataset) {
    window.print();
    return;
  }
  await navigator.clipboard.writeText(button.dataset.copy);
  const said = button.parentElement.querySelector("[data-said]");
  if (said) said.textContent = said.dataset.said;
});

/* The workspace's rail: wide or narrow, remembered in this browser. */
function showRail(button) {
  const narrow = root.classList.contains("rail-narrow");
  const words = button.querySelector("[data-rail-open]");
  button.setAttribute("aria-expanded", String(!narrow));
  words.textContent = narrow ? words.dataset.railClosed : words.dataset.railOpen;
}

function prepareRail(button) {
  button.hidden = false;
  showRail(button);
  button.addEventListener("click", () => {
    const narrow = root.classList.toggle("rail-narrow");
    try {
      localStorage.setItem("rail", narrow ? "narrow" : "wide");
    } catch {
      /* Not remembered, but done. */
    }
    showRail(button);
  });
}

all("[data-rail]").forEach(prepareRail);
prepareButtons(document);
document.addEventListener("htmx:load", (event) => prepareButtons(event.target));
document.querySelector("[data-focus]")?.focus();
