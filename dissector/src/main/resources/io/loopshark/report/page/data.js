// Reads what the page carries: words and structure as JSON, numbers as columns.
const ARRAYS = { U8: Uint8Array, U16: Uint16Array, U32: Uint32Array, F64: Float64Array };

// Stories of more characters than these are read when the page already stands.
const WAITED_FOR = 400000;

async function unpacked(id) {
  const packed = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) {
    bytes[i] = packed.charCodeAt(i);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** Reads the stories, unless they are read. */
async function readStories(capture) {
  capture.stories ??= new Uint8Array(await unpacked('loopshark-stories'));
}

/** The capture as Java wrote it, with its columns as typed arrays and the headers' bytes. */
async function loadCapture() {
  const [words, numbers] = await Promise.all([unpacked('loopshark-words'), unpacked('loopshark-numbers')]);
  const capture = JSON.parse(new TextDecoder().decode(words));
  const columns = {};
  let at = 0;
  for (const [name, type] of capture.columns) {
    const length = capture.steps * ARRAYS[type].BYTES_PER_ELEMENT;
    columns[name] = new ARRAYS[type](numbers.slice(at, at + length));
    at += length;
  }
  capture.columns = columns;
  capture.headers = new Uint8Array(numbers, at, capture.headerBytes);
  capture.stories = null;
  if (document.getElementById('loopshark-stories').textContent.length < WAITED_FOR) {
    await readStories(capture);
  }
  capture.connections.sort((one, other) => one.number - other.number);
  return capture;
}
