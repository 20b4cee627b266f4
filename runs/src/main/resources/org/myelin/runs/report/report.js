(function () {
  "use strict";
  const root = document.documentElement;
  document.addEventListener("DOMContentLoaded", function () {
    const charts = document.querySelector(".curves");
    const history = JSON.parse(charts.dataset.history);
    charts.querySelectorAll("figure").forEach(function (figure, index) {
      const svg = figure.querySelector("svg");
      const output = figure.querySelector("output");
      const left = Number(figure.dataset.left);
      const right = Number(figure.dataset.right);
      const cursor = document.createElementNS(svg.namespaceURI, "line");
      cursor.setAttribute("class", "cursor");
      cursor.setAttribute("y1", figure.dataset.top);
      cursor.setAttribute("y2", figure.dataset.bottom);
      cursor.setAttribute("visibility", "hidden");
      svg.append(cursor);
      function show(value) {
        return index === 0 ? value.toFixed(4) : (100 * value).toFixed(1) + " %";
      }
      svg.addEventListener("pointermove", function (event) {
        const box = svg.getBoundingClientRect();
        const x = (event.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
        const last = Math.max(2, history[history.length - 1][0]);
        const epoch = Math.round(1 + (x - left) / (right - left) * (last - 1));
        const point = history[Math.min(history.length - 1, Math.max(0, epoch - 1))];
        const at = left + (point[0] - 1) / (last - 1) * (right - left);
        cursor.setAttribute("transform", "translate(" + at + " 0)");
        cursor.setAttribute("visibility", "visible");
        const readout = root.dataset.lang === "zh" ? charts.dataset.readoutZh : charts.dataset.readoutEn;
        output.textContent = readout.replace("{epoch}", point[0])
          .replace("{training}", show(point[1 + 2 * index]))
          .replace("{validation}", show(point[2 + 2 * index]));
      });
      svg.addEventListener("pointerleave", function () {
        cursor.setAttribute("visibility", "hidden");
        output.textContent = "";
      });
    });
  });
})();
