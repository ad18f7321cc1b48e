// A short quiz drawn from the reader's own capture; each answer comes with its reason.
const QUESTIONS = {
  ackOfSyn: {
    ask: ['Frame {0} is a {1} with Seq={2}. Which acknowledgement number answers it?', '第 {0} 帧是 {1}，Seq={2}。对它的应答，确认号应该是多少？'],
    why: ['A SYN takes one sequence number, so the next number expected is {0} + 1 = {1}. The ISN has four bytes, but what counts is how far one has counted, not how long the number is.',
      'SYN 占用一个序号，所以期待的下一个序号是 {0} + 1 = {1}。初始序号虽然占四个字节，但确认的是数到了哪里，与序号有几个字节无关。'],
  },
  ackOfData: {
    ask: ['Frame {0} carries {1} bytes from Seq={2} on. Which acknowledgement number says that all of it arrived, and nothing behind it?', '第 {0} 帧从 Seq={2} 起携带 {1} 字节数据。确认号是多少，才恰好表示这些数据全部收到？'],
    why: ['Acknowledgement = sequence number + length = {0} + {1} = {2}. “Plus one” is right for SYN and FIN only.',
      '确认号 = 序号 + 数据长度 = {0} + {1} = {2}。“加一”只对 SYN 和 FIN 成立。'],
  },
  ackOfFin: {
    ask: ['Frame {0} is a FIN; its segment begins at Seq={1} and carries {2} bytes. Which acknowledgement number counts the FIN?', '第 {0} 帧带有 FIN，报文段从 Seq={1} 开始，携带 {2} 字节数据。确认号是多少才算确认了这个 FIN？'],
    why: ['A FIN takes one number behind the data: {0} + {1} + 1 = {2}.', 'FIN 在数据之后占用一个序号：{0} + {1} + 1 = {2}。'],
  },
  pureAck: {
    ask: ['Frame {0} is a pure ACK with Seq={1}. With which sequence number will its sender go on?', '第 {0} 帧是单纯的 ACK，Seq={1}。它的发送方接下来会从哪个序号继续？'],
    why: ['A segment without data, SYN or FIN takes no sequence number: the next one is {0} again.', '没有数据、SYN 或 FIN 的报文段不占序号：接下来仍然是 {0}。'],
  },
  stateAfter: {
    ask: ['In which state is {1} after frame {0}?', '第 {0} 帧之后，{1}处于什么状态？'],
    why: ['Frame {0} was {1}: {2} is in {3} then (RFC 9293, Figure 5).', '第 {0} 帧是 {1}：此后{2}处于 {3}（RFC 9293 图 5）。'],
  },
  ackFlag: {
    ask: ['Frame {0}: what does its ACK flag say?', '第 {0} 帧：它的 ACK 标志说明什么？'],
    right: ['that the acknowledgement number is valid', '确认号字段有效'],
    others: [['that all data has arrived', '所有数据都已到达'], ['which number is expected next', '期待的下一个序号是多少'], ['that the connection is closed', '连接已经关闭']],
    why: ['The flag is one bit. Which number is expected next, another field says: the acknowledgement number, {0} here.', '标志只有一个比特。期待的下一个序号由另一个字段，即确认号给出，这里是 {0}。'],
  },
  finMeans: {
    ask: ['What does the FIN in frame {0} close?', '第 {0} 帧的 FIN 关闭了什么？'],
    right: ['the direction from {0} to {1}', '从{0}到{1}的方向'],
    others: [['both directions', '两个方向'], ['the direction from {1} to {0}', '从{1}到{0}的方向']],
    why: ['A FIN says that its sender has no more data. The other direction is closed by a FIN of its own; as long as only one is closed, that is a half-close.', 'FIN 表示它的发送方不再发送数据。另一个方向要由对方自己的 FIN 来关闭；只关闭了一个方向时，就叫半关闭。'],
  },
};

/** A repeatable sequence of random numbers below a bound. */
function dice(seed) {
  let value = seed >>> 0 || 1;
  return (below) => {
    value ^= value << 13;
    value ^= value >>> 17;
    value ^= value << 5;
    return (value >>> 0) % below;
  };
}

function shuffled(list, roll) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const other = roll(i + 1);
    [copy[i], copy[other]] = [copy[other], copy[i]];
  }
  return copy;
}

/** Up to seven questions, of different kinds as far as the connection has them. */
function questionsOf(connection, state) {
  const roll = dice(connection.number * 7919 + connection.length);
  const found = new Map();
  const most = Math.min(connection.length, 2000);
  for (let i = 0; i < most; i++) {
    const step = connection.step(i);
    if (severity(step.findings) !== 'VIOLATION') {
      for (const question of questionsAbout(connection, step, i > 0 ? connection.step(i - 1) : null, state)) {
        found.set(question.kind, [...(found.get(question.kind) || []), question]);
      }
    }
  }
  const chosen = [...found.values()].map((same) => same[roll(same.length)]);
  return chosen.map((question) => ({ ...question, answers: shuffled(unique([question.right, ...question.others]), roll) }));
}

function unique(texts) {
  return [...new Set(texts)].slice(0, 4);
}

