/* The card beside a citation: what its number leads to, without leaving the sentence. It is filled from the page's own list of sources.
   Without this script every number is a link to the same words in that list. */
(() => {
  "use strict";
  const parts = document.getElementById("card-parts");
  if (!parts || !("showPopover" in HTMLElement.prototype)) return;
  const numbers = [...document.querySelectorAll("a.n[id]")];
  const uses = new Map([...document.querySelectorAll(".uses a.back")].map((back) => [back.hash.slice(1), back.closest("li")]));
  const card = parts.content.firstElementChild.cloneNode(true);
  const slot = (name) => card.querySelector(`[data-slot="${name}"]`);
  const narrow = matchMedia("(max-width: 45.99rem)");
  let from = null, timer = 0, quiet = false;
  document.body.append(card);

  const copy = (node, not) => {
    const made = node.cloneNode(true);
    made.removeAttribute("id");
    for (const one of made.querySelectorAll(not)) one.remove();
    for (const one of made.querySelectorAll("[id]")) one.removeAttribute("id");
    return made;
  };

  const address = (claim) => {
    const canonical = document.querySelector('link[rel="canonical"]');
    return (canonical ? canonical.href : location.href).split("#")[0] + "#" + claim.id;
  };

  const wordsOf = (claim) => copy(claim, "sup").textContent.replace(/\s+/g, " ").trim();

  const plain = (claim) => `“${wordsOf(claim)}” ${document.title}, ${address(claim)}`;

  const bibtex = (claim) => {
    const safe = (words) => words.replace(/[{}\\]/g, "").replace(/([%&#$_])/g, "\\$1");
    const url = address(claim);
    const key = url.split("/").pop().replace(/\.html#c-/, "-").replace(/[^\w-]/g, "");
    return `@misc{${key},\n  title = {${safe(document.title)}},\n  note = {${safe(wordsOf(claim))}},\n  url = {${url}}\n}`;
  };

  const fill = (number) => {
    const use = uses.get(number.id), source = use && use.closest(".source"), claim = number.closest(".claim[id]");
    if (!source) return false;
    slot("number").textContent = number.textContent;
    slot("source").replaceChildren(
      ...[...source.querySelectorAll(":scope > .reference, :scope > .state")].map((one) => copy(one, ".unseen")));
    slot("use").replaceChildren(...copy(use, ".back").childNodes);
    slot("list").href = number.getAttribute("href");
    slot("cite").hidden = !claim;
    slot("text").hidden = true;
    if (claim) slot("claim").href = "#" + claim.id;
    card.setAttribute("aria-label", number.getAttribute("aria-label"));
    return true;
  };

  const place = (number) => {
    card.style.removeProperty("inset");
    card.style.removeProperty("max-block-size");
    card.classList.toggle("sheet-below", narrow.matches);
    const at = number.getBoundingClientRect(), size = card.getBoundingClientRect(), edge = 12, gap = 8;
    if (narrow.matches) {
      if (at.bottom + gap > size.top) scrollBy({ top: at.bottom + 3 * gap - size.top, behavior: "instant" });
      return;
    }
    const left = Math.max(edge, Math.min(at.left - 24, document.documentElement.clientWidth - size.width - edge));
    const below = innerHeight - at.bottom - gap - edge, above = at.top - gap - edge;
    const height = Math.min(size.height, Math.max(below, above));
    card.style.maxBlockSize = `${height}px`;
    card.style.inset = `${height <= below ? at.bottom + gap : at.top - gap - height}px auto auto ${left}px`;
  };

  const mark = (on) => {
    if (!from) return;
    from.classList.toggle("on", on);
    const claim = from.closest(".claim");
    if (claim) claim.classList.toggle("on", on);
  };

  const close = (back) => {
    clearTimeout(timer);
    const number = from;
    if (card.matches(":popover-open")) card.hidePopover();
    if (back && number) number.focus({ focusVisible: true });
  };

  const show = (number) => {
    if (from === number && card.matches(":popover-open")) return true;
    close(false);
    if (!fill(number)) return false;
    card.showPopover();
    from = number;
    mark(true);
    place(number);
    return true;
  };

  /* The first and the last of what the focus reaches in the card: beyond them it goes back to the number. */
  const edges = () => {
    const reached = [card, ...card.querySelectorAll("a[href], button, textarea")].filter((one) => one.getClientRects().length);
    return [document.activeElement === card ? card : reached[1], reached[reached.length - 1]];
  };

  const step = (by) => {
    const next = numbers[numbers.indexOf(from) + by];
    if (!next) return;
    next.scrollIntoView({ block: "nearest" });
    next.focus({ focusVisible: true });
    show(next);
  };

  const give = (words) => {
    const text = slot("text");
    text.hidden = false;
    text.value = words;
    text.rows = Math.min(9, words.split("\n").length + Math.ceil(words.length / 46));
    text.focus();
    text.select();
    if (navigator.clipboard) navigator.clipboard.writeText(words).catch(() => {});
    place(from);
  };

  card.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "closed") return;
    mark(false);
    from = null;
    // The number gets the focus back, which is no wish to see its card again.
    quiet = true;
    setTimeout(() => { quiet = false; });
  });
  card.addEventListener("click", (event) => {
    const wanted = event.target.closest("[data-does]"), claim = from && from.closest(".claim[id]");
    if (!wanted) return;
    const does = wanted.dataset.does;
    if (does === "close") close(true);
    else if (does === "go") close(false);
    else if (claim) give(does === "bibtex" ? bibtex(claim) : plain(claim));
  });
  document.addEventListener("keydown", (event) => {
    const mine = from && (card.contains(event.target) || event.target === from);
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") { event.preventDefault(); close(mine); }
    else if (event.key === "Tab" && card.contains(event.target) && event.target === edges()[event.shiftKey ? 0 : 1]) {
      event.preventDefault();
      close(true);
    } else if (!mine || event.shiftKey || event.target.matches("textarea")) return;
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      step((event.key === "ArrowRight") === (document.dir !== "rtl") ? 1 : -1);
    }
  });
  document.addEventListener("click", (event) => {
    const number = event.target.closest("a.n[id]");
    if (!number || event.ctrlKey || event.metaKey || event.shiftKey || !show(number)) return;
    event.preventDefault();
    card.focus();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const number = event.target.closest("a.n[id]");
    clearTimeout(timer);
    if (card.contains(document.activeElement)) return;
    if (number) timer = setTimeout(show, 180, number);
    else if (from && !card.contains(event.target)) timer = setTimeout(close, 350, false);
  });
  addEventListener("resize", () => { if (from) place(from); });
  addEventListener("scroll", () => {
    if (!from || narrow.matches) return;
    const at = from.getBoundingClientRect();
    if (at.bottom > 0 && at.top < innerHeight) place(from);
    else if (!card.contains(document.activeElement)) close(false);
  }, { passive: true });
  for (const number of numbers) if (uses.has(number.id)) number.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("focusin", (event) => {
    if (quiet) return;
    const number = event.target.closest("a.n[id]");
    if (number && number.matches(":focus-visible")) show(number);
    else if (!number && from && !card.contains(event.target)) close(false);
  });
})();
