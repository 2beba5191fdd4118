/** A request that did not succeed, told in one sentence that says what to do. */
export class RequestFailed extends Error {
  constructor(message, { status = 0, code = null, requestId = null } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
  }

  /** The sentence with the id by which the request is found in the log. */
  get sentence() {
    return this.requestId ? `${this.message} (request id ${this.requestId})` : this.message;
  }
}

/** Reads the failure out of a response: our own bodies, the reference's, or API Gateway's. */
export async function failureOf(response) {
  const body = await response.json().catch(() => null);
  const wait = response.headers.get('retry-after');
  const message = (messageOf(body) ?? unexplained(response.status)) + (wait ? `; try again in ${wait} s` : '');
  return new RequestFailed(withEnd(message), {
    status: response.status,
    code: body?.error?.code ?? null,
    requestId: response.headers.get('x-request-id') ?? body?.request_id ?? null,
  });
}

/** The failure that an event of a stream tells of. */
export function failureOfEvent(body, requestId) {
  return new RequestFailed(withEnd(messageOf(body) ?? 'The answer broke off'), {
    code: body?.error?.code ?? null,
    requestId,
  });
}

/** What to show of anything that was thrown. */
export function sentenceOf(error) {
  return error instanceof RequestFailed ? error.sentence : `Something went wrong in this page: ${error.message}`;
}

function messageOf(body) {
  const error = body?.error;
  if (typeof error === 'string') {
    return body.description ? `${error}: ${body.description}` : error;
  }
  return error?.message ?? body?.message ?? body?.Message ?? null;
}

function unexplained(status) {
  if (status === 401 || status === 403) {
    return 'The request was refused: check the API key or the AWS credentials in Settings';
  }
  if (status === 404) {
    return 'There is no such function at this address: check the addresses in Settings';
  }
  return `The server answered with status ${status}; try again`;
}

function withEnd(message) {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