function questionsAbout(connection, step, before, state) {
  const { lang, raw } = state;
  const number = (side, value) => connection.shown(side, value >>> 0, raw);
  const at = (value) => number(step.from, value);
  const ask = (kind, values, right, others, why) => ({
    kind, step: step.index, text: fill(pick(lang, QUESTIONS[kind].ask), values), right, others, why: fill(pick(lang, QUESTIONS[kind].why), why) });
  const questions = [];
  if (step.flags & RST || step.flags & SYN && (step.flags & FIN || step.len > 0)) {
    return stateQuestions(connection, step, before, lang); // too special for a rule of thumb
  }
  if (step.flags & SYN) {
    questions.push(ask('ackOfSyn', [step.frame, flagNames(step.flags).join(', '), at(step.seq)], at(step.seq + 1), [at(step.seq), at(step.seq + 4), at(step.seq + 2)], [at(step.seq), at(step.seq + 1)]));
  } else if (step.flags & FIN) {
    questions.push(ask('ackOfFin', [step.frame, at(step.seq), step.len], at(nextSequence(step)), [at(nextSequence(step) - 1), at(nextSequence(step) + 1), at(step.seq + 4)], [at(step.seq), step.len, at(nextSequence(step))]));
    questions.push(finQuestion(step, lang));
  } else if (step.len > 1) {
    questions.push(ask('ackOfData', [step.frame, step.len, at(step.seq)], at(step.seq + step.len), [at(step.seq + 1), at(step.seq + step.len + 1), at(step.seq)], [at(step.seq), step.len, at(step.seq + step.len)]));
  } else if (step.flags === ACK && step.len === 0 && step.peers[step.from].nxt === step.seq) {
    questions.push(ask('pureAck', [step.frame, at(step.seq)], at(step.seq), [at(step.seq + 1), at(step.seq + 4), at(step.seq + 2)], [at(step.seq)]));
    questions.push({ kind: 'ackFlag', step: step.index, text: fill(pick(lang, QUESTIONS.ackFlag.ask), [step.frame]), right: pick(lang, QUESTIONS.ackFlag.right),
      others: QUESTIONS.ackFlag.others.map((words) => pick(lang, words)), why: fill(pick(lang, QUESTIONS.ackFlag.why), [number(1 - step.from, step.ack)]) });
  }
  return [...questions, ...stateQuestions(connection, step, before, lang)];
}

function finQuestion(step, lang) {
  const ends = [say(lang, step.from === CLIENT ? 'theClient' : 'theServer'), say(lang, step.from === CLIENT ? 'theServer' : 'theClient')];
  const words = QUESTIONS.finMeans;
  return { kind: 'finMeans', step: step.index, text: fill(pick(lang, words.ask), [step.frame]), right: fill(pick(lang, words.right), ends),
    others: words.others.map((other) => fill(pick(lang, other), ends)), why: pick(lang, words.why) };
}

function stateQuestions(connection, step, before, lang) {
  return [CLIENT, SERVER].filter((side) => step.peers[side].observed && step.peers[side].state !== null && before && before.peers[side].state !== step.peers[side].state).map((side) => {
    const who = say(lang, side === CLIENT ? 'theClient' : 'theServer');
    const right = step.peers[side].state;
    const others = shuffled(connection.capture.states.filter((name) => name !== right), dice(step.frame));
    return { kind: 'stateAfter', step: step.index, text: fill(pick(lang, QUESTIONS.stateAfter.ask), [step.frame, who]), right, others,
      why: fill(pick(lang, QUESTIONS.stateAfter.why), [step.frame, '[' + flagNames(step.flags).join(', ') + ']', who, right]) };
  });
}

function Quiz({ connection, state, go }) {
  const questions = useMemo(() => questionsOf(connection, state), [connection, state.lang, state.raw]);
  const [at, setAt] = useState(-1);
  const [given, setGiven] = useState(null);
  const [score, setScore] = useState([0, 0]);
  useEffect(() => { setAt(-1); setGiven(null); setScore([0, 0]); }, [connection]);
  const { lang } = state;
  if (questions.length === 0) {
    return html`<p>${say(lang, 'noQuestions')}</p>`;
  }
  const next = () => { const to = (at + 1) % questions.length; setAt(to); setGiven(null); go({ step: questions[to].step, playing: false }); };
  if (at < 0) {
    return html`<h2>${say(lang, 'quiz')}</h2><button type="button" class="main" onClick=${next}>${say(lang, 'startQuiz')}</button>`;
  }
  const question = questions[Math.min(at, questions.length - 1)];
  const answer = (index) => {
    if (given === null) {
      setGiven(index);
      setScore([score[0] + (question.answers[index] === question.right ? 1 : 0), score[1] + 1]);
    }
  };
  return html`<h2>${say(lang, 'quiz')}</h2>
    <p class="question">${question.text}</p>
    <div class="answers">${question.answers.map((text, index) => html`<button type="button" key=${text} aria-disabled=${given === null ? undefined : 'true'}
      class=${given === null ? '' : text === question.right ? 'right' : index === given ? 'wrong' : ''} onClick=${() => answer(index)}>${text}</button>`)}</div>
    <div aria-live="polite">${given !== null && html`
      <p><b>${question.answers[given] === question.right ? say(lang, 'right') : say(lang, 'wrong', question.right)}</b> ${question.why}</p>
      <p>${say(lang, 'score', score[0], score[1])}</p>`}</div>
    ${given !== null && html`<button type="button" class="main" onClick=${next}>${say(lang, 'nextQuestion')}</button>`}`;
}
