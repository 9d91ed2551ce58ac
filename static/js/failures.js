// When htmx cannot do what a form asked for. A form that was taken is never sent twice: when only the page
// after it failed, that page is opened. A refusal comes as a whole page, which says what to do next and gives
// back what was typed. Without a connection or a working server the form stays and says so (`data-unsent`).

/** @param {Event} event */
const formOf = (event) => (event.target instanceof HTMLFormElement ? event.target : null);

/** @param {HTMLFormElement} form */
const unsay = (form) => form.querySelector("[data-unsent-words]")?.remove();

/** @param {HTMLFormElement} form */
const say = (form) => {
  if (!form.dataset.unsent) return;
  unsay(form);
  const words = document.createElement("p");
  words.className = "field__error";
  words.dataset.unsentWords = "";
  words.setAttribute("role", "alert");
  words.textContent = form.dataset.unsent;
  form.append(words);
};

/** @param {string} address */
const withoutPlace = (address) => new URL(address, location.href).href.split("#")[0];

document.addEventListener("htmx:responseError", (event) => {
  const form = formOf(event);
  if (!form) return;
  /** @type {XMLHttpRequest} */
  const answer = /** @type {CustomEvent} */ (event).detail.xhr;
  const isElsewhere = withoutPlace(answer.responseURL) !== withoutPlace(form.getAttribute("action") ?? "");
  if (isElsewhere) location.assign(answer.responseURL);
  else if (answer.status < 500) form.submit();
  else say(form);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = formOf(event);
  if (form) unsay(form);
});
document.addEventListener("htmx:sendError", (event) => {
  const form = formOf(event);
  if (form) say(form);
});
