(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".math").forEach(function (formula) {
      katex.render(formula.textContent, formula, {
        displayMode: formula.classList.contains("displayed"),
        throwOnError: false
      });
    });
  });
  // Solutions are printed too, and folded again afterwards.
  let opened = [];
  addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
  });
})();
