// The editor of a page tells with each save which version its text stands on (cms/stale_saves.py). What it saved by
// itself is its own newest version; while such a save is under way, a press of the button waits for it.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-edit-form]");
  if (!form) return;
  let underWay = false;
  let pressed = null;

  const tell = (name, value) => {
    let field = form.elements.namedItem(name);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      form.append(field);
    }
    field.value = value;
  };

  const ended = () => {
    underWay = false;
    if (!pressed) return;
    const button = pressed.button;
    pressed = null;
    form.requestSubmit(button);
  };

  form.addEventListener("w-autosave:save", (event) => {
    queueMicrotask(() => { underWay = !event.defaultPrevented; });
  });
  form.addEventListener("w-autosave:success", ({ detail }) => {
    tell("loaded_revision_id", detail.data.revision_id);
    tell("loaded_revision_created_at", detail.data.revision_created_at);
    ended();
  });
  form.addEventListener("w-autosave:error", ended);
  form.addEventListener("submit", (event) => {
    if (!underWay) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = { button: event.submitter };
  }, true);
});
