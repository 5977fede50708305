import { Link } from '@tiptap/extension-link';
import { isSafeLink, LINK_PROTOCOLS } from '../rich-text.ts';

/** Links to http, https and mailto addresses, which keep nothing but their address. */
export const SafeLink = Link.extend({
  addAttributes() {
    return { href: { default: null, parseHTML: (element) => element.getAttribute('href') } };
  },
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  protocols: [...LINK_PROTOCOLS],
  isAllowedUri: (address) => isSafeLink(address),
  HTMLAttributes: { rel: 'noopener noreferrer nofollow' },
});
