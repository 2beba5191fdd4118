import { RequestFailed, failureOfEvent } from './failure.js';

const DONE = '[DONE]';

/**
 * The JSON of each event of a response. An error event, and an end without [DONE], are thrown as
 * RequestFailed: what came before is not the whole answer.
 */
export async function* events(response) {
  const requestId = response.headers.get('x-request-id');
  for await (const data of datas(response, requestId)) {
    if (data === DONE) {
      return;
    }
    const body = JSON.parse(data);
    if (body.error) {
      throw failureOfEvent(body, requestId);
    }
    yield body;
  }
  throw brokenOff(requestId);
}

async function* datas(response, requestId) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let lines = [];
  try {
    for (;;) {
      const { done, value } = await read(reader, requestId);
      const all = (rest + (value ?? '')).split(/\r\n|\n|\r(?!$)/);
      rest = done ? '' : all.pop();
      for (const line of all) {
        if (line === '' && lines.length > 0) {
          yield lines.join('\n');
          lines = [];
        } else if (line.startsWith('data:')) {
          lines.push(line.slice(5).replace(/^ /, ''));
        }
      }
      if (done) {
        return;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function read(reader, requestId) {
  try {
    return await reader.read();
  } catch (error) {
    throw error.name === 'AbortError' ? error : brokenOff(requestId);
  }
}

function brokenOff(requestId) {
  return new RequestFailed('The connection broke off before the answer was complete: send it again.', { requestId });
}
