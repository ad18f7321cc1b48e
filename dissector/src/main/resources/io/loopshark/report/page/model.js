// What a connection and its steps are, on top of the columns.
const CLIENT = 0;
const SERVER = 1;
const FIN = 1, SYN = 2, RST = 4, PSH = 8, ACK = 16, URG = 32, ECE = 64, CWR = 128, AE = 256;
// In the order in which Wireshark names them.
const FLAGS = [[FIN, 'FIN'], [SYN, 'SYN'], [RST, 'RST'], [PSH, 'PSH'], [ACK, 'ACK'], [URG, 'URG'], [ECE, 'ECE'], [CWR, 'CWR'], [AE, 'AE']];
const KNOWN = { una: 1, nxt: 2, rcv: 4, wnd: 8 };
const OBSERVED = 0x80;

const RETRANSMITTED = new Set(['RETRANSMISSION', 'FAST_RETRANSMISSION', 'SPURIOUS_RETRANSMISSION', 'OUT_OF_ORDER']);

/** One connection of the capture. */
class Connection {
  constructor(capture, told) {
    this.capture = capture;
    Object.assign(this, told);
    this.length = told.steps;
    this.findingsByStep = new Map();
    for (const finding of told.findings) {
      if (finding.step >= 0) {
        const others = this.findingsByStep.get(finding.step) || [];
        this.findingsByStep.set(finding.step, [...others, finding]);
      }
    }
    this.bases = [this.base(CLIENT), this.base(SERVER)];
  }

  /** The story in this voice, PLAIN or LETTERS, read when it is first asked for; nothing where there is none, or not yet. */
  storyIn(voice) {
    const { stories } = this.capture;
    if (!this.told && stories && this.storyTo > this.storyFrom) {
      this.told = JSON.parse(new TextDecoder().decode(stories.subarray(this.storyFrom, this.storyTo)));
    }
    return this.told?.[voice];
  }

  base(side) {
    const given = side === CLIENT ? this.clientBase ?? this.clientIsn : this.serverBase ?? this.serverIsn;
    if (given !== null && given !== undefined) {
      return given;
    }
    const { seq, ack, from, flags } = this.capture.columns;
    for (let i = this.first; i < this.first + this.length; i++) {
      if (from[i] === side) {
        return seq[i] - 1;
      }
      if (flags[i] & ACK) {
        return ack[i] - 1;
      }
    }
    return null;
  }

  /** The step of this index, from 0. */
  step(index) {
    const at = this.first + index;
    const c = this.capture.columns;
    return {
      index,
      frame: c.frame[at],
      nanos: c.time[at],
      from: c.from[at],
      flags: c.flags[at],
      seq: c.seq[at],
      ack: c.ack[at],
      len: c.len[at],
      win: c.win[at],
      header: this.capture.headers.subarray(c.header[at], c.header[at] + c.headerLen[at]),
      peers: [this.peer('c', at), this.peer('s', at)],
      findings: this.findingsByStep.get(index) || [],
    };
  }

  peer(side, at) {
    const c = this.capture.columns;
    const known = c[side + 'Known'][at];
    const state = c[side + 'State'][at];
    const number = (name, column) => (known & KNOWN[name] ? c[side + column][at] : null);
    return {
      state: state === 0 ? null : this.capture.states[(state & ~OBSERVED) - 1],
      observed: (state & OBSERVED) !== 0,
      una: number('una', 'Una'),
      nxt: number('nxt', 'Nxt'),
      rcv: number('rcv', 'Rcv'),
      wnd: number('wnd', 'Wnd'),
    };
  }

  /** Seconds since the connection's first segment. */
  seconds(index) {
    const { time } = this.capture.columns;
    return (time[this.first + index] - time[this.first]) / 1e9;
  }

  /** A number of the sequence space in which a side sends, as people read it. */
  shown(side, value, raw) {
    if (value === null) {
      return '?';
    }
    const base = this.bases[side];
    return raw || base === null ? String(value) : String(distance(base, value));
  }

  address(side) {
    return side === CLIENT ? this.client : this.server;
  }

  /** The first step of this frame; −1 for none. */
  stepOfFrame(frame) {
    const { frame: frames } = this.capture.columns;
    for (let i = 0; i < this.length; i++) {
      if (frames[this.first + i] === frame) {
        return i;
      }
    }
    return -1;
  }
}

/** How far a number lies behind another on the circle of 2^32; a little before it is negative. */
function distance(from, to) {
  const ahead = (to - from) >>> 0;
  return ahead > 0xfffeffff ? ahead - 0x100000000 : ahead;
}

function nextSequence(step) {
  return (step.seq + step.len + (step.flags & SYN ? 1 : 0) + (step.flags & FIN ? 1 : 0)) >>> 0;
}

function flagNames(flags) {
  return FLAGS.filter(([bit]) => flags & bit).map(([, name]) => name);
}

/** Flags, numbers and length, as Wireshark words them. */
function label(connection, step, raw) {
  const seq = connection.shown(step.from, step.seq, raw);
  const ack = step.flags & ACK ? ' Ack=' + connection.shown(1 - step.from, step.ack, raw) : '';
  return '[' + flagNames(step.flags).join(', ') + '] Seq=' + seq + ack + ' Len=' + step.len;
}

/** The severest of a step's findings: VIOLATION, ANOMALY, NOTE or nothing. */
function severity(findings) {
  for (const each of ['VIOLATION', 'ANOMALY', 'NOTE']) {
    if (findings.some((finding) => finding.severity === each)) {
      return each;
    }
  }
  return '';
}

// Numbers in a story stand between these, raw and behind their owner's initial.
const MARKED = /\ue000([cs])(\d+)\ue001/g;
const EITHER = /\ue002([^\ue003]*)\ue003([^\ue004]*)\ue004/g;

/** A text of the story with its numbers as the reader wants them. */
function withNumbers(connection, text, raw) {
  return text.replace(EITHER, (all, relative, wire) => raw ? wire : relative).replace(MARKED, (all, side, number) => connection.shown(side === 'c' ? CLIENT : SERVER, Number(number), raw));
}
