// The requests of HTTP on the connection, and how many handshakes they cost.

/** The capture's requests, each with the connection and the step that it belongs to. */
function placeRequests(capture, connections) {
  const { frame } = capture.columns;
  const wanted = new Set(capture.requests.flatMap((request) => [request.frame, request.answer]));
  const at = new Map();
  connections.forEach((connection, index) => {
    for (let i = 0; wanted.size > 0 && i < connection.length; i++) {
      if (wanted.has(frame[connection.first + i])) {
        at.set(frame[connection.first + i], { connection: index, step: i });
      }
    }
  });
  return capture.requests.map((request) => ({ ...request, at: at.get(request.frame), answeredAt: at.get(request.answer) }))
    .filter((request) => request.at);
}

function mostAtOnce(requests) {
  const ends = requests.filter((request) => request.answer !== undefined).map((request) => request.answer).sort((a, b) => a - b);
  const starts = requests.map((request) => request.frame).sort((a, b) => a - b);
  let most = 0;
  let over = 0;
  starts.forEach((start, i) => {
    while (over < ends.length && ends[over] < start) {
      over++;
    }
    most = Math.max(most, i + 1 - over);
  });
  return most;
}

function Requests({ connection, model, state, go }) {
  const { lang } = state;
  const here = model.requests.filter((request) => request.at.connection === state.connection);
  const carrying = new Set(model.requests.map((request) => request.at.connection));
  const handshakes = [...carrying].filter((index) => ['COMPLETE', 'SIMULTANEOUS_OPEN'].includes(model.connections[index].handshake)).length;
  return html`<h2>${say(lang, 'requestsHere')}</h2>
    ${here.length === 0 ? html`<p>${say(lang, model.requests.length === 0 ? 'noRequestsAtAll' : 'noRequests')}</p>` : html`
      <p>${costOf(here, lang)}</p>
      <div class="scroll" tabindex="0" role="group" aria-label=${say(lang, 'requestsHere')}><table>
        <thead><tr><th scope="col">${say(lang, 'request')}</th><th scope="col">${say(lang, 'response')}</th>${
          here.some((request) => request.stream !== undefined) && html`<th scope="col">${say(lang, 'stream')}</th>`}</tr></thead>
        <tbody>${here.slice(0, 200).map((request) => html`<tr>
          <td><${ToStep} at=${request.at} frame=${request.frame} lang=${lang} go=${go} /> <code>${request.asked}</code></td>
          <td>${request.answer === undefined ? '–' : html`<${ToStep} at=${request.answeredAt} frame=${request.answer} lang=${lang} go=${go} /> ${request.status}`}</td>
          ${here.some((each) => each.stream !== undefined) && html`<td>${request.stream ?? ''}</td>`}</tr>`)}</tbody>
      </table></div>`}
    ${model.requests.length > 0 && html`<p>${say(lang, 'requestsOfAll', model.requests.length, carrying.size, handshakes)}</p>`}`;
}

function costOf(requests, lang) {
  if (requests.some((request) => request.stream !== undefined)) {
    return say(lang, 'costHttp2', requests.length, mostAtOnce(requests));
  }
  return requests.length === 1 ? say(lang, 'costHttp10') : say(lang, 'costKeepAlive', requests.length);
}

function ToStep({ at, frame, lang, go }) {
  return at ? html`<button type="button" class="at" onClick=${() => go({ connection: at.connection, step: at.step, playing: false })}>${say(lang, 'frame', frame)}</button>`
    : say(lang, 'frame', frame);
}
