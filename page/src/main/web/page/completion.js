import { call } from './connection.js';
import { events } from './events.js';

/**
 * Asks for the answer to a chat and tells of it piece by piece.
 *
 * @param messages {role, content}
 * @param told called with all text so far
 * @returns what the answer took: tokens, and milliseconds by this page's clock
 */
export async function complete({ model, system, temperature, maxTokens, messages }, told, signal) {
  const body = {
    model,
    messages: [...(system ? [{ role: 'system', content: system }] : []), ...messages],
    stream: true,
    stream_options: { include_usage: true },
  };
  if (temperature !== '') {
    body.temperature = Number(temperature);
  }
  if (maxTokens !== '') {
    body.max_tokens = Number(maxTokens);
  }
  return streamed('/v1/chat/completions', body, told, signal);
}

/** Asks for a streamed answer of OpenAI's form. */
export async function streamed(path, body, told, signal) {
  const watch = new Stopwatch();
  const response = await call('chat', path, { method: 'POST', body, headers: { accept: 'text/event-stream' }, signal });
  let text = '';
  let usage = null;
  let cut = false;
  for await (const chunk of events(response)) {
    const choice = chunk.choices?.[0];
    usage = chunk.usage ?? usage;
    cut ||= choice?.finish_reason === 'length';
    if (choice?.delta?.content) {
      watch.first();
      text += choice.delta.content;
      told(text);
    }
  }
  return { ...watch.figures(usage?.completion_tokens), read: usage?.prompt_tokens ?? null, cut };
}

/** When the first piece and the end came. */
export class Stopwatch {
  #start = performance.now();
  #first = null;

  first() {
    this.#first ??= performance.now();
  }

  /** @param written tokens, or nothing where it is not told */
  figures(written) {
    const end = performance.now();
    const writing = (end - (this.#first ?? this.#start)) / 1000;
    return {
      written: written ?? null,
      firstMs: this.#first === null ? null : Math.round(this.#first - this.#start),
      totalMs: Math.round(end - this.#start),
      perSecond: written > 1 && writing > 0 ? Math.round((written - 1) / writing) : null,
    };
  }
}

/** Figures as a reader wants them. */
export function figuresText(stats) {
  if (!stats) {
    return '';
  }
  return [
    stats.read != null && `${stats.read} tokens read`,
    stats.written != null && `${stats.written} written`,
    stats.firstMs != null && `first after ${stats.firstMs} ms`,
    stats.perSecond != null && `${stats.perSecond} tokens/s`,
    stats.totalMs != null && `${(stats.totalMs / 1000).toFixed(1)} s in all`,
    stats.cut && 'cut off at the most tokens',
  ]
    .filter(Boolean)
    .join(' · ');
}
