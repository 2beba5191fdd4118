/** Signs requests to AWS, version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * The headers that make a request a signed one.
 *
 * @param request method, url (URL), headers that are signed too, body as text
 * @param credentials accessKey, secretKey, sessionToken (may be empty), region
 */
export async function sign(request, credentials, { service = 'lambda', time = new Date() } = {}) {
  const date = time.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${date.slice(0, 8)}/${credentials.region}/${service}/aws4_request`;
  const added = { 'x-amz-date': date };
  if (credentials.sessionToken) {
    added['x-amz-security-token'] = credentials.sessionToken;
  }
  const headers = canonicalHeaders({ ...request.headers, ...added, host: request.url.host });
  const canonical = await canonicalRequest(request, headers);
  const toSign = [ALGORITHM, date, scope, await sha256(canonical)].join('\n');
  const signature = hex(await hmac(await signingKey(credentials.secretKey, scope), toSign));
  const names = headers.map(([name]) => name).join(';');
  return {
    ...added,
    authorization: `${ALGORITHM} Credential=${credentials.accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** What is hashed of a request. */
export async function canonicalRequest({ method, url, body }, headers) {
  return [
    method.toUpperCase(),
    canonicalPath(url),
    canonicalQuery(url),
    ...headers.map(([name, value]) => `${name}:${value}`),
    '',
    headers.map(([name]) => name).join(';'),
    await sha256(body),
  ].join('\n');
}

export function canonicalHeaders(headers) {
  return Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), String(value).trim().replace(/\s+/g, ' ')])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Encoded twice, as every service but S3 has it. */
function canonicalPath(url) {
  const parts = url.pathname.replace(/\/{2,}/g, '/').split('/');
  return parts.map((part) => encode(encode(decoded(part)))).join('/');
}

function canonicalQuery(url) {
  return [...url.searchParams]
    .map(([name, value]) => [encode(name), encode(value)])
    .sort((a, b) => (a[0] === b[0] ? order(a[1], b[1]) : order(a[0], b[0])))
    .map((pair) => pair.join('='))
    .join('&');
}

function order(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** RFC 3986: everything but unreserved characters. */
function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
}

async function signingKey(secret, scope) {
  let key = new TextEncoder().encode('AWS4' + secret);
  for (const part of scope.split('/')) {
    key = await hmac(key, part);
  }
  return key;
}

async function hmac(key, text) {
  const usable = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', usable, new TextEncoder().encode(text)));
}

async function sha256(text) {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
