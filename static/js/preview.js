/**
 * The text of a composer as the server renders it, or null when the server could not be asked.
 *
 * @param {string} url
 * @param {HTMLTextAreaElement} area
 * @returns {Promise<string | null>}
 */
export const fetchPreview = async (url, area) => {
  const body = new FormData();
  body.set("body", area.value);
  const token = area.form?.querySelector("[name=csrfmiddlewaretoken]");
  if (token instanceof HTMLInputElement) body.set("csrfmiddlewaretoken", token.value);
  try {
    const answer = await fetch(url, { method: "POST", body });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
};
