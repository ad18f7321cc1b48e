// The ladder: two peers, an arrow for each segment, both states beside it. Only what is in sight is drawn.
const ROW = 52;
// Where the ladder is narrow, what stands on an arrow takes up to four lines.
const NARROW = 500;
const NARROW_ROW = 64;
// To scale: the longest distance of two rows, and how long a connection is drawn at least.
const FARTHEST = 480;
// So many rows go on paper.
const MOST_PRINTED = 300;

/** Where each row begins, and where the last one ends. */
function rowsOf(connection, scale, row) {
  const tops = new Float64Array(connection.length + 1);
  const total = connection.length > 1 ? connection.seconds(connection.length - 1) : 0;
  const height = Math.max(1200, row * connection.length);
  for (let i = 1; i < connection.length; i++) {
    const gap = connection.seconds(i) - connection.seconds(i - 1);
    const distance = !scale || total <= 0 ? row : Math.min(FARTHEST, Math.max(row, (gap / total) * height));
    tops[i] = tops[i - 1] + distance;
  }
  tops[connection.length] = (connection.length > 0 ? tops[connection.length - 1] : 0) + row;
  return tops;
}

/** The last row that begins at or above this height. */
function rowAt(tops, y) {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle] <= y) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return Math.max(0, low);
}

function Ladder({ connection, state, go }) {
  const box = useRef(null);
  const [top, setTop] = useState(0);
  const size = useSize(box);
  const row = size.width > 0 && size.width < NARROW ? NARROW_ROW : ROW;
  const tops = useMemo(() => rowsOf(connection, state.scale, row), [connection, state.scale, row]);
  useLayoutEffect(() => {
    if (connection.length > 0) {
      reveal(box.current, tops[state.step], row);
    }
  }, [connection, state.step, tops, size.height]);
  const printing = usePrinting();
  const rows = [];
  const height = Math.max(size.height, 400);
  const from = printing ? 0 : rowAt(tops, top - height / 2);
  const until = printing ? tops[Math.min(connection.length, MOST_PRINTED)] : top + height * 1.5;
  for (let i = from; i < connection.length && (i === 0 || tops[i - 1] < until); i++) {
    rows.push(html`<${Row} key=${i} connection=${connection} index=${i} y=${tops[i]} height=${row}
      gap=${i > 0 && state.scale ? tops[i] - tops[i - 1] : 0} state=${state} go=${go} />`);
  }
  return html`
    <div class="ladder-head" aria-hidden="true">
      <span class="peer client">${connection.client}<small>${roleOf(connection, CLIENT, state.lang)}</small></span>
      <span class="peer server">${connection.server}<small>${roleOf(connection, SERVER, state.lang)}</small></span>
    </div>
    <div class="ladder" ref=${box} onScroll=${(event) => setTop(event.target.scrollTop)} role="listbox" tabindex="0"
      aria-label=${say(state.lang, 'ladder')} aria-activedescendant=${connection.length > 0 ? 'step-' + state.step : undefined}>
      <div class="rows" role="presentation" style=${{ height: (printing ? until : tops[connection.length]) + 'px' }}>${rows}</div>
    </div>`;
}

/** Whether the page is being printed: then there is no scrolling, so more than is in sight has to be drawn. */
function usePrinting() {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => setPrinting(true);
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => { removeEventListener('beforeprint', begin); removeEventListener('afterprint', end); };
  }, []);
  return printing;
}

function roleOf(connection, side, lang) {
  return say(lang, (side === CLIENT ? 'client' : 'server') + (connection.observed ? '' : 'Inferred'));
}

/** Scrolls just as far as needed for this row to be well in sight. */
function reveal(box, y, height) {
  const margin = Math.min(2 * height, box.clientHeight / 4);
  if (y - margin < box.scrollTop) {
    box.scrollTop = Math.max(0, y - margin);
  } else if (y + height + margin > box.scrollTop + box.clientHeight) {
    box.scrollTop = y + height + margin - box.clientHeight;
  }
}

function Row({ connection, index, y, height, gap, state, go }) {
  const step = connection.step(index);
  const now = index === state.step;
  const worst = severity(step.findings);
  const classes = ['row', step.from === CLIENT ? 'to-server' : 'to-client', now ? 'now' : '', index > state.step ? 'later' : '', worst];
  const before = index > 0 ? connection.step(index - 1).peers : [{}, {}];
  return html`
    <div class=${classes.join(' ')} id=${'step-' + index} role="option" aria-selected=${now} style=${{ top: y + 'px', height: height + 'px', '--pause': Math.max(0, gap - height) + 'px' }}
      onClick=${() => go({ step: index, playing: false })}>
      ${gap > 2 * height && html`<span class="pause">+${(connection.seconds(index) - connection.seconds(index - 1)).toFixed(3)} s</span>`}
      <span class="when"><b>${step.frame}</b> ${connection.seconds(index).toFixed(6)}</span>
      <${StateName} peer=${step.peers[CLIENT]} before=${before[CLIENT]} lang=${state.lang} side="client" />
      <span class="arrow"><span class="label">${mark(worst)}${label(connection, step, state.raw)}</span><i></i></span>
      <${StateName} peer=${step.peers[SERVER]} before=${before[SERVER]} lang=${state.lang} side="server" />
    </div>`;
}

function mark(worst) {
  const sign = { VIOLATION: '✗ ', ANOMALY: '! ', NOTE: 'i ' }[worst];
  return sign ? html`<span class="mark" title=${worst}>${sign}</span>` : '';
}

function StateName({ peer, before, lang, side }) {
  const changed = peer.state !== null && peer.state !== before.state;
  const text = peer.state === null ? '?' : peer.observed ? peer.state : '(' + peer.state + ')';
  const hint = peer.state === null ? say(lang, 'unknown') : peer.observed ? undefined : say(lang, 'inferred');
  return html`<span class=${'state ' + side + (changed ? ' changed' : '')} title=${hint}>${text}</span>`;
}
