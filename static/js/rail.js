/* Runs before the page is drawn, so that a narrowed rail never jumps. */
try {
  if (localStorage.getItem("rail") === "narrow") {
    document.documentElement.classList.add("rail-narrow");
  }
} catch {
  /* No storage: the rail stays wide. */
}
