import { insert } from "../markdown.js";

/**
 * Brings the words of a post into the reply form on this page instead of following its link: the words that
 * are chosen in it, or else the whole post as the link's own page quotes it. `data-source` is the line that
 * says whose words they are.
 */
class QuoteLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is chosen
    this.addEventListener("click", this);
  }

  /** @param {MouseEvent} event */
  async handleEvent(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const area = document.querySelector("#reply textarea");
    if (!link || !(area instanceof HTMLTextAreaElement)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const words = this.chosen() || (await this.fetched(link.href));
    if (words === null) {
      location.assign(link.href);
      return;
    }
    area.setSelectionRange(area.value.length, area.value.length);
    insert(area, `${area.value.trim() ? "\n\n" : ""}${words}`);
    area.scrollIntoView({ block: "center" });
  }

  /** What is chosen in this post, as a quotation; empty when nothing is. */
  chosen() {
    const choice = document.getSelection();
    const body = this.closest(".post")?.querySelector(".post__body");
    const text = choice?.toString().trim() ?? "";
    if (!choice || !body || !text) return "";
    if (!body.contains(choice.anchorNode) || !body.contains(choice.focusNode)) return "";
    const lines = text.split("\n").map((line) => `> ${line}`.trimEnd());
    return `${[...lines, ">", `> ${this.dataset.source ?? ""}`].join("\n")}\n\n`;
  }

  /**
   * The quotation that the server made; null when it did not come.
   * @param {string} url
   * @returns {Promise<string | null>}
   */
  async fetched(url) {
    try {
      const answer = await fetch(url, { headers: { "HX-Request": "true" } });
      if (!answer.ok) return null;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return page.querySelector("textarea")?.value ?? null;
    } catch {
      return null;
    }
  }
}

customElements.define("quote-link", QuoteLink);
