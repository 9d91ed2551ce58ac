// Strips of links that are wider than the window: the link to the page where one is stands in sight.

/** @param {ParentNode} place */
const showCurrent = (place) => {
  for (const link of place.querySelectorAll(".side-nav__link[aria-current], .tabs__link[aria-current]")) {
    const strip = link.closest("ul");
    if (!strip || strip.scrollWidth <= strip.clientWidth) continue;
    const [outer, inner] = [strip.getBoundingClientRect(), link.getBoundingClientRect()];
    strip.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }
};

showCurrent(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof Element) showCurrent(event.target);
});
