/* On the review page, with a finding's form open: 1, 2, 3 choose the conclusion, then the opinion. */
(function () {
  "use strict";
  function form() {
    var at = document.activeElement, details = at && at.closest ? at.closest("details[data-row]") : null;
    return details && details.open ? details.querySelector("form[data-judge]") : null;
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[123]$/.test(event.key)) { return; }
    if (event.target.closest("input:not([type=radio]), textarea, select")) { return; }
    var open = form(), choice = open && open.querySelector("input[data-key='" + event.key + "']");
    if (!choice) { return; }
    event.preventDefault();
    choice.checked = true;
    open.querySelector(event.key === "3" ? "textarea" : "input[name=reason]").focus();
  });
})();
