const LIMIT = 50;
const MOST = 1000;
const AHEAD = "600px 0px";

/**
 * What was said before and after what the log shows: loaded as one scrolls, over HTTP, where permissions hold
 * as on every page. The links work too, and what is far away is dropped again.
 */
export class RoomHistory {
  #isLoading = false;

  /**
   * @param {import("./room-view.js").RoomView} view
   * @param {import("./room-line.js").RoomLine} line
   * @param {string} address
   */
  constructor(view, line, address) {
    this.view = view;
    this.line = line;
    this.address = address;
    this.seen = new IntersectionObserver((edges) => {
      for (const edge of edges) if (edge.isIntersecting) this.#load(edge.target);
    }, { root: view.log, rootMargin: AHEAD });
    this.watch();
  }

  /** The links at both ends of the log, as they are now. */
  watch() {
    this.seen.disconnect();
    for (const edge of this.view.log.querySelectorAll("[data-earlier], [data-later]")) this.seen.observe(edge);
  }

  /** @param {Event} event a click on one of the links */
  clicked(event) {
    const link = event.target instanceof Element ? event.target.closest("[data-earlier], [data-later], [data-to-latest]") : null;
    if (!link) return;
    event.preventDefault();
    if (link.matches("[data-to-latest]")) this.toLatest();
    else this.#load(link);
  }

  /** Too far behind for a replay: the gap is named, and closed where nobody reads something old. */
  fellBehind() {
    const wasAtEnd = this.view.isAtEnd;
    this.#leaveEnd();
    if (wasAtEnd) this.toLatest();
  }

  /** Lets go of what is shown and shows the newest. */
  async toLatest() {
    if (this.view.isWhole) return this.view.toEnd();
    const found = await this.#fetch({ limit: "100" });
    if (!found) return;
    this.view.drop(this.view.all);
    this.view.add(found.messages, found.seq);
    this.#offer("earlier");
    if (found.seq < this.line.seq) return this.#load(this.#offer("later"));
    this.#reachEnd();
    this.view.toEnd();
  }

  /** Keeps memory bounded; what is far above goes, and can be loaded again. */
  trim() {
    const all = this.view.all;
    if (all.length <= MOST) return;
    this.view.keepPlace(() => this.view.drop(all.slice(0, all.length - MOST)));
    this.#offer("earlier");
  }

  /** @param {Element | null} edge */
  async #load(edge) {
    if (this.#isLoading || !edge?.isConnected) return;
    this.#isLoading = true;
    this.view.log.setAttribute("aria-busy", "true");
    if (edge.matches("[data-earlier]")) await this.#earlier(edge);
    else await this.#later();
    this.view.log.removeAttribute("aria-busy");
    this.#isLoading = false;
    this.watch(); // a link that is still near is seen anew
  }

  /** @param {Element} edge */
  async #earlier(edge) {
    const first = this.view.all[0]?.dataset.seq ?? String(this.line.seq + 1);
    const found = await this.#fetch({ before: first, limit: String(LIMIT) });
    if (!found) return this.seen.unobserve(edge);
    this.view.keepPlace(() => {
      this.view.add(found.messages, found.seq);
      const far = this.view.all.slice(MOST);
      if (found.messages.length < LIMIT) edge.parentElement?.remove();
      if (far.length === 0) return;
      this.view.drop(far);
      this.#leaveEnd();
    });
  }

  async #later() {
    const last = this.view.all.at(-1)?.dataset.seq ?? "0";
    const found = await this.#fetch({ after: last, limit: String(LIMIT) });
    if (!found) return;
    this.view.keepPlace(() => this.view.add(found.messages, found.seq));
    if (found.messages.length < LIMIT && found.seq >= this.line.seq) this.#reachEnd();
    this.trim();
  }

  #reachEnd() {
    this.view.isWhole = true;
    for (const link of this.view.log.querySelectorAll("[data-later], [data-to-latest]")) link.parentElement?.remove();
    this.view.log.dispatchEvent(new Event("scroll"));
  }

  #leaveEnd() {
    this.view.isWhole = false;
    this.#offer("later");
  }

  /** @param {"earlier" | "later"} side */
  #offer(side) {
    const { log } = this.view;
    if (!log.querySelector(`[data-${side}]`)) {
      const part = this.view.bubbles.part(side);
      if (side === "earlier") log.prepend(part);
      else log.insertBefore(part, this.view.all.at(-1)?.nextSibling ?? null);
      this.watch();
    }
    return log.querySelector(`[data-${side}]`);
  }

  /**
   * @param {Record<string, string>} query
   * @returns {Promise<{messages: any[], seq: number} | null>}
   */
  async #fetch(query) {
    const url = new URL(this.address, location.href);
    url.search = new URLSearchParams(query).toString();
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null; // the line is down; the link stays
    }
  }
}
