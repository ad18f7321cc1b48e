// The header ruler: the figure of RFC 9293 §3.1 with this segment's values, the bytes beside it, each pointing at the other.

function Ruler({ connection, step, state }) {
  const [pointed, setPointed] = useState(null);
  const { lang, raw } = state;
  useEffect(() => setPointed(null), [connection]);
  if (step.header.length === 0) {
    return html`<p>${say(lang, 'headerMissing')}</p>`;
  }
  const fields = connection.capture.fields;
  const options = optionsOf(step);
  const spans = [
    ...fields.map((field) => ({ id: field.filter, first: field.first, end: field.first + field.width })),
    ...options.map((option, index) => ({ id: 'option-' + index, first: option.at * 8, end: (option.at + option.length) * 8 })),
  ];
  const within = (at) => spans.filter((span) => span.first < at * 8 + 8 && span.end > at * 8);
  // Several fields share a byte: whoever points at it points at all of them.
  const ofByte = /^byte-(\d+)$/.exec(pointed);
  const lit = new Set(ofByte ? within(Number(ofByte[1])).map((span) => span.id) : [pointed]);
  const isLit = (at) => within(at).some((span) => lit.has(span.id));
  const point = (id) => ({ onMouseEnter: () => setPointed(id), onFocus: () => setPointed(id), onClick: () => setPointed(id) });
  const byteOf = (at) => {
    const holds = within(at);
    const text = hex(step.header.subarray(at, at + 1));
    // The keyboard goes through the fields, which light the same.
    return html`<button key=${at} type="button" tabindex="-1" data-byte=${at} class=${'byte' + (isLit(at) ? ' lit' : '')}
      ...${point(holds.length === 1 ? holds[0].id : 'byte-' + at)} aria-label=${say(lang, 'byte', at, text)}>${text}</button>`;
  };
  const rows = [];
  for (let row = 0; row < 5; row++) {
    rows.push(html`<div class="ruler-row" key=${row}>
      <div class="boxes">${fields.filter((field) => field.first >= row * 32 && field.first < row * 32 + 32).map((field) => html`
        <${Box} key=${field.filter} field=${field} step=${step} connection=${connection} state=${state} lit=${lit.has(field.filter)}
          point=${point(field.filter)} />`)}</div>
      <div class="row-bytes">${[0, 1, 2, 3].map((i) => row * 4 + i).filter((at) => at < step.header.length).map(byteOf)}</div>
    </div>`);
  }
  return html`
    <h2>${say(lang, 'headerOf', step.frame)}</h2>
    <p class="flags-line">${say(lang, 'flagsSet', flagNames(step.flags).join(', ') || '–')}</p>
    <div class="ruler-scroll" tabindex="0" role="group" aria-label=${say(lang, 'headerOf', step.frame)}><div class="ruler">
      <div class="bits" aria-hidden="true">${Array.from({ length: 32 }, (nothing, bit) => html`<span>${bit % 8 === 0 || bit === 31 ? bit : ''}</span>`)}</div>
      ${rows}
    </div></div>
    <${OptionList} step=${step} options=${options} lit=${lit} point=${point} byteOf=${byteOf} connection=${connection} lang=${lang} />
    ${step.len > 0 && html`<p>${say(lang, 'dataBytes', step.len)}</p>`}
    <${FieldText} connection=${connection} step=${step} pointed=${pointed} lit=${lit} options=${options} lang=${lang} raw=${raw} />`;
}

function Box({ field, step, connection, state, lit, point }) {
  const value = fieldValue(field, step, connection, state.raw, state.lang);
  const narrow = field.width < 3;
  const name = nameInBox(field, state.lang);
  const kind = { 'tcp.flags.ack': ' ack-flag', 'tcp.ack': ' ack-number', 'tcp.ack_raw': ' ack-number' }[field.filter] || '';
  const classes = 'box' + (narrow ? ' narrow' : '') + (lit ? ' lit' : '') + (narrow && value.box === '1' ? ' on' : '') + kind;
  return html`<button type="button" class=${classes} data-field=${field.filter} ...${point}
    style=${{ gridColumn: (field.first % 32) + 1 + ' / span ' + field.width }}
    aria-label=${pick(state.lang, field.term) + ': ' + value.text}><span>${name}</span><b>${value.box}</b></button>`;
}

function OptionList({ step, options, lit, point, byteOf, connection, lang }) {
  const length = Math.max(0, Math.min(step.header.length, (step.header[12] >> 4) * 4) - 20);
  if (options.length === 0) {
    return html`<p>${say(lang, 'noOptions')}</p>`;
  }
  return html`<h3>${say(lang, 'optionsTitle', length)}</h3><ul class="options">${options.map((option, index) => {
    const known = connection.capture.options[option.kind];
    const id = 'option-' + index;
    return html`<li key=${id} class=${lit.has(id) ? 'lit' : ''}>
      <button type="button" class="option" data-field=${id} ...${point(id)}>${known ? pick(lang, known.term) : 'kind ' + option.kind}${
        option.text && html` <b>${option.text}</b>`}</button>
      <span class="row-bytes">${Array.from({ length: option.length }, (nothing, i) => byteOf(option.at + i))}</span></li>`;
  })}</ul>`;
}

/** What the field that is pointed at means. */
function FieldText({ connection, step, pointed, lit, options, lang, raw }) {
  if (pointed === null) {
    return html`<p class="field-text" aria-live="polite">${say(lang, 'pointAt')}</p>`;
  }
  if (pointed.startsWith('byte-')) {
    return html`<${ByteText} connection=${connection} step=${step} at=${Number(pointed.slice(5))} lit=${lit} lang=${lang} raw=${raw} />`;
  }
  const optionAt = /^option-(\d+)$/.exec(pointed);
  const option = optionAt ? options[Number(optionAt[1])] : null;
  const field = option ? connection.capture.options[option.kind] : connection.capture.fields.find((each) => each.filter === pointed);
  if (!field) {
    return html`<p class="field-text" aria-live="polite">${option ? 'kind ' + option.kind : ''}</p>`;
  }
  const value = option ? option.text : fieldValue(field, step, connection, raw, lang).text;
  return html`<div class="field-text" aria-live="polite">
    <h3>${pick(lang, field.term)}</h3>
    <dl>${value && html`<dt>${say(lang, 'value')}</dt><dd>${value}</dd>`}
      <dt>${say(lang, 'filterName')}</dt><dd><code>${field.filter}</code></dd></dl>
    ${field.meaning && html`<p>${pick(lang, field.meaning)}${field.reference && html` <small>${field.reference}</small>`}</p>`}
    ${(pointed === 'tcp.flags.ack' || pointed.startsWith('tcp.ack')) && html`<p>${say(lang, 'ackFlagNote')}</p>`}
  </div>`;
}

/** A byte that several fields share: its bits, and what each of them says. */
function ByteText({ connection, step, at, lit, lang, raw }) {
  const bits = step.header[at].toString(2).padStart(8, '0');
  return html`<div class="field-text" aria-live="polite">
    <h3>${say(lang, 'byte', at, hex(step.header.subarray(at, at + 1)))} <small>${bits.slice(0, 4)} ${bits.slice(4)}</small></h3>
    <dl>${connection.capture.fields.filter((field) => lit.has(field.filter)).map((field) => html`
      <dt>${pick(lang, field.term)}</dt><dd>${fieldValue(field, step, connection, raw, lang).text}</dd>`)}</dl>
  </div>`;
}
