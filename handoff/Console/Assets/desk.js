// What a page of the desk does that htmx can't: sending with Enter, drafts, scrolling, what is shown once.
(() => {
  'use strict';
  const find = id => document.getElementById(id);
  const on = (name, act) => document.body.addEventListener(name, act);

  // A form that is on its way is not sent again by a second click.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.matches('[data-forget]')) forgetDrafts();
    if (form.matches('[hx-post]')) return;
    if (form.dataset.busy) return event.preventDefault();
    form.dataset.busy = 'yes';
    setTimeout(() => delete form.dataset.busy, 4_000);
  });

  // ---- The message being written
  const MAX = 4_000;
  const MAX_TEXT = 1_600;
  const LONG_TEXT = 320;
  let failed = null;
  let typedAt = 0;

  const draftKey = () => `desk.draft/${find('composer')?.dataset.draft}`;

  function forgetDrafts() {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('desk.')) sessionStorage.removeItem(key);
  }

  function startComposer() {
    const message = find('message');
    if (!message) return;
    if (!message.value && !message.disabled) message.value = sessionStorage.getItem(draftKey()) ?? '';
    count(message);
  }

  function count(message) {
    const phone = find('composer').dataset.phone;
    const text = phone ? texts.cheapest(message.value) : message.value;
    const parts = phone && text ? texts.segments(text).segments : 0;
    const cost = parts ? `, ${parts} text message${parts === 1 ? '' : 's'}` : '';
    const long = phone && text.length > LONG_TEXT ? '. Long for a phone: say one thing, or send a link.' : '';
    find('count').textContent = text.length === 0 ? '' : `${text.length.toLocaleString('en')} of ${(phone ? MAX_TEXT : MAX).toLocaleString('en')} characters${cost}${long}`;
    find('count').classList.toggle('long', long !== '');
  }

  document.addEventListener('keydown', event => {
    if (event.target.id !== 'message' || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    if (matchMedia('(pointer: coarse)').matches) return; // on a phone's keyboard Enter is the only way to a new line
    event.preventDefault();
    if (event.target.value.trim()) event.target.form.requestSubmit();
  });

  document.addEventListener('input', event => {
    const message = event.target;
    if (message.id !== 'message') return;
    sessionStorage.setItem(draftKey(), message.value);
    count(message);
    if (Date.now() - typedAt < 3_000 || !message.value.trim()) return;
    typedAt = Date.now();
    desk.post(message.dataset.typing).catch(() => {});
  });

  on('htmx:configRequest', event => {
    if (event.detail.elt.id !== 'composer') return;
    const form = event.detail.elt;
    const text = find('message').value;
    // A text that was changed after a failure is another message: under the old key it could be taken for a repeat.
    if (failed !== null && failed !== text) {
      form.elements.key.value = `desk-${Array.from(crypto.getRandomValues(new Uint32Array(4)), n => n.toString(16)).join('')}`;
      event.detail.parameters.key = form.elements.key.value;
    }
    form.dataset.sent = text;
  });

  on('htmx:afterRequest', event => {
    const form = event.detail.elt;
    if (form.id !== 'composer') return;
    const message = find('message');
    if (event.detail.successful) {
      failed = null;
      message.value = message.value.startsWith(form.dataset.sent) ? message.value.slice(form.dataset.sent.length).trimStart() : message.value;
      sessionStorage.setItem(draftKey(), message.value);
      count(message);
      toEnd();
    } else {
      failed = form.dataset.sent;
      notSent(event.detail.xhr.status);
    }
    if (document.activeElement === document.body) message.focus();
  });

  function notSent(status) {
    if (status === 401) return document.dispatchEvent(new CustomEvent('desk:line', { detail: 'over' }));
    if (status === 409) return;
    find('sent-fault').textContent = 'Not sent. Your words are still here: press Send again. They will not go out twice.';
  }

  // ---- The transcript
  const log = find('transcript');
  let atEnd = true;

  function toEnd() {
    if (!log) return;
    log.scrollTop = log.scrollHeight;
    find('newer').hidden = true;
  }

  on('htmx:sseBeforeMessage', event => {
    const { type, lastEventId, data } = event.detail;
    if (type === 'entry' && find(`e${lastEventId}`)) event.preventDefault();
    // The box somebody writes in is not exchanged for the same one.
    if (type === 'floor' && data.includes(`data-floor="${document.querySelector('[data-floor]')?.dataset.floor}"`)) event.preventDefault();
  });

  on('htmx:sseMessage', event => {
    const { type } = event.detail;
    if (type === 'floor') startComposer();
    if (type === 'typing') setTimeout(() => find('typing').replaceChildren(), 6_000);
    if (type !== 'entry') return;
    find('typing').replaceChildren();
    if (atEnd) toEnd();
    else find('newer').hidden = false;
  });

  log?.addEventListener('scroll', () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    if (atEnd) find('newer').hidden = true;
  }, { passive: true });
  if (log) new ResizeObserver(() => { if (atEnd) toEnd(); }).observe(log);
  find('newer')?.addEventListener('click', () => { toEnd(); log.focus(); });

  // ---- The end of a pause
  const rested = find('rested');
  if (rested) setTimeout(() => { rested.textContent = rested.dataset.words; }, Number(rested.dataset.after) * 1_000);

  startComposer();
  toEnd();
})();
