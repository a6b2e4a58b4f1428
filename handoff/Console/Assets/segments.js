// What a text message costs, counted as bot/Core/Texting counts it; both are tested on the same cases. Also run by Node.
(() => {
  'use strict';
  const ESCAPED = new Set('\f^{}\\[~]|€');
  const ALPHABET = new Set([...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà', ...ESCAPED]);
  const [GSM, UCS] = [{ alone: 160, part: 153 }, { alone: 70, part: 67 }];
  const LOOK_ALIKES = new Map([
    ...pairs('\u2018\u2019\u201A\u201B\u2032\u02BC\u00B4`', "'"), ...pairs('\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB', '"'),
    ...pairs('\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022', '-'), ...pairs('\u00A0\u1680\u202F\u205F\u3000\t', ' '),
    ...pairs('\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A', ' '), ...pairs('\u2028\u2029', '\n'),
    ...pairs('\u00AD\u200B\u200C\u2060\uFEFF', ''), ['\u2026', '...'], ['\u2044', '/'],
  ]);
  const MARKS = {
    '\u0301': ['aeiouAEIOUyY', 'áéíóúÁÉÍÓÚýÝ'], '\u0303': ['nNaAoO', 'ñÑãÃõÕ'], '\u0308': ['uUaAoOeEiI', 'üÜäÄöÖëËïÏ'],
    '\u0300': ['aeiouAEIOU', 'àèìòùÀÈÌÒÙ'], '\u0302': ['aeiouAEIOU', 'âêîôûÂÊÎÔÛ'], '\u0327': ['cC', 'çÇ'],
  };

  function pairs(from, to) {
    return Array.from(from, c => [c, to]);
  }

  /** The same text, as cheap as it can be without losing an accent. */
  function cheapest(text) {
    let plain = '';
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (c >= '\uFF01' && c <= '\uFF5E') plain += String.fromCharCode(c.charCodeAt(0) - 0xFEE0);
      else if (LOOK_ALIKES.has(c)) plain += LOOK_ALIKES.get(c);
      else {
        const [letters, composed] = MARKS[c] ?? ['', ''];
        const at = plain ? letters.indexOf(plain.at(-1)) : -1;
        plain = at < 0 ? plain + c : plain.slice(0, -1) + composed[at];
      }
    }
    return plain;
  }

  // Parts are filled one after another; what belongs together never parts.
  function count(widths, total, { alone, part }) {
    if (total <= alone) return 1;
    let [parts, room] = [1, part];
    for (const width of widths) {
      if (width > room) [parts, room] = [parts + 1, part];
      room -= width;
    }
    return parts;
  }

  const graphemes = Intl.Segmenter ? new Intl.Segmenter('en', { granularity: 'grapheme' }) : null;

  function widthsOf(text) {
    const units = graphemes ? Array.from(graphemes.segment(text), one => one.segment) : Array.from(text);
    return units.flatMap(unit => (unit === '\r\n' ? [1, 1] : [unit.length]));
  }

  /** @returns {{gsm: boolean, units: number, segments: number}} Of the text as it stands. */
  function segments(text) {
    const gsm = Array.from(text).every(c => ALPHABET.has(c));
    const widths = gsm ? Array.from(text, c => (ESCAPED.has(c) ? 2 : 1)) : widthsOf(text);
    const units = widths.reduce((sum, width) => sum + width, 0);
    return { gsm, units, segments: count(widths, units, gsm ? GSM : UCS) };
  }

  globalThis.texts = { cheapest, segments };
})();
