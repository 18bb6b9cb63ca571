/* Choosing a kind answers the three questions as is usual for it, until somebody answers them by hand.
   Without this, a button does the same. */

class Usual {
  constructor(form) {
    this.form = form;
    this.byHand = form.querySelector(".field--wrong") !== null;
    form.querySelector("[data-usual-button]").remove();
    form.addEventListener("change", (event) => this.follow(event.target));
  }

  follow(field) {
    if (["reading", "joining", "writing"].includes(field.name)) this.byHand = true;
    if (!this.byHand && ["kind", "parent"].includes(field.name)) this.answer();
  }

  answer() {
    const kind = this.form.querySelector("input[name=kind]:checked");
    if (!kind) return;
    const [reading, joining, writing] = kind.dataset.usual.split(" ");
    this.offerParent(reading);
    const alone = reading === "parent" && !this.form.elements.parent.value;
    this.choose("reading", alone ? "members" : reading);
    this.choose("joining", alone ? "invited" : joining);
    this.choose("writing", writing);
  }

  /* Where there is only one workspace to hang it from, it is that one. */
  offerParent(reading) {
    const parent = this.form.elements.parent;
    if (reading === "parent" && !parent.value && parent.options.length === 2) parent.selectedIndex = 1;
  }

  choose(name, value) {
    const field = this.form.querySelector(`input[name=${name}][value=${value}]`);
    if (field) field.checked = true;
  }
}

document.querySelectorAll("form[data-founding]").forEach((form) => new Usual(form));
