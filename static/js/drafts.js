// Texts kept on this device until the server has taken them. A cookie set with the answer names the form
// that was accepted (portal/ui/drafts.py); the sign-in page or an error sets none, so the text stays.

const PREFIX = "draft:";
const COOKIE = "accepted_draft";
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/** @param {string} key */
export const load = (key) => {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    return kept && Date.now() - kept.at < KEPT_FOR ? String(kept.text) : "";
  } catch {
    return "";
  }
};

/**
 * @param {string} key
 * @param {string} text
 * @returns {boolean} whether it could be kept
 */
export const keep = (key, text) => {
  try {
    if (text.trim()) localStorage.setItem(PREFIX + key, JSON.stringify({ text, at: Date.now() }));
    else localStorage.removeItem(PREFIX + key);
    return true;
  } catch {
    return false;
  }
};

/** Forget the drafts of the form that the last answer accepted; gives their keys. */
export const forgetAccepted = () => {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${COOKIE}=`));
  if (!found) return [];
  const keys = decodeURIComponent(found.slice(COOKIE.length + 1)).replaceAll('"', "").split("|");
  document.cookie = `${COOKIE}=; path=/; max-age=0; samesite=lax`;
  for (const key of keys) keep(key, "");
  return keys;
};
