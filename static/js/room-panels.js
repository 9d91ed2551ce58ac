/**
 * Makes tabs of the links, or links of the tabs, and shows what belongs on the screen. A panel without
 * content has no tab. Returns the code of the panel that is chosen then.
 * @param {Element} root
 * @param {HTMLAnchorElement[]} tabs
 * @param {HTMLElement[]} panels
 * @param {{small: boolean, current: string}} how
 */
export function arrange(root, tabs, panels, { small, current }) {
  set(root.querySelector("[data-tabs]"), "role", small ? "tablist" : null);
  for (const tab of tabs) tab.hidden = isEmpty(panelOf(tab, panels));
  const chosen = tabs.find((tab) => tab.dataset.tab === current && !tab.hidden) ?? tabs[0];
  for (const tab of tabs) {
    const panel = panelOf(tab, panels);
    tab.id ||= `tab-${tab.dataset.tab}`;
    set(tab, "role", small ? "tab" : null);
    set(tab, "aria-selected", small ? String(tab === chosen) : null);
    set(tab, "aria-controls", small && panel ? panel.id : null);
    set(tab, "tabindex", small && tab !== chosen ? "-1" : null);
    if (tab === chosen) tab.querySelector(".room-tabs__news")?.remove();
    if (!panel) continue;
    set(panel, "role", small ? "tabpanel" : null);
    set(panel, "aria-labelledby", small ? tab.id : null);
    panel.hidden = small && tab !== chosen;
  }
  return chosen?.dataset.tab ?? "talk";
}

/** Says where the talk begins on the page, so that it can end where the screen does. */
export function measure() {
  const talk = document.querySelector(".room");
  const top = talk ? Math.round(talk.getBoundingClientRect().top + scrollY) : 0;
  if (top > 0) document.documentElement.style.setProperty("--room-top", `${top}px`);
}

/**
 * @param {HTMLElement} tab
 * @param {HTMLElement[]} panels
 */
function panelOf(tab, panels) {
  return panels.find((panel) => panel.dataset.panel === tab.dataset.tab);
}

/** @param {HTMLElement | undefined} panel */
function isEmpty(panel) {
  return ![...(panel?.children ?? [])].some((part) => part.childElementCount > 0 || !part.matches("[data-room-part]"));
}

/**
 * @param {Element | null} element
 * @param {string} name
 * @param {string | null} value
 */
function set(element, name, value) {
  if (value === null) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
}
