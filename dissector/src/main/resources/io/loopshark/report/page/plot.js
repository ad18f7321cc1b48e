// The time-sequence plot of a whole connection, drawn by uPlot.

/** The highest number sent by each side over time, in octets from the ISN, and where something was sent again. */
function seriesOf(connection) {
  const { seq, from } = connection.capture.columns;
  const times = [];
  const lines = [[], []];
  const again = [];
  for (let i = 0; i < connection.length; i++) {
    const at = connection.first + i;
    const side = from[at];
    const base = connection.bases[side];
    const step = { seq: seq[at], len: connection.capture.columns.len[at], flags: connection.capture.columns.flags[at] };
    const end = base === null || step.flags & RST ? null : distance(base, nextSequence(step));
    const repeated = (connection.findingsByStep.get(i) || []).some((finding) => RETRANSMITTED.has(finding.kind));
    times.push(connection.seconds(i));
    lines[side].push(repeated ? null : end);
    lines[1 - side].push(null);
    again.push(repeated ? end : null);
  }
  return [times, lines[CLIENT], lines[SERVER], again];
}

function Plot({ connection, step, state, go }) {
  const box = useRef(null);
  const drawn = useRef(null);
  const size = useSize(box);
  const data = useMemo(() => seriesOf(connection), [connection]);
  const sent = connection.clientBytes + connection.serverBytes > 0;
  useLayoutEffect(() => {
    if (!sent || size.width === 0) {
      return undefined;
    }
    drawn.current = new uPlot(plotOptions(state, size.width, go), data, box.current);
    return () => drawn.current.destroy();
  }, [data, size.width, state.lang, state.dark, sent]);
  useEffect(() => {
    if (drawn.current && sent) {
      markNow(drawn.current, connection.seconds(step.index));
    }
  }, [step.index, data, size.width, state.lang, state.dark]);
  return html`<h2>${say(state.lang, 'plotTitle')}</h2>
    <div class="plot" ref=${box} role="img" aria-label=${say(state.lang, 'plotTitle')}>${!sent && html`<p>${say(state.lang, 'plotEmpty')}</p>`}</div>`;
}

/** Puts the line that stands for the current step where it belongs. */
function markNow(plot, seconds) {
  plot.now = seconds;
  let line = plot.over.querySelector('.now-line');
  if (!line) {
    line = document.createElement('div');
    line.className = 'now-line';
    plot.over.append(line);
  }
  const at = plot.valToPos(seconds, 'x');
  line.hidden = !(at >= 0 && at <= plot.over.clientWidth);
  line.style.left = at + 'px';
}

function plotOptions(state, width, go) {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const line = (key, name) => ({ label: say(state.lang, key), stroke: colour(name), width: 2, spanGaps: true, points: { show: false } });
  const grid = { stroke: colour('--line'), width: 1 };
  const axis = { stroke: colour('--text'), grid, ticks: grid };
  return {
    width,
    height: Math.min(420, Math.max(260, width * 0.6)),
    scales: { x: { time: false } },
    cursor: { y: false, drag: { x: true, y: false } },
    axes: [{ ...axis, label: say(state.lang, 'plotX') }, { ...axis, size: 80 }],
    series: [
      { label: say(state.lang, 'plotX'), value: (plot, value) => (value === null ? '' : value.toFixed(6)) },
      line('plotClient', '--client'),
      line('plotServer', '--server'),
      { label: say(state.lang, 'plotAgain'), stroke: colour('--bad'), paths: () => null, points: { show: true, size: 7, fill: colour('--bad') } },
    ],
    hooks: {
      // Which happens when part of the plot is enlarged.
      setScale: [(plot, key) => key === 'x' && plot.now !== undefined && markNow(plot, plot.now)],
      ready: [(plot) => plot.over.addEventListener('click', () => {
        if (plot.cursor.idx !== null && plot.cursor.idx !== undefined) {
          go({ step: plot.cursor.idx, playing: false });
        }
      })],
    },
  };
}
