import { RequestFailed, failureOf } from './failure.js';
import { sign } from './sigv4.js';

const KEY = 'promptport.connection';

/** The groups of functions that may have an address of their own, and what it is called. */
export const GROUPS = [
  { id: 'chat', label: 'Chat and apps (REST API)' },
  { id: 't5', label: 'T5 (HTTP API)' },
  { id: 'code', label: 'Code (HTTP API)' },
  { id: 'toxicity', label: 'Toxicity (function URL)' },
];

const NOTHING = {
  chat: '',
  t5: '',
  code: '',
  toxicity: '',
  apiKey: '',
  accessKey: '',
  secretKey: '',
  sessionToken: '',
  region: '',
};

/** What the settings sheet holds; kept until the tab is closed and no longer. */
export function settings() {
  try {
    return { ...NOTHING, ...JSON.parse(sessionStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { ...NOTHING };
  }
}

export function saveSettings(values) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...NOTHING, ...values }));
  window.dispatchEvent(new Event('pp-connection'));
}

export function forgetSettings() {
  sessionStorage.removeItem(KEY);
  window.dispatchEvent(new Event('pp-connection'));
}

/** Where a function is: below the address of its group, else below the page's own server. */
export function address(group, path) {
  const base = settings()[group].trim().replace(/\/+$/, '');
  // A stage called v1 stands for the /v1 of OpenAI's paths.
  const below = base.endsWith('/v1') ? path.replace(/^\/v1(?=\/)/, '') : path;
  try {
    return new URL((base || location.origin) + below);
  } catch {
    throw new RequestFailed(`'${base}' is no address: correct it in Settings, as in https://api.example.org/v1.`);
  }
}

/**
 * Calls a function and gives its response, or throws RequestFailed. An abort is thrown as it is.
 *
 * @param body an object that goes as JSON, or nothing
 */
export async function call(group, path, { method = 'GET', body, headers = {}, signal } = {}) {
  const url = address(group, path);
  const text = body === undefined ? undefined : JSON.stringify(body);
  const all = { ...headers };
  if (text !== undefined) {
    all['content-type'] = 'application/json';
  }
  const response = await send(url, { method, headers: await admitted(group, method, url, all, text), body: text, signal });
  if (!response.ok) {
    throw await failureOf(response);
  }
  return response;
}

async function send(url, request) {
  try {
    return await fetch(url, { ...request, credentials: 'omit', cache: 'no-store' });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new RequestFailed(
      url.origin === location.origin
        ? 'The server cannot be reached: check that it runs, then try again.'
        : `${url.origin} cannot be reached from this page: check the address in Settings, and that the page's server allows it (PAGE_API_ORIGINS) and the API allows this page (CORS).`,
    );
  }
}

/** With the key or the signature that Settings has for the group. */
async function admitted(group, method, url, headers, body) {
  const { apiKey, accessKey, secretKey, sessionToken, region } = settings();
  if (group === 'toxicity' && accessKey && secretKey) {
    const credentials = { accessKey, secretKey, sessionToken, region: region || regionOf(url) || 'us-east-1' };
    return { ...headers, ...(await sign({ method, url, headers, body: body ?? '' }, credentials)) };
  }
  if (group === 'chat' && apiKey) {
    return { ...headers, 'x-api-key': apiKey };
  }
  return headers;
}

function regionOf(url) {
  return url.hostname.match(/\.lambda-url\.([a-z0-9-]+)\.on\.aws$/)?.[1];
}
