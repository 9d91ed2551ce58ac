// The one entry. Every behaviour is a custom element that starts itself wherever its tag appears,
// also in what htmx swaps in later. The page works without any of them.
import { forgetAccepted } from "./drafts.js";
import "./details.js";
import "./failures.js";
import "./strips.js";

forgetAccepted();
document.addEventListener("htmx:afterOnLoad", () => {
  const keys = forgetAccepted();
  if (keys.length > 0) document.dispatchEvent(new CustomEvent("guildhall:accepted", { detail: { keys } }));
});

// Last, so that drafts of accepted forms are gone before a composer looks for one.
await import("./elements/index.js");
