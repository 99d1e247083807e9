"use strict";
(() => {
  const words = document.getElementById("words");
  const found = document.getElementById("found");
  const count = document.getElementById("count");
  const most = 200;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = claimtrackIndex.map(([href, text, fact]) => [href, text, fact, plain(text + " " + fact)]);
  const search = () => {
    const wanted = plain(words.value).split(/\s+/u).filter(Boolean);
    const hits = wanted.length ? entries.filter((one) => wanted.every((word) => one[3].includes(word))) : [];
    found.replaceChildren(...hits.slice(0, most).map(([href, text, fact]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = href;
      link.dir = "auto";
      link.textContent = text;
      const said = document.createElement("span");
      said.className = "dim";
      said.textContent = " " + fact;
      item.append(link, said);
      return item;
    }));
    count.textContent = wanted.length ? hits.length + " found" + (hits.length > most ? ", the first " + most + " shown" : "") : "";
    history.replaceState(null, "", words.value ? "#" + encodeURIComponent(words.value) : location.pathname);
  };
  try { words.value = decodeURIComponent(location.hash.slice(1)); } catch { words.value = ""; }
  words.addEventListener("input", search);
  words.focus();
  search();
})();
