"""What is looked at on every page: axe, language, headings, labels, English words, width."""

import json
import re
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
NARROWEST = 320
SIZES = (1280, 360)
HEIGHT = 900

# Words that neither Finnish nor Swedish has.
ENGLISH = re.compile(
    r"\b(the|and|of|with|your|you|this|from|search|submit|save|page|pages|sign|log in|log out|password|e-mail"
    r"|email|menu|home|next|previous|news|event|events|document|documents|file|folder|member|members|answer"
    r"|add|delete|edit|close|show|required|optional|upload|download|language|contact|error|please|enter"
    r"|subscribe|newsletter|workspace|workspaces|discussion|send|yes|choose|skip|content)\b",
    re.IGNORECASE,
)

# Words of the other language, which want a `lang` of their own.
OTHER = {
    "fi": re.compile(r"\b(och|för|är|att|med|som|vi|till|på|av)\b", re.IGNORECASE),
    "sv": re.compile(r"\b(ja|sekä|tai|myös|että|ovat|joka|kun|mitä|ei)\b", re.IGNORECASE),
}

# Words of the page that are meant in its own language: shown ones, and names for screen readers.
WORDS = """() => {
  const words = [];
  const foreign = (element) => element.closest("[lang]").lang !== document.documentElement.lang;
  const left = "script, style, code, iframe, mark, [data-name]";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (element.closest(left) || foreign(element)) continue;
    words.push(walker.currentNode.data.trim());
  }
  for (const name of ["aria-label", "title", "alt", "placeholder"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (!foreign(element)) words.push(element.getAttribute(name));
    }
  }
  return [...new Set([document.title, ...words])].filter(Boolean);
}"""

FACTS = """() => {
  const named = (it) =>
    it.labels?.length || it.getAttribute("aria-label") || it.getAttribute("aria-labelledby");
  const controls = [...document.querySelectorAll("input, select, textarea")];
  const skip = document.querySelector("a[href], button");
  return {
    lang: document.documentElement.lang,
    titles: document.querySelectorAll("h1").length,
    skips: Boolean(skip?.matches(".skip-link") && document.querySelector(skip.getAttribute("href"))),
    nameless: controls.filter((it) => it.type !== "hidden" && !named(it)).map((it) => it.name || it.id),
  };
}"""

RUN = """async (options) => (await axe.run(document, options)).violations
  .flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target.join(" ")}: ${node.any
    .concat(node.all, node.none).map((check) => check.message).join("; ")}`))"""


def violations(page: Page) -> list[str]:
    """Return what axe finds on a page as it is shown now, one line each."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE + "; null")
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    return page.evaluate(RUN, options)


def english(page: Page) -> list[str]:
    """Return English words that stand on a page where Finnish or Swedish was meant."""
    return [f"English: {line[:80]}" for line in page.evaluate(WORDS) if ENGLISH.search(line)]


def other_language(page: Page, language: str) -> list[str]:
    """Return words of the other language that are not marked as such (the title cannot be marked)."""
    found = [line for line in page.evaluate(WORDS)[1:] if OTHER[language].search(line)]
    return [f"not marked: {line[:80]}" for line in found]


def frame(page: Page, language: str) -> list[str]:
    """Return what is wrong with a page's language, title, skip link and the names of its fields."""
    facts = page.evaluate(FACTS)
    right = {"lang": language, "titles": 1, "skips": True, "nameless": []}
    return [f"{key}: {facts[key]}, not {value}" for key, value in right.items() if facts[key] != value]


def too_wide(page: Page) -> list[str]:
    """Return by how much a page is wider than the narrowest screen, and by what."""
    page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
    width = page.evaluate("document.scrollingElement.scrollWidth")
    if width <= NARROWEST:
        return []
    return [
        f"{width} px wide on a screen of {NARROWEST}: {json.dumps(page.evaluate(WIDE), ensure_ascii=False)}"
    ]


WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
  .slice(-3).map((it) => it.outerHTML.slice(0, 120))"""


def at_sizes(page: Page) -> list[str]:
    """Return what axe finds in each size, without loading the page again."""
    found = []
    for width in SIZES:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"{width} px: {line}" for line in violations(page)]
    return found


def everything(page: Page, language: str) -> list[str]:
    """Return all that is wrong with a page of ours."""
    return frame(page, language) + english(page) + at_sizes(page) + too_wide(page)
