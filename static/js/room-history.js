import { RoomEdges } from "./room-edges.js";
import { keepPlace } from "./room-place.js";

const LIMIT = 50;
const MOST = 1000;

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
    this.edges = new RoomEdges(view, (edge) => this.#load(edge));
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
    this.edges.leaveEnd();
    if (wasAtEnd) this.toLatest();
  }

  /** Lets go of what is shown and shows the newest. */
  async toLatest() {
    if (this.view.isWhole) return this.view.toEnd();
    const found = await this.#fetch({ limit: "100" });
    if (!found) return;
    this.view.drop(this.view.all);
    this.view.add(found.messages, found.seq);
    this.edges.offer("earlier");
    if (found.seq < this.line.seq) return this.#load(this.edges.offer("later"));
    this.edges.reachEnd();
    this.view.toEnd();
  }

  /** Keeps memory bounded; what is far above goes, and can be loaded again. */
  trim() {
    const all = this.view.all;
    if (all.length <= MOST) return;
    keepPlace(this.view, () => this.view.drop(all.slice(0, all.length - MOST)));
    this.edges.offer("earlier");
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
    this.edges.watch();
  }

  /** @param {Element} edge */
  async #earlier(edge) {
    const first = this.view.all[0]?.dataset.seq ?? String(this.line.seq + 1);
    const found = await this.#fetch({ before: first, limit: String(LIMIT) });
    if (!found) return this.edges.forget(edge);
    keepPlace(this.view, () => {
      this.view.add(found.messages, found.seq);
      const far = this.view.all.slice(MOST);
      if (found.messages.length < LIMIT) edge.parentElement?.remove();
      if (far.length === 0) return;
      this.view.drop(far);
      this.edges.leaveEnd();
    });
  }

  async #later() {
    const last = this.view.all.at(-1)?.dataset.seq ?? "0";
    const found = await this.#fetch({ after: last, limit: String(LIMIT) });
    if (!found) return;
    keepPlace(this.view, () => this.view.add(found.messages, found.seq));
    if (found.messages.length < LIMIT && found.seq >= this.line.seq) this.edges.reachEnd();
    this.trim();
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
