// Pointing at a record lights its words, and pointing at words lights their records; pressing a
// heading of a table sorts the rows that it shows.
"use strict";
(() => {
  const all = () => document.querySelectorAll("[data-keys]");
  const light = (target) => {
    const wanted = target ? new Set(target.dataset.keys.split(" ")) : new Set();
    for (const one of all()) {
      const meant = one.dataset.keys.split(" ").some((key) => wanted.has(key));
      one.classList.toggle("lit", meant);
    }
  };
  const find = (event) =>
    event.target instanceof Element ? event.target.closest("[data-keys]") : null;
  if (all().length > 0) {
    for (const kind of ["mouseover", "focusin"]) {
      document.addEventListener(kind, (event) => light(find(event)));
    }
  }
  const sort = (button) => {
    const head = button.closest("th");
    const body = head.closest("table").tBodies[0];
    const down = head.getAttribute("aria-sort") === "ascending";
    const words = (row) => row.cells[head.cellIndex].innerText.trim();
    const rows = [...body.rows].sort((one, other) => words(one).localeCompare(words(other)));
    for (const one of head.parentElement.cells) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...(down ? rows.reverse() : rows));
  };
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button.sort") : null;
    if (button) sort(button);
  });
  // A filter that the server refuses is said beside the form, and the old list goes.
  const wrong = document.getElementById("wrong");
  document.addEventListener("htmx:responseError", (event) => {
    const target = event.detail.target;
    if (!wrong || !target || target.id !== "found") return;
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    wrong.textContent = page.querySelector("main p")?.textContent || "This filter is wrong.";
    wrong.hidden = false;
    target.replaceChildren();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (wrong && event.detail.successful) wrong.hidden = true;
  });
  // What is new since the last visit: this browser alone remembers how far it has seen. A visit
  // goes on while less than half an hour passes between two looks.
  const news = document.getElementById("news");
  if (news) {
    const key = `dragoman ${news.dataset.ledger}`;
    const now = { mark: Number(news.dataset.mark), at: Date.now() };
    const kept = () => {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    };
    const keep = (value) => {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // a browser that keeps nothing begins anew each time
      }
    };
    const before = kept();
    const goesOn = before && now.at - before.last.at < 1800000;
    const base = before ? (goesOn ? before.base : before.last) : null;
    keep({ base: base, last: now });
    if (base && Number.isSafeInteger(base.mark)) {
      const day = new Date(base.at).toISOString().slice(0, 10);
      htmx.ajax("GET", `/news?mark=${base.mark}&day=${day}`, { target: news, swap: "outerHTML" });
    }
    document.addEventListener("click", (event) => {
      if (!(event.target instanceof Element) || event.target.id !== "seen") return;
      const at = { mark: Number(document.getElementById("news").dataset.mark), at: Date.now() };
      keep({ base: at, last: at });
      location.reload();
    });
  }
  // What is found while one types; arrows choose, Enter opens, Escape closes.
  const field = document.getElementById("q");
  const offers = document.getElementById("offers");
  if (field && offers) {
    let waiting = 0;
    let asked = "";
    let at = -1;
    const options = () => [...offers.querySelectorAll("[role=option]")];
    const close = () => {
      offers.hidden = true;
      at = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    };
    const choose = (place) => {
      const all = options();
      if (all.length === 0) return;
      at = (place + all.length) % all.length;
      all.forEach((one, number) => one.setAttribute("aria-selected", String(number === at)));
      all[at].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", all[at].id);
    };
    const ask = async () => {
      const typed = field.value.trim();
      if (typed === asked && !offers.hidden) return;
      asked = typed;
      if (!typed) {
        close();
        return;
      }
      const answer = await fetch(`/find?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || typed !== asked || document.activeElement !== field) return;
      offers.innerHTML = await answer.text();
      at = -1;
      field.removeAttribute("aria-activedescendant");
      offers.hidden = options().length === 0;
      field.setAttribute("aria-expanded", String(!offers.hidden));
    };
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 120);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !offers.hidden) {
        close();
        event.preventDefault();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (offers.hidden) ask();
        else choose(at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1));
        event.preventDefault();
      } else if (event.key === "Enter" && at >= 0 && !offers.hidden) {
        location.assign(options()[at].dataset.to);
        event.preventDefault();
      }
    });
    offers.addEventListener("mousedown", (event) => event.preventDefault());
    offers.addEventListener("click", (event) => {
      const one = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      if (one) location.assign(one.dataset.to);
    });
    field.addEventListener("blur", close);
  }
  const read = document.getElementById("read");
  if (read) {
    read.addEventListener("submit", () => {
      document.getElementById("reading").hidden = false;
      setTimeout(() => (read.querySelector("button").disabled = true), 0);
    });
  }
})();
