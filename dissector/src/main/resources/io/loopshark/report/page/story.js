// The story of the connection, part by part; the part of this step is marked. Findings stand where they were found.
// So many parts before and behind the current one are shown: a long connection has ten thousand.
const PARTS_IN_SIGHT = 60;
const MOST_LISTED = 100;

/** The index of the part that this step belongs to. Parts lie one behind the other. */
function partOf(parts, step) {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle].to <= step) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function Story({ connection, step, state, go }) {
  const current = useRef(null);
  const { lang, raw } = state;
  const letters = connection.storyIn('LETTERS');
  const told = state.letters && letters ? letters : connection.storyIn('PLAIN');
  const text = (words) => withNumbers(connection, pick(lang, words), raw);
  const paragraphs = (all) => all.map(text).filter(Boolean).map((said) => html`<p>${said}</p>`);
  const close = useMemo(() => closeOf(connection), [connection]);
  const index = told ? partOf(told.parts, step.index) : -1;
  const printing = usePrinting();
  const [reach, setReach] = useState({ back: PARTS_IN_SIGHT, ahead: PARTS_IN_SIGHT });
  const from = printing ? 0 : Math.max(0, index - reach.back);
  const to = told ? Math.min(told.parts.length, printing ? MOST_PRINTED : index + reach.ahead) : 0;
  useLayoutEffect(() => {
    const element = current.current;
    if (element) {
      const panel = element.closest('.panel');
      if (panel && panel.scrollHeight > panel.clientHeight) {
        panel.scrollTop = element.offsetTop - panel.clientHeight / 4;
      }
    }
  }, [connection, index]);
  return html`
    ${letters && html`<label class="switch"><input type="checkbox" checked=${state.letters}
      onChange=${(event) => go({ letters: event.target.checked })} /> ${say(lang, 'letters')}</label>`}
    <${FindingsHere} connection=${connection} step=${step} state=${state} />
    ${told ? html`
      ${paragraphs(told.introduction)}
      ${from > 0 && html`<button type="button" onClick=${() => setReach({ ...reach, back: reach.back + PARTS_IN_SIGHT })}>${say(lang, 'earlier')}</button>`}
      <ol class="story">${told.parts.slice(from, to).map((part, i) => html`
        ${(i === 0 || told.parts[from + i - 1].chapter[0] !== part.chapter[0]) && html`<li class="chapter"><h3>${pick(lang, part.chapter)}</h3></li>`}
        <li key=${from + i} ref=${from + i === index ? current : undefined} class=${from + i === index ? 'now' : ''}>
          <button type="button" class="at" onClick=${() => go({ step: part.from, playing: false })}>${partName(connection, part, lang)}</button>
          ${paragraphs(part.sentences)}
          ${part.changes.map((words) => html`<p class="change">${text(words)}</p>`)}
          ${close && part.from <= close.last.index && close.last.index < part.to && html`<${TwoCloses} connection=${connection} close=${close} state=${state} />`}
        </li>`)}</ol>
      ${to < told.parts.length && html`<button type="button" onClick=${() => setReach({ ...reach, ahead: reach.ahead + PARTS_IN_SIGHT })}>${say(lang, 'later')}</button>`}
      <h3>${say(lang, 'howItEnds')}</h3>
      ${paragraphs(told.conclusion)}`
    : connection.capture.stories && html`<p>${say(lang, 'storyMissing')}</p>`}
    <${AllFindings} connection=${connection} state=${state} go=${go} />`;
}

function partName(connection, part, lang) {
  const first = connection.step(part.from).frame;
  const last = connection.step(part.to - 1).frame;
  return say(lang, 'frame', first === last ? first : first + '–' + last);
}

function FindingsHere({ connection, step, state }) {
  return step.findings.length > 0 && html`<section class="here">
    <h3>${say(state.lang, 'findingsHere')}</h3>
    ${step.findings.map((finding) => html`<${FindingText} finding=${finding} connection=${connection} step=${step} state=${state} />`)}
  </section>`;
}

// What Wireshark calls the same.
const WIRESHARK = {
  RETRANSMISSION: 'TCP Retransmission', FAST_RETRANSMISSION: 'TCP Fast Retransmission', SPURIOUS_RETRANSMISSION: 'TCP Spurious Retransmission',
  OUT_OF_ORDER: 'TCP Out-Of-Order', DUPLICATE_ACK: 'TCP Dup ACK', SEQUENCE_GAP: 'TCP Previous segment not captured', KEEP_ALIVE: 'TCP Keep-Alive',
  KEEP_ALIVE_ACK: 'TCP Keep-Alive ACK', ZERO_WINDOW: 'TCP ZeroWindow', ZERO_WINDOW_PROBE: 'TCP ZeroWindowProbe',
  ZERO_WINDOW_PROBE_ACK: 'TCP ZeroWindowProbeAck', WINDOW_UPDATE: 'TCP Window Update', WINDOW_FULL: 'TCP Window Full',
  PORT_REUSED: 'TCP Port numbers reused',
};

function FindingText({ finding, connection, step, state }) {
  return html`<div class=${'finding ' + finding.severity}>
    <p><b>${finding.kind}</b> ${pick(state.lang, finding.words)}${WIRESHARK[finding.kind] && html` <small>${
      say(state.lang, 'wiresharkSays', WIRESHARK[finding.kind])}</small>`}</p>
    ${finding.expected !== undefined && finding.actual !== undefined && html`<p class="expected">${say(state.lang, 'expected')} ${
      ofFinding(connection, step, finding, finding.expected)}, ${say(state.lang, 'actual')} ${ofFinding(connection, step, finding, finding.actual)}</p>`}
    <blockquote>${finding.sentence}<cite>${finding.citation}</cite></blockquote>
  </div>`;
}

/** A number that a finding speaks of, relative and raw, where it is clear in whose sequence space it lies. */
function ofFinding(connection, step, finding, number) {
  const owner = step.flags & ACK && step.ack === finding.actual ? 1 - step.from
    : step.seq === finding.actual || nextSequence(step) === finding.actual ? step.from : null;
  return owner === null ? String(number) : both(connection, owner, number);
}

function AllFindings({ connection, state, go }) {
  return connection.findings.length > 0 && html`<h3>${say(state.lang, 'findings')}</h3>
    <ul class="findings">${connection.findings.slice(0, MOST_LISTED).map((finding) => html`<li class=${finding.severity}>
      ${finding.step >= 0
        ? html`<button type="button" class="at" aria-label=${say(state.lang, 'goTo', finding.frame)} onClick=${() => go({ step: finding.step, playing: false })}>${say(state.lang, 'frame', finding.frame)}</button>`
        : say(state.lang, 'frame', finding.frame)}
      <b> ${finding.kind}</b> ${pick(state.lang, finding.words)} <small>${finding.citation}</small></li>`)}</ul>
    ${connection.findings.length > MOST_LISTED && html`<p>${say(state.lang, 'moreFindings', connection.findings.length - MOST_LISTED)}</p>`}`;
}
