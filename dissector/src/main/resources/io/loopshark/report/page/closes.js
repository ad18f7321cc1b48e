// The two closes side by side: as it was here, and as it would have been had the second side closed sooner or later.
const CLOSES = { edge: 24, character: 6.3, top: 34, row: 34 };

/** The FINs, the acknowledgement of the first and the last one of an orderly close, by their steps; nothing where it was another. */
function closeOf(connection) {
  if (connection.teardown !== 'FOUR_SEGMENT' && connection.teardown !== 'THREE_SEGMENT') {
    return null;
  }
  const first = stepWhere(connection, 0, (step) => step.flags & FIN);
  const other = first && stepWhere(connection, first.index + 1, (step) => step.from !== first.from && step.flags & FIN);
  const answer = first && stepWhere(connection, first.index + 1, (step) => step.from !== first.from && acknowledges(step, first));
  const last = other && stepWhere(connection, other.index + 1, (step) => step.from === first.from && acknowledges(step, other));
  return last && answer ? { first, answer, other, last } : null;
}

function stepWhere(connection, from, wanted) {
  for (let i = from; i < connection.length; i++) {
    const step = connection.step(i);
    if (wanted(step)) {
      return step;
    }
  }
  return null;
}

function acknowledges(step, fin) {
  return step.flags & ACK && distance(nextSequence(fin), step.ack) >= 0;
}

/** The close as arrows: who sends it, and what stands on it. */
function arrowsOf(connection, close, raw, apart) {
  const { first, other } = close;
  const finNumber = (step) => connection.shown(step.from, nextSequence(step) - 1 >>> 0, raw);
  const ack = (fin) => 'Ack=' + connection.shown(fin.from, nextSequence(fin), raw);
  const answers = apart
    ? [[other.from, '[ACK] ' + ack(first)], [other.from, '[FIN, ACK] Seq=' + finNumber(other)]]
    : [[other.from, '[FIN, ACK] Seq=' + finNumber(other) + ' ' + ack(first)]];
  return [[first.from, '[FIN, ACK] Seq=' + finNumber(first)], ...answers, [first.from, '[ACK] ' + ack(other)]];
}

function TwoCloses({ connection, close, state }) {
  const { lang, raw } = state;
  const four = connection.teardown === 'FOUR_SEGMENT';
  const delay = (connection.seconds(close.other.index) - connection.seconds(four ? close.answer.index : close.first.index)).toFixed(6);
  const who = say(lang, close.other.from === CLIENT ? 'theClient' : 'theServer');
  const ways = [arrowsOf(connection, close, raw, true), arrowsOf(connection, close, raw, false)];
  const longest = Math.max(...ways.flat().map(([, text]) => text.length));
  const drawing = (apart) => html`<figure class=${'close' + (apart === four ? ' happened' : '')}>
    <figcaption>${say(lang, apart ? 'fourSegments' : 'threeSegments')}${apart === four && html` <small>${say(lang, 'happenedHere')}</small>`}</figcaption>
    <${CloseDrawing} arrows=${ways[apart ? 0 : 1]} longest=${longest} title=${say(lang, apart ? 'fourSegments' : 'threeSegments')} lang=${lang} />
  </figure>`;
  return html`<section class="closes"><h3>${say(lang, 'twoCloses')}</h3>
    <div class="pair">${drawing(true)}${drawing(false)}</div>
    <p>${say(lang, four ? 'closedLater' : 'closedAtOnce', who, delay)}</p></section>`;
}

function CloseDrawing({ arrows, longest, title, lang }) {
  const { edge, character, top, row } = CLOSES;
  const left = edge;
  const right = edge + 16 + character * longest;
  const width = right + edge;
  const height = top + arrows.length * row + 6;
  return html`<svg viewBox=${'0 0 ' + width + ' ' + height} role="img" aria-label=${title + ': ' + arrows.map(([, text]) => text).join('; ')}>
    <text class="client" x=${left} y="14">${say(lang, 'client')}</text><text class="server" x=${right} y="14">${say(lang, 'server')}</text>
    <path class="life" d=${`M${left} 20V${height}M${right} 20V${height}`} />
    ${arrows.map(([from, text], i) => {
      const y = top + i * row + 14;
      const [start, end] = from === CLIENT ? [left, right] : [right, left];
      const back = from === CLIENT ? -7 : 7;
      return html`<g key=${i}><text x=${(left + right) / 2} y=${y - 5}>${text}</text>
        <path class="line" d=${`M${start} ${y}H${end}`} /><path d=${`M${end} ${y}l${back} -4v8z`} /></g>`;
    })}
  </svg>`;
}
