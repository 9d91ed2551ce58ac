// The first words of messages, in the lines of those that answer them.

const EXCERPT = 80;

/** @param {Element} line */
export const textOf = (line) => line.querySelector("[data-reply-text]")?.textContent ?? "";

/**
 * @param {Element} line
 * @param {string} text
 */
export function setText(line, text) {
  const part = line.querySelector("[data-reply-text]");
  if (part) part.textContent = text;
}

/** @param {string} html the server's own, read as text alone */
export const wordsOf = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

/** @param {HTMLElement} bubble */
export const excerptOf = (bubble) => cut(bubble.querySelector(".message__body")?.textContent ?? "");

/** @param {string} text */
export function cut(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT - 1)}…` : line;
}
