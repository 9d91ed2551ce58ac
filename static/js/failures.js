// When htmx cannot do what a form asked for. An answer that is an error comes as a whole page, which says what
// to do next and gives back what was typed; without a connection the form stays and says so (`data-unsent`).

/** @param {Event} event */
const formOf = (event) => (event.target instanceof HTMLFormElement ? event.target : null);

/** @param {HTMLFormElement} form */
const unsay = (form) => form.querySelector("[data-unsent-words]")?.remove();

document.addEventListener("htmx:responseError", (event) => formOf(event)?.submit());
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = formOf(event);
  if (form) unsay(form);
});
document.addEventListener("htmx:sendError", (event) => {
  const form = formOf(event);
  if (!form?.dataset.unsent) return;
  unsay(form);
  const words = document.createElement("p");
  words.className = "field__error";
  words.dataset.unsentWords = "";
  words.setAttribute("role", "alert");
  words.textContent = form.dataset.unsent;
  form.append(words);
});
