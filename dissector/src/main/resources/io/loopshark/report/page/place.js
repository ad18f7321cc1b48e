// Where the reader is, as the address behind the page's #: so a link leads back to the very view.
const VIEWS = ['story', 'header', 'states', 'numbers', 'plot', 'requests', 'quiz'];
const SPEEDS = [0.5, 1, 2, 5, 20];

function placeOf(hash, capture) {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const number = Number.parseInt(given.get('conn') ?? '', 10);
  const index = Math.max(0, capture.connections.findIndex((connection) => connection.number === number));
  const length = capture.connections.length > 0 ? capture.connections[index].steps : 0;
  const step = Number.parseInt(given.get('step') ?? '', 10) || 0;
  const view = given.get('view');
  return {
    connection: index,
    step: Math.max(0, Math.min(step, length - 1)),
    view: VIEWS.includes(view) ? view : 'story',
    raw: given.get('raw') === '1',
    scale: given.get('scale') === '1',
    letters: given.get('letters') === '1',
    lang: given.get('lang') === 'zh' || given.get('lang') === 'en' ? given.get('lang') : null,
  };
}

function hashOf(state, capture) {
  const connection = capture.connections[state.connection];
  const parts = { conn: connection ? connection.number : 0, step: state.step };
  if (state.view !== 'story') {
    parts.view = state.view;
  }
  for (const name of ['raw', 'scale', 'letters']) {
    if (state[name]) {
      parts[name] = 1;
    }
  }
  if (state.lang !== document.documentElement.dataset.opened) {
    parts.lang = state.lang;
  }
  return '#' + new URLSearchParams(parts);
}
