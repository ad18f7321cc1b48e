// The ladder and the ruler as pictures of their own and as Mermaid text.
const MOST_EXPORTED = 60;

/** The steps around the current one, as many as a picture has room for. */
function excerpt(connection, step) {
  const from = Math.max(0, Math.min(step - MOST_EXPORTED / 2, connection.length - MOST_EXPORTED));
  return { from, to: Math.min(connection.length, from + MOST_EXPORTED) };
}

function escaped(text) {
  return String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
}

function ladderSvg(connection, state) {
  const { from, to } = excerpt(connection, state.step);
  const height = 90 + (to - from) * 44;
  const parts = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 ${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(connection.client + ' → ' + connection.server)}</title><rect width="900" height="${height}" fill="#fff"/>`,
    `<g font-weight="bold" text-anchor="middle"><text x="250" y="28" fill="#1257a6">${escaped(connection.client)}</text>`,
    `<text x="650" y="28" fill="#8a3c00">${escaped(connection.server)}</text></g>`,
    `<path d="M250 40V${height - 20}M650 40V${height - 20}" stroke="#999" fill="none"/>`];
  for (let i = from; i < to; i++) {
    parts.push(ladderRow(connection, i, 76 + (i - from) * 44, state));
  }
  return parts.join('\n') + '\n</svg>\n';
}

function ladderRow(connection, index, y, state) {
  const step = connection.step(index);
  const right = step.from === CLIENT;
  const [x, tip] = right ? [250, 644] : [650, 256];
  const colour = { VIOLATION: '#b3261e', ANOMALY: '#8a6100' }[severity(step.findings)] || '#222';
  const name = (peer) => escaped(peer.state === null ? '?' : peer.observed ? peer.state : '(' + peer.state + ')');
  return `<g fill="${colour}"><path d="M${x} ${y}H${tip}" stroke="${colour}"/><path d="M${tip} ${y - 5}L${right ? tip + 6 : tip - 6} ${y}L${tip} ${y + 5}z"/>`
    + `<text x="450" y="${y - 7}" text-anchor="middle">${escaped(label(connection, step, state.raw))}</text></g>`
    + `<g fill="#444"><text x="8" y="${y + 4}">${step.frame}</text><text x="52" y="${y + 4}">${connection.seconds(index).toFixed(6)}</text>`
    + `<text x="240" y="${y + 4}" text-anchor="end">${name(step.peers[CLIENT])}</text><text x="660" y="${y + 4}">${name(step.peers[SERVER])}</text></g>`;
}

function rulerSvg(connection, step, state) {
  const bit = 26;
  const fields = connection.capture.fields;
  const options = optionsOf(step);
  const height = 70 + 5 * 52 + options.length * 22 + 30;
  const parts = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${32 * bit + 150} ${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(say(state.lang, 'headerOf', step.frame))}</title><rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="10" y="24" font-weight="bold">${escaped(say(state.lang, 'headerOf', step.frame))}</text>`];
  for (const field of fields) {
    const x = 10 + (field.first % 32) * bit;
    const y = 50 + Math.floor(field.first / 32) * 52;
    const value = fieldValue(field, step, connection, state.raw, state.lang);
    const name = nameInBox(field, state.lang);
    parts.push(`<rect x="${x}" y="${y}" width="${field.width * bit}" height="52" fill="${field.width === 1 && value.box === '1' ? '#dbe9fb' : '#fff'}" stroke="#333"/>`,
      `<text x="${x + (field.width * bit) / 2}" y="${y + 20}" text-anchor="middle" font-size="${field.width < 3 ? 9 : 12}" fill="#444">${escaped(name)}</text>`,
      `<text x="${x + (field.width * bit) / 2}" y="${y + 40}" text-anchor="middle" font-weight="bold">${escaped(value.box)}</text>`);
  }
  for (let row = 0; row < 5; row++) {
    parts.push(`<text x="${32 * bit + 22}" y="${82 + row * 52}" font-family="monospace">${hex(step.header.subarray(row * 4, row * 4 + 4))}</text>`);
  }
  options.forEach((option, i) => {
    const known = connection.capture.options[option.kind];
    const y = 70 + 5 * 52 + i * 22 + 12;
    parts.push(`<text x="10" y="${y}">${escaped((known ? pick(state.lang, known.term) : 'kind ' + option.kind) + ' ' + option.text)}</text>`,
      `<text x="520" y="${y}" font-family="monospace" font-size="11">${hex(step.header.subarray(option.at, option.at + option.length))}</text>`);
  });
  return parts.join('\n') + '\n</svg>\n';
}

/** Mermaid takes a semicolon and a hash for signs of its own. */
function mermaid(connection, state) {
  const { from, to } = excerpt(connection, state.step);
  const plain = (text) => text.replace(/[;#<>]/g, ' ');
  const lines = ['sequenceDiagram', `    participant C as ${plain(connection.client)}`, `    participant S as ${plain(connection.server)}`];
  for (let i = from; i < to; i++) {
    const step = connection.step(i);
    lines.push(`    ${step.from === CLIENT ? 'C->>S' : 'S->>C'}: ${plain(label(connection, step, state.raw))}`);
    const before = i > 0 ? connection.step(i - 1).peers : [{}, {}];
    const changed = [CLIENT, SERVER].filter((side) => step.peers[side].state !== null && step.peers[side].state !== before[side].state);
    for (const side of changed) {
      lines.push(`    Note ${side === CLIENT ? 'left of C' : 'right of S'}: ${step.peers[side].state}`);
    }
  }
  return lines.join('\n') + '\n';
}

function rulerMermaid(connection, step, state) {
  const lines = ['packet-beta', '    title ' + say(state.lang, 'headerOf', step.frame)];
  const bits = (first, width, label) => lines.push(`    ${first}${width > 1 ? '-' + (first + width - 1) : ''}: "${label.replace(/["#;<>]/g, ' ')}"`);
  for (const field of connection.capture.fields) {
    const value = fieldValue(field, step, connection, state.raw, state.lang);
    bits(field.first, field.width, pick(state.lang, field.width === 1 ? field.short : field.term) + ' ' + (value.box || '?'));
  }
  for (const option of optionsOf(step)) {
    const known = connection.capture.options[option.kind];
    bits(8 * option.at, 8 * option.length, ((known ? pick(state.lang, known.term) : 'kind ' + option.kind) + ' ' + option.text).trim());
  }
  return lines.join('\n') + '\n';
}

function save(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function Exports({ connection, step, state }) {
  const name = 'connection-' + connection.number;
  const lang = state.lang;
  const button = (key, id, action) => html`<button type="button" id=${'save-' + id} onClick=${action}>${say(lang, key)}</button>`;
  return html`<div class="exports" role="group" aria-label=${say(state.lang, 'exports')}>
    ${button('exportLadder', 'ladder', () => save(name + '.svg', 'image/svg+xml', ladderSvg(connection, state)))}
    ${step.header.length > 0 && button('exportRuler', 'ruler', () => save('frame-' + step.frame + '.svg', 'image/svg+xml', rulerSvg(connection, step, state)))}
    ${step.header.length > 0 && button('exportRulerMermaid', 'ruler-mermaid', () => save('frame-' + step.frame + '.mmd', 'text/plain', rulerMermaid(connection, step, state)))}
    ${button('exportMermaid', 'mermaid', () => save(name + '.mmd', 'text/plain', mermaid(connection, state)))}
  </div>`;
}
