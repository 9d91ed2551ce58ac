// Small changes to the text of a textarea, so that undo still works.

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
export const insert = (area, text) => {
  area.focus();
  // execCommand is the one way that keeps the browser's undo history.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
};

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} mark
 */
export const wrap = (area, mark) => {
  const { selectionStart: start, selectionEnd: end } = area;
  const chosen = area.value.slice(start, end);
  insert(area, `${mark}${chosen}${mark}`);
  area.setSelectionRange(start + mark.length, start + mark.length + chosen.length);
};

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} prefix
 */
export const prefixLines = (area, prefix) => {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = area.selectionEnd;
  const lines = area.value.slice(start, end).split("\n");
  area.setSelectionRange(start, end);
  insert(area, lines.map((line) => prefix + line).join("\n"));
};

/** @param {HTMLTextAreaElement} area */
export const link = (area) => {
  const { selectionStart: start, selectionEnd: end } = area;
  const chosen = area.value.slice(start, end);
  insert(area, `[${chosen}](https://)`);
  const at = start + chosen.length + 3;
  area.setSelectionRange(chosen ? at : start + 1, chosen ? at + 8 : start + 1);
};
