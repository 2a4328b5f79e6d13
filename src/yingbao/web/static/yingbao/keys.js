/* Keys for people who work here all day: "/" search, "j" "k" rows, "Enter" open, "?" help. */
(function () {
  "use strict";
  var current = -1;
  function busy(target) { return target.closest && target.closest("input, textarea, select, [contenteditable]"); }
  function rows() { return Array.prototype.slice.call(document.querySelectorAll("[data-row] [data-open], tbody th[scope=row] > a")); }
  function go(step) {
    var all = rows();
    if (!all.length) { return; }
    current = Math.max(0, Math.min(all.length - 1, current + step));
    all[current].focus();
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || busy(event.target)) { return; }
    if (event.key === "/") { var q = document.getElementById("q"); if (q) { event.preventDefault(); q.focus(); } }
    if (event.key === "j") { go(1); }
    if (event.key === "k") { go(-1); }
    if (event.key === "?") { window.location.assign(document.body.dataset.help || "/help/keys/"); }
  });
  document.body.addEventListener("htmx:afterSwap", function (event) {
    var seconds = Number(event.target.dataset && event.target.dataset.hide);
    if (seconds) { window.setTimeout(function () { event.target.textContent = ""; }, seconds * 1000); }
  });
  var summary = document.getElementById("errors");
  if (summary) { summary.focus(); }
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.addEventListener("click", function () { window.print(); });
  });
  document.querySelectorAll("[data-all]").forEach(function (box) {
    box.addEventListener("change", function () {
      document.querySelectorAll("input[type=checkbox][name='" + box.dataset.all + "']").forEach(function (one) { one.checked = box.checked; });
      document.dispatchEvent(new Event("change"));
    });
  });
})();
