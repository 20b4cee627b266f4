(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".math").forEach(function (formula) {
      const style = formula.classList.contains("large") ? "\\displaystyle " : "";
      katex.render(style + formula.dataset.tex, formula, {
        displayMode: formula.classList.contains("displayed"),
        throwOnError: false
      });
    });
  });
})();
