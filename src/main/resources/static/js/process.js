// Draws the processes of a page. What is shown at an element comes from the page's table, which says the same in words:
// every part with data-element, and with data-mark (a class of the drawing) or data-count (a number beside it).
(() => {
  const show = (drawing, bpmn) => {
    const picture = new bpmnvisu.BpmnVisualization({ container: drawing, navigation: { enabled: true } });
    picture.load(bpmn, { fit: { type: bpmnvisu.FitType.Center, margin: 10 } });
    const elements = picture.bpmnElementsRegistry;
    const has = (id) => elements.getModelElementsByIds(id).length > 0;

    document.querySelectorAll(`[data-of~="${drawing.id}"] [data-element]`).forEach(({ dataset }) => {
      if (!has(dataset.element)) {
        return;
      }
      if (dataset.mark) {
        elements.addCssClasses(dataset.element, dataset.mark);
      }
      if (dataset.count) {
        elements.addOverlays(dataset.element, {
          position: 'top-right',
          label: dataset.count,
          style: {
            font: { color: '#fff', size: 24 },
            fill: { color: '#6a2a60', opacity: 100 },
            stroke: { color: '#6a2a60', width: 8 },
          },
        });
      }
    });
  };

  document.querySelectorAll('[data-drawing]').forEach(async (drawing) => {
    const answer = await fetch(drawing.dataset.drawing);
    if (answer.ok) {
      drawing.hidden = false;
      show(drawing, await answer.text());
    }
  });
})();
