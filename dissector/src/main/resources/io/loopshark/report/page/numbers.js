// The sequence-number line of each direction: what was sent up to this step, what of it is acknowledged, and the window.
const LINE = { left: 12, width: 576, block: 22, y: 46, high: 22 };
// So many beginnings of segments are marked; more would be a grey area.
const MOST_MARKED = 24;

/** A SYN and a FIN are drawn as blocks of their own, the data to scale between them. */
function scaleOf(connection, side) {
  const { seq, len, from, flags } = connection.capture.columns;
  let low = 0;
  let high = 0;
  let syn = false;
  let fin = null;
  const base = connection.bases[side];
  for (let i = connection.first; i < connection.first + connection.length; i++) {
    if (from[i] === side && base !== null) {
      const at = distance(base, seq[i]);
      syn = syn || (flags[i] & SYN) !== 0;
      const end = at + len[i] + (flags[i] & SYN ? 1 : 0);
      if (flags[i] & FIN) {
        fin = end;
      }
      low = Math.min(low, at);
      high = Math.max(high, end);
    }
  }
  const dataFrom = syn ? 1 : Math.min(1, low);
  const dataTo = Math.max(dataFrom, fin ?? high);
  const left = LINE.left + (syn ? LINE.block : 0);
  const room = LINE.width - (syn ? LINE.block : 0) - LINE.block;
  const x = (number) => {
    if (syn && number <= 1) {
      return LINE.left + Math.max(0, number) * LINE.block;
    }
    if (fin !== null && number > fin) {
      return left + room + Math.min(1, number - fin) * LINE.block;
    }
    return left + (dataTo === dataFrom ? 0 : (Math.max(0, Math.min(number, dataTo) - dataFrom) / (dataTo - dataFrom)) * room);
  };
  return { x, syn, fin, dataFrom, dataTo, left, right: left + room, edges: edgesOf(connection, side, dataFrom, dataTo) };
}

/** Where the segments of data begin and end, between the first octet and the last; none where there are too many. */
function edgesOf(connection, side, dataFrom, dataTo) {
  const { seq, len, from } = connection.capture.columns;
  const edges = new Set();
  for (let i = connection.first; i < connection.first + connection.length && edges.size <= MOST_MARKED; i++) {
    if (from[i] === side && len[i] > 0) {
      const at = distance(connection.bases[side], seq[i]);
      edges.add(at).add(at + len[i]);
    }
  }
  return edges.size > MOST_MARKED ? [] : [...edges].filter((at) => at >= dataFrom && at <= dataTo).sort((a, b) => a - b);
}

function Numbers({ connection, step, state }) {
  const scales = useMemo(() => [scaleOf(connection, CLIENT), scaleOf(connection, SERVER)], [connection]);
  return html`<h2>${say(state.lang, 'numbers')}</h2>
    ${[CLIENT, SERVER].map((side) => html`<${SequenceLine} key=${side} connection=${connection} step=${step} state=${state} side=${side} scale=${scales[side]} />`)}
    <p class="sum">${sumOf(connection, step, state)}</p>
    <p>${say(state.lang, 'seqLineHint')}</p>`;
}

function sumOf(connection, step, state) {
  return say(state.lang, 'nextNumber', connection.shown(step.from, step.seq, state.raw), step.len, step.flags & SYN ? say(state.lang, 'plusSyn') : '',
    step.flags & FIN ? say(state.lang, 'plusFin') : '', connection.shown(step.from, nextSequence(step), state.raw));
}

function SequenceLine({ connection, step, state, side, scale }) {
  const peer = step.peers[side];
  const base = connection.bases[side];
  const title = say(state.lang, 'seqLine', say(state.lang, side === CLIENT ? 'theClient' : 'theServer'), say(state.lang, side === CLIENT ? 'theServer' : 'theClient'));
  if (base === null || peer.nxt === null) {
    return html`<figure><figcaption>${title}</figcaption><p>?</p></figure>`;
  }
  const next = distance(base, peer.nxt);
  const una = peer.una === null ? 0 : Math.min(next, distance(base, peer.una));
  const other = step.peers[1 - side];
  const edge = other.wnd === null || peer.una === null ? null : una + other.wnd;
  const mine = step.from === side ? [distance(base, step.seq), distance(base, nextSequence(step))] : null;
  const part = (from, to, kind) => to > from && html`<rect class=${kind} x=${scale.x(from)} y=${LINE.y} width=${Math.max(1, scale.x(to) - scale.x(from))} height=${LINE.high} />`;
  return html`<figure class=${side === CLIENT ? 'client' : 'server'}>
    <figcaption>${title}</figcaption>
    <svg class="line" viewBox="0 0 600 112" role="img" aria-label=${title + ': SND.UNA ' + connection.shown(side, peer.una, state.raw) + ', SND.NXT ' + connection.shown(side, peer.nxt, state.raw)}>
      <rect class="axis" x=${LINE.left} y=${LINE.y} width=${LINE.width} height=${LINE.high} />
      ${part(scale.syn ? 0 : scale.dataFrom, una, 'acked')}
      ${part(una, next, 'flight')}
      ${scale.syn && html`<text class="unit" x=${LINE.left + LINE.block / 2} y=${LINE.y + 15}>S</text><line class="edge" x1=${scale.x(1)} x2=${scale.x(1)} y1=${LINE.y} y2=${LINE.y + LINE.high} />`}
      ${scale.fin !== null && html`<text class="unit" x=${scale.right + LINE.block / 2} y=${LINE.y + 15}>F</text><line class="edge" x1=${scale.right} x2=${scale.right} y1=${LINE.y} y2=${LINE.y + LINE.high} />`}
      ${scale.edges.map((at) => html`<line class="edge tick" x1=${scale.x(at)} x2=${scale.x(at)} y1=${LINE.y} y2=${LINE.y + LINE.high}><title>${
        connection.shown(side, (base + at) >>> 0, state.raw)}</title></line>`)}
      ${mine && html`<path class="segment" d=${bracket(scale.x(mine[0]), scale.x(mine[1]), LINE.y - 6, -8)} />
        <text class="segment" x=${middle(scale, mine)} y=${LINE.y - 20}>${say(state.lang, 'thisSegment')}</text>`}
      ${edge !== null && html`<path class="window" d=${bracket(scale.x(una), scale.x(edge), LINE.y + LINE.high + 6, 8)} />
        <text class="window" x=${middle(scale, [una, edge])} y=${LINE.y + LINE.high + 28}>${say(state.lang, 'windowLabel')} ${other.wnd}</text>`}
    </svg>
    <p class="legend"><span class="acked">${say(state.lang, 'acknowledged')}</span> <span class="flight">${say(state.lang, 'inFlight')}</span>${' · '}
      SND.UNA ${connection.shown(side, peer.una, state.raw)} · SND.NXT ${connection.shown(side, peer.nxt, state.raw)}</p>
  </figure>`;
}

function middle(scale, [from, to]) {
  return Math.min(540, Math.max(60, (scale.x(from) + scale.x(to)) / 2));
}

function bracket(from, to, y, depth) {
  const end = Math.max(to, from + 2);
  return `M${from} ${y} v${depth} H${end} v${-depth}`;
}
