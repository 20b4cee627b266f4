(function () {
  "use strict";
  const root = document.documentElement;
  function setLanguage(language) {
    root.lang = language;
    root.dataset.lang = language;
  }
  // A page that was made for one language starts in it, others in the browser's.
  setLanguage(root.dataset.start || ((navigator.language || "en").startsWith("zh") ? "zh" : "en"));
  document.addEventListener("DOMContentLoaded", function () {
    document.getElementById("language").addEventListener("click", function () {
      setLanguage(root.dataset.lang === "zh" ? "en" : "zh");
    });
  });
})();
