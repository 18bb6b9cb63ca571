/* Choosing many rows of a folder: all at once, a stretch with Shift, and by the keyboard. Without this the boxes and
   the buttons below them do the same, one box at a time. */

const bar = document.getElementById("many");
const boxes = () => [...document.querySelectorAll('input[type=checkbox][form="many"]')];
let last = null;

function tell() {
  const there = boxes();
  const count = there.filter((box) => box.checked).length;
  const words = bar.querySelector("[data-none]");
  const say = count ? (count === 1 ? words.dataset.one : words.dataset.more.replace("#", count)) : words.dataset.none;
  if (words.textContent !== say) words.textContent = say;
  bar.classList.toggle("many--idle", count === 0);
  bar.querySelectorAll("button[name=do]").forEach((button) => {
    button.disabled = count === 0 || (button.value === "rename" && count !== 1);
  });
  const all = document.getElementById("pick-all");
  if (!all) return;
  all.checked = count > 0 && count === there.length;
  all.indeterminate = count > 0 && count < there.length;
}

function stretch(from, to, on) {
  const there = boxes();
  const [first, end] = [there.indexOf(from), there.indexOf(to)].sort((a, b) => a - b);
  if (first >= 0) there.slice(first, end + 1).forEach((box) => (box.checked = on));
}

function clear() {
  boxes().forEach((box) => (box.checked = false));
  tell();
}

document.addEventListener("click", (event) => {
  const box = event.target;
  if (!box.matches?.('input[type=checkbox][form="many"]')) return;
  if (event.shiftKey && last && last !== box) stretch(last, box, box.checked);
  last = box;
  tell();
});

/* On a box: the arrows go to the next one, with Shift they choose on the way; Escape chooses none. */
document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (!box.matches?.('input[type=checkbox][form="many"]')) return;
  if (event.key === "Escape") {
    clear();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const there = boxes();
  const next = step && there[there.indexOf(box) + step];
  if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (event.shiftKey) stretch(box, next, true);
  last = next;
  next.focus();
  tell();
});

if (bar) {
  document.getElementById("pick-all")?.addEventListener("change", (event) => {
    boxes().forEach((box) => (box.checked = event.target.checked));
    tell();
  });
  document.querySelectorAll("[data-pick-all], [data-pick-none]").forEach((part) => (part.hidden = false));
  bar.querySelector("[data-pick-none]").addEventListener("click", () => {
    clear();
    document.getElementById("pick-all")?.focus();
  });
  const list = document.getElementById("folder-list");
  if (list) new MutationObserver(tell).observe(list, { childList: true });
  window.addEventListener("pageshow", tell);
  tell();
}
