// Pointing at a record lights its words, and pointing at words lights their records.
"use strict";
(() => {
  const all = () => document.querySelectorAll("[data-events]");
  const light = (target) => {
    const wanted = target ? new Set(target.dataset.events.split(" ")) : new Set();
    for (const one of all()) {
      const meant = one.dataset.events.split(" ").some((key) => wanted.has(key));
      one.classList.toggle("lit", meant);
    }
  };
  const find = (event) =>
    event.target instanceof Element ? event.target.closest("[data-events]") : null;
  if (all().length > 0) {
    for (const kind of ["mouseover", "focusin"]) {
      document.addEventListener(kind, (event) => light(find(event)));
    }
  }
})();
