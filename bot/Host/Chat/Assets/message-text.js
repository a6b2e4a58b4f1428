// Message text to DOM nodes. Text from other people only ever becomes text nodes and the few
// elements made here; no HTML is parsed, so there is nothing to sanitise.

const SAFE_LINK = /^(https?:|tel:|mailto:)/i;

const BOLD = String.raw`\*\*(.+?)\*\*`;
const LINK = String.raw`\[([^\]]+)\]\(([^()\s]+)\)`;
const URL_ = String.raw`(https:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]])`;
const PHONE = String.raw`((?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d))`;
// Somebody in a crisis should be able to tap these three wherever they are written.
const SHORT_NUMBER = String.raw`(911|988|211)(?![\w%-]|[.,]\d)`;

const PLAIN = new RegExp(`(?:${URL_}|${PHONE}|${SHORT_NUMBER})`, 'g');
const MARKDOWN = new RegExp(`(?:${URL_}|${PHONE}|${SHORT_NUMBER}|${LINK}|${BOLD})`, 'g');
const LIST_ITEM = /^\s*(?:[-*]|(\d{1,3})[.)])\s+(.*)/;

/**
 * @param {string} text What was said: Markdown's paragraphs, "- " and "1. " lists, **bold** and [links](https://…) if `markdown`.
 * @param {boolean} markdown Without it, only addresses and phone numbers become links.
 * @param {string} newTab What a screen reader hears after a link that opens another tab.
 */
export function renderText(text, markdown, newTab) {
  const result = document.createDocumentFragment();
  let list = null;
  let paragraph = null;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const item = markdown && LIST_ITEM.exec(line);
    if (item) {
      paragraph = null;
      const tag = item[1] ? 'OL' : 'UL';
      if (list?.tagName !== tag) {
        list = result.appendChild(document.createElement(tag));
        if (item[1]) list.start = item[1];
      }
      list.appendChild(document.createElement('li')).append(...inline(item[2], markdown, newTab));
    } else if (!line.trim()) {
      // A blank line between two items doesn't end their list; the next line decides.
      paragraph = null;
    } else if (list && !paragraph && /^\s{2,}/.test(line)) {
      list.lastChild.append('\n', ...inline(line.trim(), markdown, newTab));
    } else {
      list = null;
      if (paragraph) paragraph.append('\n');
      else paragraph = result.appendChild(document.createElement('p'));
      paragraph.append(...inline(line, markdown, newTab));
    }
  }
  return result;
}

/** The same words for a plain text file. */
export function plainText(text, markdown) {
  if (!markdown) return text;
  return text.replace(/\*\*(.+?)\*\*/g, '$1').replace(/\[([^\]]+)\]\(([^()\s]+)\)/g, (_, label, address) => {
    const shown = address.replace(/^(tel|mailto):/i, '');
    return shown !== address && /\d{3}|@/.test(label) ? label : `${label} (${shown})`;
  });
}

/** A link, or just its label if the address isn't of a kind that is safe to open. */
export function link(label, address, newTab) {
  if (!SAFE_LINK.test(address)) return document.createTextNode(label);
  const a = document.createElement('a');
  a.href = address;
  a.textContent = label;
  if (/^http/i.test(address)) {
    a.target = '_blank';
    a.rel = 'noopener noreferrer';
    const hint = document.createElement('span');
    hint.className = 'bc-hidden';
    hint.textContent = ` ${newTab}`;
    a.append(hint);
  }
  return a;
}

function inline(text, markdown, newTab) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(markdown ? MARKDOWN : PLAIN)) {
    const [whole, url, phone, shortNumber, label, address, bold] = match;
    // Part of a longer number, an amount or a case number. (Older Safari has no lookbehind.)
    if ((phone || shortNumber) && /[\w$#+.-]/.test(text[match.index - 1] ?? '')) continue;
    nodes.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (url) nodes.push(link(url, url, newTab));
    else if (phone) nodes.push(link(phone, `tel:${telephone(phone)}`, newTab));
    else if (shortNumber) nodes.push(link(shortNumber, `tel:${shortNumber}`, newTab));
    else if (label) nodes.push(link(label, address, newTab));
    else {
      const strong = document.createElement('strong');
      strong.append(...inline(bold, markdown, newTab));
      nodes.push(strong);
    }
  }
  nodes.push(text.slice(end));
  return nodes.filter((node) => node !== '');
}

function telephone(written) {
  const digits = written.replace(/\D/g, '');
  return digits.length === 10 ? `+1${digits}` : `+${digits}`;
}
