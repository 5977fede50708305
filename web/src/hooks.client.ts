import type { HandleClientError } from '@sveltejs/kit/hooks';
import { Problem, sentenceFor } from '#lib/problem.ts';
import { m } from '#lib/paraglide/messages.js';
import { overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';

// The server settled the language when it made the page; asking cookie and browser again could answer otherwise.
overwriteGetLocale(() => document.documentElement.lang as Locale);

export const handleError: HandleClientError = ({ kind, error }) => {
  if (kind === 'app') return undefined;
  if (kind === 'framework' && error.status < 500) return { message: m.error_not_found() };
  if (error instanceof Problem && error.status < 500)
    return { status: error.status || 503, message: sentenceFor(error), code: error.code };
  console.error(error);
  return { message: m.error_unexpected() };
};
