/* What a form says back while it is filled: chosen rows, chosen answers, chosen files. Without it the fields still work. */
(function () {
  "use strict";
  function each(selector, work) { Array.prototype.forEach.call(document.querySelectorAll(selector), work); }

  /* A chosen answer keeps its frame, so that a thumb sees what it chose. */
  function frame() {
    each(".yb-tap .form-check-input, .yb-choice .form-check-input", function (field) {
      field.closest(".yb-tap, .yb-choice").classList.toggle("is-on", field.checked);
    });
  }
  document.addEventListener("change", function (event) { if (event.target.matches(".form-check-input")) { frame(); } });
  window.addEventListener("pageshow", frame);
  frame();

  /* The browser's own file button speaks the browser's language; ours speaks the page's. */
  each("input[type=file].form-control", function (field) {
    var box = document.createElement("span"), button = document.createElement("span"), names = document.createElement("span");
    box.className = "yb-file";
    button.className = "yb-file-b";
    button.textContent = document.body.dataset.choose;
    names.className = "yb-file-n";
    [button, names].forEach(function (one) { one.setAttribute("aria-hidden", "true"); });
    function show() {
      names.textContent = Array.prototype.map.call(field.files, function (file) { return file.name; }).join("、") || document.body.dataset.none;
    }
    field.parentNode.insertBefore(box, field);
    [field, button, names].forEach(function (one) { box.appendChild(one); });
    field.addEventListener("change", show);
    show();
  });

  /* The bar of a list stays in sight only when rows are chosen, and says how many. */
  var bar = document.querySelector(".yb-bulk[data-picked]");
  function count() {
    var picked = 0;
    each("input[type=checkbox][name=code]", function (box) {
      if (box.checked) { picked += 1; }
      box.closest("tr").setAttribute("aria-selected", box.checked ? "true" : "false");
    });
    bar.classList.toggle("is-chosen", picked > 0);
    bar.querySelector("[data-count]").textContent = picked ? bar.dataset.picked.replace("0", picked) : "";
  }
  if (bar) {
    document.addEventListener("change", count);
    document.addEventListener("reset", function () { window.setTimeout(count, 0); });
    window.addEventListener("pageshow", count);
  }

  /* Numbers folded under a chart are part of the paper. */
  window.addEventListener("beforeprint", function () { each(".yb-fig details", function (one) { one.open = true; }); });
})();
