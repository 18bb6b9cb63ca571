/* The editor of texts (Trix). Without it the same form takes plain text. */

/* Trix would put its styles into the page, which the policy forbids; ours are in pages.css. */
const insertBefore = document.head.insertBefore;
document.head.insertBefore = function insert(node, before) {
  if (node.nodeName === "STYLE" && node.dataset.tagName?.startsWith("trix-")) return node;
  return insertBefore.call(this, node, before);
};

document.addEventListener("trix-before-initialize", () => {
  const { blockAttributes, lang } = window.Trix.config;
  blockAttributes.default.tagName = "p";
  blockAttributes.default.breakOnReturn = true;
  blockAttributes.heading1.tagName = "h2";
  blockAttributes.heading2 = { ...blockAttributes.heading1, tagName: "h3" };
  lang.urlPlaceholder = "https://";
}, { once: true });

const changed = new WeakSet();

function pressed(editor) {
  const toolbar = editor.toolbarElement;
  toolbar?.querySelectorAll("[aria-pressed]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.classList.contains("trix-active")));
  });
}

/* Only now, when the editor stands, it takes the place of the plain text. */
document.addEventListener("trix-initialize", (event) => {
  const editor = event.target;
  const part = editor.closest("[data-editor]");
  const plain = part.querySelector("[data-plain]");
  const focused = plain.contains(document.activeElement);
  part.querySelector("[data-rich]").hidden = false;
  plain.hidden = true;
  plain.querySelector("textarea").disabled = true;
  part.querySelector("[data-way]").value = "html";
  if (focused) editor.focus();
  pressed(editor);
});

for (const name of ["trix-selection-change", "trix-attributes-change", "trix-change"]) {
  document.addEventListener(name, (event) => setTimeout(() => pressed(event.target)));
}

/* Pictures and files belong to the folders. */
document.addEventListener("trix-file-accept", (event) => event.preventDefault());
document.addEventListener("trix-attachment-add", (event) => event.attachment.remove());

/* Leaving with words that are not saved: the browser asks. */
const mark = (event) => {
  const form = event.target.closest?.("[data-text-form]");
  if (form) changed.add(form);
};
document.addEventListener("trix-change", mark);
document.addEventListener("input", mark);
document.addEventListener("submit", (event) => changed.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("[data-text-form]")].some((form) => changed.has(form))) event.preventDefault();
});
