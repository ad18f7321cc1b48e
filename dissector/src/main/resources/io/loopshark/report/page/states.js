// The state diagram of RFC 9293 Figure 5 with the way that each peer has gone, and the variables of both.
const NODES = {
  'CLOSED': [300, 26], 'LISTEN': [300, 92], 'SYN-RECEIVED': [120, 160], 'SYN-SENT': [480, 160], 'ESTABLISHED': [300, 228],
  'FIN-WAIT-1': [140, 300], 'CLOSE-WAIT': [480, 300], 'FIN-WAIT-2': [80, 380], 'CLOSING': [260, 380], 'LAST-ACK': [480, 380],
  'TIME-WAIT': [180, 452],
};
// The arrows of the figure that no segment causes.
const UNSEEN = [['CLOSED', 'LISTEN', 'passive OPEN'], ['TIME-WAIT', 'CLOSED', '2 MSL']];
// What the figure leaves out, since it holds for nearly every state or is rare; drawn only where somebody went there.
const NOT_IN_FIGURE = new Set(['CLOSED SYN-RECEIVED', 'SYN-RECEIVED CLOSE-WAIT', 'SYN-RECEIVED LISTEN']);
// Ways around the other states.
const AROUND = {
  'TIME-WAIT CLOSED': 'M124 452 H22 Q12 452 12 442 V36 Q12 26 22 26 H240',
  'LAST-ACK CLOSED': 'M536 380 H578 Q588 380 588 370 V36 Q588 26 578 26 H360',
};
const WIDE = 112;
const HIGH = 28;

/** The states that a peer went through up to this step, each once in a row. */
function wayOf(connection, side, upTo) {
  const column = connection.capture.columns[side === CLIENT ? 'cState' : 'sState'];
  const way = [];
  for (let i = connection.first; i <= connection.first + upTo; i++) {
    const state = column[i] & ~OBSERVED;
    if (state !== 0 && state !== way[way.length - 1]) {
      way.push(state);
    }
  }
  const names = way.map((state) => connection.capture.states[state - 1]);
  const began = connection.clientIsn !== null || connection.serverIsn !== null;
  return began && names.length > 0 && !['LISTEN', 'CLOSED'].includes(names[0]) ? [side === CLIENT ? 'CLOSED' : 'LISTEN', ...names] : names;
}

function walked(way, from, to) {
  return way.some((state, i) => i > 0 && way[i - 1] === from && state === to);
}

function States({ connection, step, state }) {
  const ways = [wayOf(connection, CLIENT, step.index), wayOf(connection, SERVER, step.index)];
  const arrows = new Map();
  for (const [from, to, event] of [...UNSEEN, ...connection.capture.transitions]) {
    const key = from + ' ' + to;
    const gone = [walked(ways[0], from, to), walked(ways[1], from, to)];
    const inFigure = (to !== 'CLOSED' || AROUND[key]) && !NOT_IN_FIGURE.has(key);
    if (!arrows.has(key) && (inFigure || gone[0] || gone[1])) {
      arrows.set(key, { key, from, to, event, gone });
    }
  }
  return html`
    <h2>${say(state.lang, 'states')}</h2>
    <svg class="diagram" viewBox="0 0 600 480" role="img" aria-label=${diagramText(connection, ways, state.lang)}>
      <defs>
        ${['plain', 'client', 'server'].map((kind) => html`<marker id=${'tip-' + kind} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"
          markerHeight="7" orient="auto"><path class=${'tip ' + kind} d="M0 0 8 4 0 8z" /></marker>`)}
      </defs>
      ${[...arrows.values()].map((arrow) => html`<${Arrow} key=${arrow.key} arrow=${arrow} />`)}
      ${Object.keys(NODES).map((name) => html`<${Node} key=${name} name=${name} peers=${step.peers} ways=${ways} />`)}
    </svg>
    <p class="legend"><span class="client">● ${say(state.lang, 'client')}</span> <span class="server">● ${say(state.lang, 'server')}</span> — ${
      say(state.lang, 'diagram')}</p>
    <${Variables} connection=${connection} step=${step} state=${state} />`;
}

