/* Looks for words in the index beside this file, which it loads piece by piece as scripts, so that it works from a disk, too.
   Without it the page lists everything from A to Z. */
(() => {
  "use strict";
  const place = document.querySelector(".search");
  if (!place) return;
  const field = place.querySelector("#wanted"), list = place.querySelector("#found"), status = place.querySelector("#how-many");
  const kinds = [...place.querySelectorAll("input[data-first]")].map((one) => (
    { key: one.value, first: Number(one.dataset.first), label: one.dataset.label }));
  const chunk = Number(place.dataset.chunk), length = Number(place.dataset.beginning), most = 100;
  const shards = new Set(place.dataset.shards.split(" "));
  const from = document.currentScript.src.replace(/[^/]*$/, "search/");
  const titles = new Map(), words = new Map(), waiting = new Map();
  let asked = 0;

  window.onrecord = {
    titles: (number, value) => { titles.set(number, value); },
    words: (name, value) => { words.set(name, value); },
  };

  const load = (file) => {
    if (!waiting.has(file)) {
      waiting.set(file, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = from + file;
        script.onload = done;
        script.onerror = () => { waiting.delete(file); failed(new Error(file)); };
        document.head.append(script);
      }));
    }
    return waiting.get(file);
  };

  const alike = {
    "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643",
    "\u0629": "\u0647", "\u06d5": "\u0647", "\u06c1": "\u0647", "\u0640": "",
  };
  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0671\u0649\u06cc\u06a9\u0629\u06d5\u06c1\u0640]/g, (one) => alike[one])
    .replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) || [];

  const nameOf = (word) => [...word].slice(0, length).map((one) => one < "\u0080" ? one : one.codePointAt(0).toString(16)).join("-");

  /* What is shorter than a file's beginning may begin many words: all files that begin with it are looked into. */
  const filesOf = (word) => [...word].length >= length ? [nameOf(word)].filter((one) => shards.has(one))
    : [...shards].filter((one) => one === nameOf(word) || one.startsWith(nameOf(word) + "-"));

  const numbersOf = async (word) => {
    const files = filesOf(word);
    await Promise.all(files.map((one) => load(`w-${one}.js`)));
    const found = new Set();
    for (const file of files) {
      for (const [known, numbers] of Object.entries(words.get(file) || {})) {
        if (known.startsWith(word)) for (const number of numbers) found.add(number);
      }
    }
    return found;
  };

  /* On a disk a page may not change its address, and some browsers allow few changes in a short time. */
  const address = () => {
    const asks = field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname;
    try { history.replaceState(null, "", asks); } catch { /* the page is the same without */ }
  };

  const kindOf = (number) => kinds.reduce((best, one) => one.first <= number ? one : best);

  const line = (number) => {
    const [title, where, href] = titles.get(Math.floor(number / chunk))[number % chunk];
    const item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("span");
    link.href = href;
    link.textContent = title;
    about.className = "line";
    about.textContent = [kindOf(number).label.toLowerCase(), where].filter(Boolean).join(" · ");
    item.append(link, " ", about);
    return item;
  };

  const look = () => {
    // Who can't read the index has not found nothing.
    find().catch(() => { list.replaceChildren(); status.textContent = place.dataset.failed; });
  };

  const find = async () => {
    const mine = ++asked, wanted = folded(field.value), kind = place.querySelector("input[name=kind]:checked").value;
    if (!wanted.length) {
      list.replaceChildren();
      status.textContent = "";
      address();
      return;
    }
    const sets = await Promise.all(wanted.map(numbersOf));
    const all = [...sets[0]].filter((one) => sets.every((set) => set.has(one)) && (!kind || kindOf(one).key === kind));
    const shown = all.sort((one, other) => one - other).slice(0, most);
    await Promise.all([...new Set(shown.map((one) => Math.floor(one / chunk)))].map((one) => load(`t${one}.js`)));
    if (mine !== asked) return;
    list.replaceChildren(...shown.map(line));
    const told = place.dataset;
    status.textContent = !all.length ? told.none : all.length === 1 ? told.one
      : `${all.length > most ? `${told.first} ` : ""}${all.length} ${told.many}`;
    address();
  };

  place.addEventListener("input", look);
  place.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key], links = [...list.querySelectorAll("a")];
    if (!by || event.target.type === "radio" || !links.length) return;
    event.preventDefault();
    const next = links.indexOf(document.activeElement) + by;
    (next < 0 ? field : links[Math.min(next, links.length - 1)]).focus();
  });
  place.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) look();
})();
