"use strict";
// Finds the entries in which all words occur. Accents, vowel points and invisible signs do not count.
(() => {
  const most = 200;
  const words = document.getElementById("words");
  const found = document.getElementById("found");
  const count = document.getElementById("count");
  const alike = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ى": "ي", "ة": "ه"};
  const plain = (text) => text.normalize("NFKD").toLowerCase()
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "").replace(/[øłđßæœıىة]/gu, (one) => alike[one]);
  const entries = claimtrackIndex.map(([href, text, fact, id]) =>
    ({href, text, fact, words: " " + plain(text + " " + fact + " " + id).replace(/[^\p{L}\p{N}]+/gu, " ")}));

  const search = () => {
    const wanted = plain(words.value).replace(/[^\p{L}\p{N}]+/gu, " ").split(" ").filter(Boolean);
    const first = [];
    const then = [];
    for (const one of wanted.length ? entries : []) {
      if (wanted.every((word) => one.words.includes(word))) {
        (wanted.every((word) => one.words.includes(" " + word)) ? first : then).push(one);
      }
    }
    return {asked: wanted.length > 0, hits: first.concat(then)};
  };

  const item = ({href, text, fact}) => {
    const link = document.createElement("a");
    link.href = href;
    link.dir = "auto";
    link.textContent = text;
    const said = document.createElement("span");
    said.className = "dim";
    said.textContent = " " + fact;
    const row = document.createElement("li");
    row.append(link, said);
    return row;
  };

  const show = () => {
    const {asked, hits} = search();
    found.replaceChildren(...hits.slice(0, most).map(item));
    const shown = hits.length > most ? ", the first " + most + " shown" : "";
    count.textContent = asked ? (hits.length || "nothing") + " found" + shown : "";
  };

  const remember = () => {
    try {
      history.replaceState(null, "", words.value ? "#" + encodeURIComponent(words.value) : location.pathname);
    } catch { /* some browsers count how often; the words are found all the same */ }
  };

  const recall = () => {
    try {
      words.value = decodeURIComponent(location.hash.slice(1));
    } catch {
      words.value = "";
    }
    show();
  };

  // Down and up go through what was found, Enter opens the first, Escape begins anew.
  const keys = (event) => {
    const links = [words, ...found.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (here >= 0 && step) {
      event.preventDefault();
      links[Math.min(Math.max(here + step, 0), links.length - 1)].focus();
    } else if (event.key === "Enter" && here === 0 && links.length > 1) {
      links[1].click();
    } else if (event.key === "Escape" && here >= 0) {
      words.value = "";
      words.focus();
      show();
      remember();
    }
  };

  words.addEventListener("input", () => { show(); remember(); });
  document.addEventListener("keydown", keys);
  addEventListener("hashchange", recall);
  words.focus();
  recall();
})();