function diagramText(connection, ways, lang) {
  return say(lang, 'client') + ': ' + ways[0].join(' → ') + '. ' + say(lang, 'server') + ': ' + ways[1].join(' → ');
}

function Node({ name, peers, ways }) {
  const [x, y] = NODES[name];
  const here = [peers[0].state === name, peers[1].state === name];
  const been = ways[0].includes(name) || ways[1].includes(name);
  const classes = 'node' + (been ? ' been' : '') + (here[0] ? ' at-client' : '') + (here[1] ? ' at-server' : '');
  return html`<g class=${classes}>
    <rect x=${x - WIDE / 2} y=${y - HIGH / 2} width=${WIDE} height=${HIGH} rx="6" />
    <text x=${x} y=${y + 4}>${name}</text>
    ${here[0] && html`<circle class="client" cx=${x - WIDE / 2} cy=${y - HIGH / 2} r="6" />`}
    ${here[1] && html`<circle class="server" cx=${x + WIDE / 2} cy=${y - HIGH / 2} r="6" />`}
  </g>`;
}

/** Where the line from one box to another leaves the first. */
function border([x, y], [otherX, otherY]) {
  const dx = otherX - x;
  const dy = otherY - y;
  const part = Math.min(WIDE / 2 / Math.max(1e-9, Math.abs(dx)), HIGH / 2 / Math.max(1e-9, Math.abs(dy)));
  return [x + dx * part, y + dy * part];
}

function Arrow({ arrow }) {
  const [x, y] = border(NODES[arrow.from], NODES[arrow.to]);
  const [endX, endY] = border(NODES[arrow.to], NODES[arrow.from]);
  const path = AROUND[arrow.key] ?? `M${x} ${y} L${endX} ${endY}`;
  const line = (kind, shift) => html`<path class=${'way ' + kind} d=${path} transform=${'translate(' + shift + ' ' + (AROUND[arrow.key] ? shift : 0) + ')'}
    marker-end=${'url(#tip-' + kind + ')'} />`;
  return html`<g><title>${arrow.event}</title>
    ${!arrow.gone[0] && !arrow.gone[1] && line('plain', 0)}
    ${arrow.gone[0] && line('client', arrow.gone[1] ? -4 : 0)}
    ${arrow.gone[1] && line('server', arrow.gone[0] ? 4 : 0)}
  </g>`;
}

const VARIABLES = [['SND.UNA', 'una', 'sndUna', 0], ['SND.NXT', 'nxt', 'sndNxt', 0], ['RCV.NXT', 'rcv', 'rcvNxt', 1], ['RCV.WND', 'wnd', 'rcvWnd', 2]];

function Variables({ connection, step, state }) {
  const before = step.index > 0 ? connection.step(step.index - 1).peers : [{}, {}];
  const text = (side, name, space) => {
    const value = step.peers[side][name];
    return value === null ? '?' : space === 2 ? String(value) : connection.shown(space === 0 ? side : 1 - side, value, state.raw);
  };
  const cell = (side, name, space) => html`<td class=${step.peers[side][name] !== (before[side][name] ?? null) ? 'changed' : ''}>${text(side, name, space)}</td>`;
  return html`<table class="variables">
    <caption>${say(state.lang, 'variables')}</caption>
    <thead><tr><th scope="col">${say(state.lang, 'variable')}</th><th scope="col" class="client">${say(state.lang, 'client')}</th>
      <th scope="col" class="server">${say(state.lang, 'server')}</th></tr></thead>
    <tbody><tr><th scope="row">${say(state.lang, 'state')}</th>
      ${[CLIENT, SERVER].map((side) => html`<td class=${step.peers[side].state !== (before[side].state ?? null) ? 'changed' : ''}>${
        step.peers[side].state ?? '?'}${step.peers[side].state !== null && !step.peers[side].observed ? ' (' + say(state.lang, 'inferred') + ')' : ''}</td>`)}</tr>
      ${VARIABLES.map(([title, name, meaning, space]) => html`<tr key=${title}><th scope="row">${title}<small>${say(state.lang, meaning)}</small></th>
        ${cell(CLIENT, name, space)}${cell(SERVER, name, space)}</tr>`)}
    </tbody></table>`;
}
