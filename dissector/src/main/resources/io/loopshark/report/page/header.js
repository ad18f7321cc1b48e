// Reads a TCP header's bytes by what the specification says of them.

/** The value of so many bits from one on, as an unsigned number; null where not all of them were captured. */
function bitsOf(bytes, first, width) {
  if (Math.ceil((first + width) / 8) > bytes.length) {
    return null;
  }
  let value = 0;
  for (let bit = first; bit < first + width; bit++) {
    value = value * 2 + ((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
  }
  return value;
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** What a field of the fixed header says: short for its box, long for the line below. */
function fieldValue(field, step, connection, raw, lang) {
  const value = bitsOf(step.header, field.first, field.width);
  if (value === null) {
    return { box: '', text: say(lang, 'truncated') };
  }
  switch (field.filter) {
    case 'tcp.seq':
    case 'tcp.seq_raw':
      return { box: connection.shown(step.from, value, raw), text: both(connection, step.from, value) };
    case 'tcp.ack':
    case 'tcp.ack_raw':
      return { box: connection.shown(1 - step.from, value, raw), text: both(connection, 1 - step.from, value) };
    case 'tcp.hdr_len':
      return { box: String(value), text: value + ' × 4 = ' + say(lang, 'bytesCount', value * 4) };
    case 'tcp.window_size_value':
      return { box: String(value), text: windowText(step, value, lang) };
    case 'tcp.checksum':
      return { box: '0x' + value.toString(16).padStart(4, '0'), text: '0x' + value.toString(16).padStart(4, '0') };
    default:
      return field.width === 1
        ? { box: String(value), text: say(lang, value ? 'set' : 'notSet') }
        : { box: String(value), text: String(value) };
  }
}

/** What stands in a field's box; the short names are English ones, which Chinese books use for flags only. */
function nameInBox(field, lang) {
  return field.width < 3 || (field.width < 8 && lang === 'en') ? pick(lang, field.short) : pick(lang, field.term);
}

function both(connection, side, value) {
  const relative = connection.shown(side, value, false);
  return relative === String(value) ? relative : relative + ' (' + value + ')';
}

function windowText(step, value, lang) {
  const offered = step.peers[step.from].wnd;
  if (step.flags & SYN || offered === null || value === 0 || offered % value !== 0 || offered === value) {
    return say(lang, 'bytesCount', value);
  }
  return say(lang, 'scaled', value, Math.log2(offered / value), offered);
}

/** The options behind the fixed header: where each lies, and what it says. */
function optionsOf(step) {
  const bytes = step.header;
  const end = Math.min(bytes.length, (bytes.length > 12 ? bytes[12] >> 4 : 0) * 4);
  const options = [];
  let at = 20;
  while (at < end) {
    const kind = bytes[at];
    let length = kind < 2 ? 1 : bytes[at + 1];
    if (kind >= 2 && (at + 1 >= end || length < 2 || at + length > end)) {
      length = end - at; // what it claims cannot be
    }
    options.push({ kind, at, length, text: optionText(kind, bytes.subarray(at, at + length)) });
    at += length;
    if (kind === 0) {
      break;
    }
  }
  return options;
}

function optionText(kind, bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const well = { 2: 4, 3: 3, 4: 2, 8: 10 }[kind];
  if (well && bytes.length !== well) {
    return '';
  }
  switch (kind) {
    case 2: return String(view.getUint16(2));
    case 3: return bytes[2] + ' (× ' + 2 ** Math.min(bytes[2], 14) + ')';
    case 5: {
      const blocks = [];
      for (let at = 2; at + 8 <= bytes.length; at += 8) {
        blocks.push(view.getUint32(at) + '–' + view.getUint32(at + 4));
      }
      return blocks.join(', ');
    }
    case 8: return 'TSval ' + view.getUint32(2) + ', TSecr ' + view.getUint32(6);
    default: return '';
  }
}
