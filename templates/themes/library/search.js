const box = document.getElementById("search");
const entries = [...document.querySelectorAll("li[data-words]")];
const sections = [...document.querySelectorAll("main > section")];
function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const entry of entries) entry.hidden = !words.every((word) => entry.dataset.words.includes(word));
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
  const found = entries.filter((entry) => !entry.hidden).length;
  document.getElementById("found").textContent = words.length ? `${found} found` : "";
}
document.getElementById("find").hidden = false;
box.addEventListener("input", search);
search();
