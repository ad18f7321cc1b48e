// The page as a whole: what is shown, and what keys and buttons do.

function modelOf(capture) {
  const connections = capture.connections.map((told) => new Connection(capture, told));
  return { capture, connections, requests: placeRequests(capture, connections) };
}

function remembered(name, otherwise) {
  try {
    return localStorage.getItem('loopshark.' + name) ?? otherwise;
  } catch (denied) {
    return otherwise; // some browsers keep nothing for pages from disk
  }
}

function remember(name, value) {
  try {
    localStorage.setItem('loopshark.' + name, value);
  } catch (denied) {
    // Then it isn't remembered.
  }
}

function initial(model) {
  const root = document.documentElement;
  const place = placeOf(location.hash, model.capture);
  const dark = remembered('theme', matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light') === 'dark';
  return { ...place, lang: place.lang ?? root.dataset.opened, dark, playing: false, speed: 1 };
}

function Page({ model }) {
  const [state, setState] = useState(() => initial(model));
  const now = useRef(state);
  now.current = state;
  // Only a choice is remembered; else the page follows what the reader's system prefers.
  const preferred = useRef(state.dark);
  const go = (change) => setState((old) => settled({ ...old, ...change }, old, model));
  useEffect(() => {
    const root = document.documentElement;
    root.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
    if (state.dark !== preferred.current) {
      preferred.current = state.dark;
      remember('theme', root.dataset.theme);
    }
  }, [state.lang, state.dark]);
  useEffect(() => {
    // Browsers refuse an address that changes too often, as it would while playing fast.
    const timer = setTimeout(() => history.replaceState(null, '', hashOf(state, model.capture)), 150);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => { readStories(model.capture).then(() => go({})); }, []);
  useEffect(() => {
    // What the event says, not what the address is by now: it may have been set from the state that is left.
    const onHash = (event) => {
      const place = placeOf(new URL(event.newURL).hash, model.capture);
      go({ ...place, lang: place.lang ?? now.current.lang });
    };
    const onKey = (event) => press(event, now.current, go, model);
    addEventListener('hashchange', onHash);
    addEventListener('keydown', onKey);
    return () => { removeEventListener('hashchange', onHash); removeEventListener('keydown', onKey); };
  }, []);
  usePlaying(state, go, model);
  // Now, not afterwards: what draws on a canvas asks for the colours while it is made.
  document.documentElement.dataset.theme = state.dark ? 'dark' : 'light';
  const connection = model.connections[state.connection];
  return html`<${Bar} model=${model} state=${state} go=${go} />
    <${Problems} model=${model} state=${state} />
    ${connection ? html`<main>
      <${ConnectionList} model=${model} state=${state} go=${go} />
      ${connection.length > 0
        ? html`<${Life} connection=${connection} state=${state} go=${go} /><${Views} connection=${connection} model=${model} state=${state} go=${go} />`
        : html`<p>${say(state.lang, 'stepsMissing')}</p>`}
    </main>` : html`<main><p>${say(state.lang, 'nothingSeen')}</p></main>`}`;
}

/** A state that can be: within the connection that is shown. */
function settled(state, old, model) {
  const connection = model.connections[state.connection];
  const length = connection ? connection.length : 0;
  const step = state.connection !== old.connection && state.step === old.step ? 0 : state.step;
  return { ...state, step: Math.max(0, Math.min(step, length - 1)) };
}

function usePlaying(state, go, model) {
  useEffect(() => {
    const connection = model.connections[state.connection];
    if (!state.playing || !connection) {
      return undefined;
    }
    if (state.step >= connection.length - 1) {
      go({ playing: false });
      return undefined;
    }
    const timer = setTimeout(() => go({ step: state.step + 1 }), 1200 / state.speed);
    return () => clearTimeout(timer);
  }, [state.playing, state.step, state.speed, state.connection]);
}

function press(event, state, go, model) {
  if (event.ctrlKey || event.metaKey || event.altKey || hasOwnUseOf(event.target, event.key)) {
    return;
  }
  const length = model.connections[state.connection]?.length ?? 0;
  const actions = {
    ArrowRight: () => go({ step: state.step + 1, playing: false }),
    ArrowLeft: () => go({ step: state.step - 1, playing: false }),
    ArrowDown: () => go({ step: state.step + 1, playing: false }),
    ArrowUp: () => go({ step: state.step - 1, playing: false }),
    Home: () => go({ step: 0, playing: false }),
    End: () => go({ step: length - 1, playing: false }),
    ' ': () => go(playOrPause(state, length)),
    r: () => go({ raw: !state.raw }),
    s: () => go({ scale: !state.scale }),
    l: () => go({ lang: state.lang === 'zh' ? 'en' : 'zh' }),
    t: () => go({ dark: !state.dark }),
  };
  VIEWS.forEach((view, i) => { actions[String(i + 1)] = () => go({ view }); });
  const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (action) {
    event.preventDefault();
    action();
  }
}

/** Whether what has the focus does something else with this key: types it, is pushed, scrolls. */
function hasOwnUseOf(target, key) {
  const moves = /^Arrow|^Home$|^End$/.test(key);
  if (/^(SELECT|TEXTAREA|INPUT)$/.test(target.tagName)) {
    return target.type === 'range' ? moves : target.type === 'checkbox' ? key === ' ' : true;
  }
  if (target.tagName === 'BUTTON' && key === ' ' || target.getAttribute('role') === 'tab' && moves) {
    return true;
  }
  return target.closest('.panel, .problems') !== null && /^(ArrowUp|ArrowDown|Home|End| )$/.test(key);
}

/** At the end, playing begins anew. */
function playOrPause(state, length) {
  return { playing: !state.playing, step: !state.playing && state.step >= length - 1 ? 0 : state.step };
}

function Bar({ model, state, go }) {
  const { lang } = state;
  return html`<header class="bar">
    <h1>${model.capture.title}</h1>
    <div class="tools">
      <button type="button" id="numbers" aria-pressed=${state.raw} title=${say(lang, 'relativeHint')} onClick=${() => go({ raw: !state.raw })}>${say(lang, state.raw ? 'raw' : 'relative')}</button>
      <button type="button" id="theme" aria-label=${say(lang, 'theme') + ': ' + say(lang, state.dark ? 'dark' : 'light')} onClick=${() => go({ dark: !state.dark })}>${say(lang, state.dark ? 'dark' : 'light')}</button>
      <button type="button" id="language" lang=${lang === 'zh' ? 'en' : 'zh-CN'} title=${say(lang, 'languageHint')} onClick=${() => go({ lang: lang === 'zh' ? 'en' : 'zh' })}>${say(lang, 'language')}</button>
    </div>
  </header>`;
}

function Problems({ model, state }) {
  const { capture } = model;
  return html`${(capture.facts.length > 0 || capture.problems.length > 0 || capture.more > 0) && html`<section class="problems">
    ${capture.problems.length > 0 && html`<h2>${say(state.lang, 'problems')}</h2>`}
    ${capture.problems.map((problem) => html`<pre tabindex="0">${problem}</pre>`)}
    ${capture.facts.length > 0 && html`<dl>${capture.facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`}
    ${capture.more > 0 && html`<p>${say(state.lang, 'leftOut', capture.segments)}</p>`}
  </section>`}`;
}

const LISTED = 86;

function ConnectionList({ model, state, go }) {
  const box = useRef(null);
  const [wanted, setWanted] = useState('');
  const [top, setTop] = useState(0);
  const size = useSize(box);
  const { lang } = state;
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const matching = useMemo(() => model.connections.map((connection, index) => ({ connection, index }))
    .filter(({ connection }) => words.every((word) => searchable(connection).includes(word))), [model, wanted]);
  const height = Math.max(size.height, 300);
  const from = Math.max(0, Math.floor(top / LISTED) - 10);
  const to = Math.min(matching.length, Math.ceil((top + height) / LISTED) + 10);
  return html`<nav class="connections" aria-label=${say(lang, 'connections')}>
    <h2>${say(lang, 'connections')} <small>${model.connections.length}</small></h2>
    ${model.connections.length > 8 && html`<input type="search" placeholder=${say(lang, 'search')} aria-label=${say(lang, 'searchLabel')} value=${wanted}
      onInput=${(event) => { setWanted(event.target.value); setTop(0); box.current.scrollTop = 0; }} />`}
    <div class="list" ref=${box} onScroll=${(event) => setTop(event.target.scrollTop)}>
      ${matching.length === 0 && html`<p>${say(lang, 'noneMatches')}</p>`}
      <div style=${{ height: matching.length * LISTED + 'px' }}>${matching.slice(from, to).map(({ connection, index }, i) => html`
        <button type="button" key=${index} class=${connection.verdict} aria-current=${index === state.connection ? 'true' : undefined}
          style=${{ top: (from + i) * LISTED + 'px' }} onClick=${() => go({ connection: index, step: 0, playing: false })}>
          <span class="ends"><i>${connection.number}</i> ${connection.client}</span> <span class="ends">→ ${connection.server}</span>
          <small><b>${connection.verdict}</b> · ${say(lang, 'segments', connection.packets)}</small><small>${connection.handshake} · ${connection.teardown}</small>
        </button>`)}</div>
    </div>
  </nav>`;
}

function searchable(connection) {
  return [connection.number, connection.client, connection.server, connection.verdict, connection.handshake, connection.teardown,
    ...connection.findings.map((finding) => finding.kind)].join(' ').toLowerCase();
}

function Life({ connection, state, go }) {
  const { lang } = state;
  const button = (key, sign, change, disabled) => html`<button type="button" id=${key} aria-label=${say(lang, key)} title=${say(lang, key)} aria-disabled=${disabled ? 'true' : undefined}
    onClick=${() => go(change)}>${sign}</button>`;
  const last = connection.length - 1;
  return html`<section class="life" aria-label=${say(lang, 'connection', connection.number)}>
    <h2>${say(lang, 'connection', connection.number)} <small class=${connection.verdict}>${say(lang, connection.verdict)}</small></h2>
    <${Ladder} connection=${connection} state=${state} go=${go} />
    <div class="controls">
      ${button('toStart', '|◀', { step: 0, playing: false }, state.step === 0)}
      ${button('back', '◀', { step: state.step - 1, playing: false }, state.step === 0)}
      <button type="button" id="play" class="main" onClick=${() => go(playOrPause(state, connection.length))}>${state.playing ? '❚❚ ' + say(lang, 'pause') : '▶ ' + say(lang, 'play')}</button>
      ${button('forward', '▶', { step: state.step + 1, playing: false }, state.step === last)}
      ${button('toEnd', '▶|', { step: last, playing: false }, state.step === last)}
      <input type="range" min="0" max=${last} value=${state.step} aria-label=${say(lang, 'stepOf', state.step + 1, connection.length)}
        onInput=${(event) => go({ step: Number(event.target.value), playing: false })} />
    </div>
    <div class="pace">
      <output>${say(lang, 'stepOf', state.step + 1, connection.length)}</output>
      <label>${say(lang, 'speed')} <select value=${state.speed} onChange=${(event) => go({ speed: Number(event.target.value) })}>${SPEEDS.map((speed) => html`
        <option value=${speed} selected=${speed === state.speed}>${speed}×</option>`)}</select></label>
      <button type="button" id="scale" aria-pressed=${state.scale} onClick=${() => go({ scale: !state.scale })}>${say(lang, state.scale ? 'toScale' : 'even')}</button>
    </div>
    <p class="keys">${say(lang, 'keys')}</p>
  </section>`;
}

const VIEW = { story: Story, header: HeaderView, states: States, numbers: Numbers, plot: Plot, requests: Requests, quiz: Quiz };

function HeaderView(properties) {
  return html`<${Ruler} ...${properties} />`;
}

function Views({ connection, model, state, go }) {
  const step = connection.step(state.step);
  const { lang } = state;
  const onKey = (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move) {
      const view = VIEWS[(VIEWS.indexOf(state.view) + move + VIEWS.length) % VIEWS.length];
      go({ view });
      event.currentTarget.querySelector('#tab-' + view).focus();
      event.preventDefault();
    }
  };
  return html`<section class="views">
    <div class="tabs" role="tablist" aria-label=${say(lang, 'views')} onKeyDown=${onKey}>${VIEWS.map((view) => html`
      <button type="button" role="tab" id=${'tab-' + view} aria-selected=${state.view === view} aria-controls="panel" tabindex=${state.view === view ? 0 : -1}
        onClick=${() => go({ view })}>${say(lang, view)}</button>`)}</div>
    <div class="panel" id="panel" role="tabpanel" tabindex="0" aria-labelledby=${'tab-' + state.view}>
      <${VIEW[state.view]} connection=${connection} step=${step} state=${state} go=${go} model=${model} />
    </div>
    <${Exports} connection=${connection} step=${step} state=${state} />
  </section>`;
}

document.documentElement.dataset.opened = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
loadCapture().then((capture) => {
  const root = document.getElementById('page');
  root.replaceChildren();
  root.dataset.ready = 'true';
  render(html`<${Page} model=${modelOf(capture)} />`, root);
});
