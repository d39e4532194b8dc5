// Small conveniences; every page works without them.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  event.preventDefault();
  await navigator.clipboard.writeText(button.dataset.copy);
  const before = button.textContent;
  button.textContent = button.dataset.done || before;
  setTimeout(() => (button.textContent = before), 2000);
});

// "/" goes to the search field, as people of many sites are used to.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.getElementById("site-search");
  if (field) {
    event.preventDefault();
    field.focus();
  }
});

// A form that was changed is not lost by an accidental click.
let changed = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-guard]")) changed = true;
});
document.addEventListener("submit", () => (changed = false));
window.addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});

// Choosing a filter shows its result at once.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form) form.requestSubmit();
});

// The frame around an embedded chart takes the chart's height.
if (window.parent !== window && document.body.dataset.embed) {
  const tell = () => window.parent.postMessage({ techniekpactHeight: document.documentElement.scrollHeight }, "*");
  new ResizeObserver(tell).observe(document.body);
}
