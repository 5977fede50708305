export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme);
/** Cookies for 400 days, the longest that browsers keep one. */
export const MAX_AGE = 400 * 86_400;

/** Changes the theme at once and for later; the server reads the cookie when it makes a page. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${MAX_AGE}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}
