const CLOSE = 5 * 60_000;
const DAY = 24 * 60 * 60_000;

/** Lines between days, and what one person says in a row close together; by the server's clock alone. */
export class RoomDays {
  /**
   * @param {DOMStringMap} data `now` of the server when it made the page, and the reader's time zone
   * @param {DOMStringMap} words
   */
  constructor(data, words) {
    this.now = Date.parse(data.now ?? "") - performance.now();
    this.words = words;
    const lang = document.documentElement.lang;
    const zone = { timeZone: data.zone || undefined };
    this.key = new Intl.DateTimeFormat("en-CA", zone);
    this.name = new Intl.DateTimeFormat(lang, { ...zone, weekday: "long", day: "numeric", month: "long", year: "numeric" });
  }

  /** @param {HTMLElement[]} bubbles */
  arrange(bubbles) {
    for (const bubble of bubbles) this.#fit(bubble);
  }

  /**
   * A bubble has come in: it and what follows it are looked at anew.
   * @param {HTMLElement} bubble
   */
  fit(bubble) {
    this.#fit(bubble);
    const next = neighbour(bubble, "nextElementSibling");
    if (next) this.#fit(next);
  }

  /**
   * The line that stands before a bubble, or itself.
   * @param {Element} bubble
   */
  headOf(bubble) {
    let head = bubble;
    while (head.previousElementSibling?.matches("[data-day], [data-divider]")) head = head.previousElementSibling;
    return head;
  }

  /** @param {HTMLElement} bubble */
  forget(bubble) {
    if (bubble.previousElementSibling?.matches("[data-day]")) bubble.previousElementSibling.remove();
  }

  /** @param {HTMLElement} bubble */
  #fit(bubble) {
    this.forget(bubble);
    const before = neighbour(bubble, "previousElementSibling");
    const at = timeOf(bubble);
    const day = this.key.format(at);
    const isNewDay = !before || this.key.format(timeOf(before)) !== day;
    if (isNewDay) bubble.before(this.#line(at, day));
    const isDivided = bubble.previousElementSibling?.matches("[data-divider]") ?? false;
    const follows = before !== null && !isNewDay && !isDivided && isSame(before, bubble) && at - timeOf(before) < CLOSE;
    bubble.classList.toggle("message--follows", follows);
  }

  /**
   * @param {number} at
   * @param {string} day
   */
  #line(at, day) {
    const line = document.createElement("p");
    line.className = "room-event room-day";
    line.dataset.day = day;
    const now = this.now + performance.now();
    if (day === this.key.format(now)) line.textContent = this.words.today ?? "";
    else if (day === this.key.format(now - DAY)) line.textContent = this.words.yesterday ?? "";
    else line.textContent = this.name.format(at);
    return line;
  }
}

/**
 * @param {Element} bubble
 * @param {"previousElementSibling" | "nextElementSibling"} side
 * @returns {HTMLElement | null}
 */
function neighbour(bubble, side) {
  let found = bubble[side];
  while (found && !found.matches(".message[data-seq]")) found = found[side];
  return found instanceof HTMLElement ? found : null;
}

/** @param {HTMLElement} bubble */
const timeOf = (bubble) => Date.parse(bubble.querySelector("time")?.dateTime ?? "") || 0;

/**
 * @param {HTMLElement} one
 * @param {HTMLElement} other
 */
function isSame(one, other) {
  return nameOf(one) === nameOf(other) && one.matches(".message--own") === other.matches(".message--own");
}

/** @param {HTMLElement} bubble */
const nameOf = (bubble) => bubble.querySelector(".message__author")?.textContent;
