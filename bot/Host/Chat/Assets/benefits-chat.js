// <benefits-chat>: the chat as a client sees it. Light DOM, so that a page's own tools and every screen
// reader find it. It upgrades a form that is already in the page (form.html, put there by the server), or
// fetches that form when a site embeds the empty element. Attributes: lang, locality, exit-url, and page
// when the widget is the whole page.

const HERE = new URL(import.meta.url);
const BASE = new URL('../', HERE).href;
const STORE = 'benefits-chat';
const QUIET = 500; // ms a screen reader needs to notice that the log has gone quiet, or live again
const asset = (name) => new URL(name + HERE.search, HERE).href;

// Imported side by side and without waiting: static imports would cost an embedding site one more round
// trip, which is two seconds on Slow 3G. Browsers remember a failed import: the # makes it a new one.
const load = (name) => insist((tries) => import(asset(name) + (tries ? `#${tries}` : '')));
const parts = Promise.all(['direct-line.js', 'message-list.js', 'message-text.js'].map(load));

class BenefitsChat extends HTMLElement {
  #session = openSession();
  #words = null; // { lang, strings, greeting }
  #ready = null;
  #watching = null;
  #line = null;
  #messages = null;
  #renderText = null;
  #log;
  #input;
  #inbox = [];
  #inboxPaused = false;
  #replayUntil = null;
  #replayTimer = null;
  #escapes = [];
  #typingTimer = 0;
  #noticeTimer = 0;

  connectedCallback() {
    this.#ready ??= this.#setUp();
    this.#watch();
    if (this.#session.started) this.#line?.start();
  }

  disconnectedCallback() {
    this.#watching.abort();
    this.#line?.stop();
  }

  async #setUp() {
    const boot = JSON.parse(document.getElementById('benefits-chat-boot')?.textContent ?? 'null');
    if (boot && !this.#session.started) this.#session.adopt(boot);
    if (this.querySelector('.bc-form')) this.#wire();

    const [words, form, [{ DirectLine }, { MessageList }, text]] = await Promise.all([
      this.#session.words ?? (boot?.strings && boot) ?? insist(() => this.#fetchWords(this.#preferredLanguage())),
      this.#input ? null : insist(() => fetchText(asset('form.html'))),
      parts,
      loadStyles(),
    ]);
    if (form) {
      this.innerHTML = form; // our own file; its texts come with the words below
      this.#wire();
    }
    this.#renderText = text.renderText;
    this.#session.locality = this.getAttribute('locality') ?? boot?.locality;
    this.#messages = new MessageList(this.#log, text, {
      lang: () => this.#words.lang,
      t: (...key) => this.#t(...key),
      make: (...what) => this.#make(...what),
      choose: (...answer) => this.#choose(...answer),
      tryAgain: (activity) => this.#send(activity),
      newBelow: (shown) => { this.#find('new').hidden = !shown; },
    });
    this.#line = new DirectLine(BASE, this.#session, {
      activities: (activities) => this.#receive(activities),
      delivery: (activity, state) => this.#showDelivery(activity, state),
      connection: (up) => this.#showConnection(up),
      lost: () => this.#startOver(),
      unkept: (words) => this.#showUnkept(words),
    });
    this.#use(words);
    this.classList.add('bc-ready');
    this.#resume();
  }

  #resume() {
    const { started, outbox, lastId, draft } = this.#session;
    if (!this.#input.value && draft) this.#input.value = draft;
    this.#grow();
    // What was there before a reload is not read aloud again.
    this.#replayUntil = started ? lastId : null;
    if (!this.#replayUntil) setTimeout(() => this.#messages.setLive(true), QUIET);
    for (const activity of outbox.filter(({ type }) => type === 'message')) this.#messages.scrollTo(this.#messages.addOwn(activity));
    if (started || outbox.length || this.#input.value || document.activeElement === this.#input) this.#line.start();
    if (!navigator.onLine) this.#showConnection(false);
  }

  // ---- The page's events

  #wire() {
    this.#log = this.#find('log');
    this.#input = this.#find('input');
    const whenReady = (act) => (event) => {
      event.preventDefault();
      this.#ready.then(() => act(event));
    };
    this.#find('form').addEventListener('submit', whenReady(() => this.#sendTyped()));
    this.#find('switch').addEventListener('click', whenReady(() => this.#switchLanguage()));
    this.#find('person').addEventListener('click', whenReady(() => this.#choose(this.#t('person'))));
    this.#find('save').addEventListener('click', whenReady(() => this.#saveCopy()));
    this.#find('new').addEventListener('click', whenReady(() => this.#messages.toEnd()));
    // A finger on Send must not close the phone's keyboard.
    this.#find('send').addEventListener('mousedown', (event) => event.preventDefault());

    this.#input.addEventListener('focus', () => this.#ready.then(() => this.#line.start()));
    this.#input.addEventListener('input', () => {
      this.#grow();
      // The helper has no use for it, and every request costs a prepaid phone money.
      if (this.dataset.floor === 'person' && this.#input.value) this.#line?.typing();
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#ready.then(() => this.#sendTyped());
    });

    const exit = this.#find('exit');
    exit.href = this.getAttribute('exit-url') ?? exit.href;
    exit.addEventListener('click', (event) => this.#exit(event));
    exit.addEventListener('keydown', (event) => { if (event.key === ' ') this.#exit(event); });
  }

  #watch() {
    this.#watching = new AbortController();
    const when = (target, name, act) => target.addEventListener(name, act, { signal: this.#watching.signal });
    when(window, 'offline', () => this.#line && this.#showConnection(false));
    when(window, 'online', () => {
      if (this.#line && !this.#session.started) this.#showConnection(true);
      this.#line?.reconnect();
    });
    when(window, 'pageshow', (event) => { if (event.persisted) this.#line?.reconnect(); });
    when(window, 'pagehide', () => this.#session.save(this.#input?.value));
    when(document, 'visibilitychange', () => {
      if (document.hidden) this.#session.save(this.#input?.value);
      else this.#line?.wake();
    });
    when(document, 'click', ({ target }) => {
      if (!target.closest('.bc-more')) this.#find('more')?.removeAttribute('open');
    });
    when(document, 'keydown', (event) => {
      if (event.key !== 'Escape') {
        this.#escapes = [];
      } else if (!event.repeat && !event.isComposing) {
        this.#find('more')?.removeAttribute('open');
        this.#escapes = [...this.#escapes.filter((at) => event.timeStamp - at < 2_000), event.timeStamp];
        if (this.#escapes.length === 3) this.#exit(event);
      }
    });
  }

  // ---- What the client does

  #sendTyped() {
    const text = this.#input.value.trim();
    if (!text) return;
    this.#input.value = '';
    this.#grow();
    this.#say(text);
    this.#input.focus();
  }

  #choose(text, surveyAnswer) {
    this.#say(text, surveyAnswer && { surveyAnswer });
    // On a phone the keyboard would cover the answer.
    if (matchMedia('(pointer: coarse)').matches) this.#log.focus({ preventScroll: true });
    else this.#input.focus();
  }

  #say(text, channelData) {
    const activity = this.#activity('message', { text, textFormat: 'plain', channelData });
    this.#messages.setLive(true);
    this.#messages.scrollTo(this.#messages.addOwn(activity));
    this.#send(activity);
  }

  #send(activity) {
    this.#messages.deliver(activity, 'sending');
    if (this.#noticed === 'not-delivered-notice') this.#notice(null);
    this.#line.send(activity);
  }

  #activity(type, { channelData, ...fields }) {
    return {
      type,
      ...fields,
      locale: this.#words.lang,
      localTimestamp: new Date().toISOString(),
      channelData: { ...channelData, clientActivityID: newId() },
    };
  }

  async #switchLanguage() {
    const link = this.#find('switch');
    if (link.ariaBusy === 'true') return;
    link.ariaBusy = 'true';
    const words = await insist(() => this.#fetchWords(this.#t('switch-to')));
    link.ariaBusy = 'false';
    this.#session.words = words;
    this.#use(words);
    this.#line.send(this.#activity('event', { name: 'setLanguage', value: { language: words.lang } }));
  }

  #saveCopy() {
    const when = new Intl.DateTimeFormat(this.#words.lang, { dateStyle: 'medium', timeStyle: 'short' });
    const lines = this.#messages.transcript().map(({ at, author, text }) => `[${when.format(at)}] ${author}: ${text}`);
    const text = [this.#t('file-heading'), when.format(new Date()), ...lines].join('\n\n').replace(/\n/g, '\r\n');
    const link = document.createElement('a');
    // The mark in front tells old text viewers that the accents are UTF-8.
    link.href = URL.createObjectURL(new Blob(['\ufeff', text, '\r\n'], { type: 'text/plain' }));
    link.download = `${this.#t('file-name')}-${new Date().toISOString().slice(0, 10)}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.#notice('saved', 10_000);
  }

  /** Gone from the screen at once, and not behind the Back button; the browser's history we can't erase. */
  #exit(event) {
    event.preventDefault();
    const href = this.#find('exit')?.href ?? 'about:blank';
    this.#line?.stop();
    this.#session.clear();
    document.title = '\u200b';
    document.body.replaceChildren();
    location.replace(href);
  }

  // ---- What the stream brings

  #receive(activities) {
    // Should the last one seen be gone from the log, the rest must not stay silent.
    if (this.#replayUntil) this.#replayTimer ??= setTimeout(() => this.#endReplay(), 5_000);
    this.#inbox.push(...activities);
    this.#readInbox();
  }

  #readInbox() {
    const follow = this.#messages.atEnd();
    let first = null;
    while (this.#inbox.length && !this.#inboxPaused) {
      if (this.#inbox[0].channelData?.survey && !this.#messages.surveyCard) {
        this.#loadSurvey();
        break;
      }
      const activity = this.#inbox.shift();
      const node = this.#show(activity);
      first ??= node;
      if (activity.id && activity.type !== 'typing') this.#session.lastId = activity.id;
      if (activity.id && activity.id === this.#replayUntil) this.#endReplay();
    }
    this.#session.save();
    if (!first) return;
    if (this.#replayUntil || this.#inboxPaused) this.#messages.toEnd();
    else if (follow) this.#messages.scrollTo(first);
    else this.#find('new').hidden = false;
  }

  /** Most chats end without one, so nobody pays for its code before. What comes after it waits its turn. */
  async #loadSurvey() {
    this.#inboxPaused = true;
    this.#messages.surveyCard = (await load('survey.js')).surveyCard;
    this.#inboxPaused = false;
    this.#readInbox();
  }

  #endReplay() {
    clearTimeout(this.#replayTimer);
    this.#replayUntil = null;
    this.#inboxPaused = true;
    setTimeout(() => {
      this.#inboxPaused = false;
      this.#messages.setLive(true);
      this.#readInbox();
    }, QUIET);
  }

  /** @returns The element to scroll to, or null where nothing was added. */
  #show(activity) {
    const { type, from = {}, channelData = {}, text } = activity;
    const own = from.role ? from.role === 'user' : from.id === this.#session.userId;
    if (type === 'typing') {
      if (!own) this.#showTyping(this.dataset.floor === 'person' && from.name ? from.name : this.#t('helper'));
      return null;
    }
    this.#hearFloor(activity, own);
    if (type !== 'message' || !(text || channelData.survey)) return null;
    if (own) return this.#messages.echo(activity);
    this.#showTyping(null);
    this.#nameExit(activity.locale);
    const speaker = ['person', 'system'].includes(channelData.speaker) ? channelData.speaker : 'bot';
    return this.#messages.add(activity, speaker, ...authorKey(speaker, from.name));
  }

  /** The safety words name this button, in the language in which the bot is written to: it must be found by that name. */
  async #nameExit(lang = this.#words.lang) {
    const exit = this.#find('exit');
    if (!exit || exit.lang === lang) return;
    exit.lang = lang;
    const { strings } = lang === this.#words.lang ? this.#words : await insist(() => this.#fetchWords(lang));
    if (exit.lang === lang) exit.textContent = strings.exit;
  }

  /** Who has the floor: said by the server, or told from who is speaking. */
  #hearFloor({ type, name, value, from = {}, channelData = {} }, own) {
    const { floor, speaker } = channelData;
    const said = !own && type === 'message';
    if (floor) this.#setFloor(floor.stage, floor.name);
    else if (type === 'event' && name === 'handoff.status') this.#setFloor(value?.state === 'accepted' ? 'person' : 'bot', value?.name);
    else if (said && speaker === 'person') this.#setFloor('person', from.name);
    else if (said && speaker === 'bot' && this.dataset.floor === 'person') this.#setFloor('bot');
  }

  /** @param {'bot'|'waiting'|'person'} stage */
  #setFloor(stage, name) {
    this.dataset.floor = stage;
    const key = stage === 'waiting' ? ['waiting-for-person'] : authorKey(stage, name);
    this.#find('speaker').replaceWith(this.#make('span', 'bc-speaker', ...key));
  }

  #startOver() {
    this.#replayUntil = null;
    this.#messages.setLive(true);
    this.#setFloor('bot');
    this.#messages.scrollTo(this.#messages.add({ text: this.#t('expired') }, 'system', ...authorKey('system')));
  }

  /** The words for danger, while the server can keep nothing. For the rest the notice is enough. */
  #showUnkept({ text, lang, danger }) {
    if (!danger) return;
    this.#messages.setLive(true);
    this.#messages.scrollTo(this.#messages.addUnkept({ text, textFormat: 'markdown', locale: lang }, 'bot', 'helper'));
  }

  // ---- Around the conversation

  #showDelivery(activity, state) {
    this.#messages.deliver(activity, state);
    // That we are offline explains the rest.
    if (state === 'not-delivered' && !isConnectionNotice(this.#noticed)) this.#notice('not-delivered-notice');
    if (state === 'delivered' && this.#noticed === 'not-delivered-notice') this.#notice(null);
  }

  #showTyping(name) {
    clearTimeout(this.#typingTimer);
    const line = this.#find('typing');
    line.replaceChildren(...(name ? [this.#make('span', '', 'typing', name)] : []));
    if (name) this.#typingTimer = setTimeout(() => line.replaceChildren(), 4_000);
  }

  #showConnection(up) {
    if (!up) this.#notice(navigator.onLine ? 'reconnecting' : 'offline');
    else if (isConnectionNotice(this.#noticed)) this.#notice('back', 4_000);
  }

  /** Shown and, being a status, read aloud. */
  #notice(key, milliseconds) {
    if (this.#noticed === key) return;
    clearTimeout(this.#noticeTimer);
    const line = this.#find('notice');
    line.replaceChildren(...(key ? [this.#make('span', '', key)] : []));
    if (milliseconds) this.#noticeTimer = setTimeout(() => line.replaceChildren(), milliseconds);
  }

  get #noticed() {
    return this.#find('notice').firstElementChild?.dataset.bc ?? null;
  }

  #grow() {
    this.#input.style.height = 'auto';
    this.#input.style.height = `${this.#input.scrollHeight + 2}px`;
  }

  #find(name) {
    return this.querySelector(`.bc-${name}`);
  }

  // ---- Words

  #t(key, name) {
    return (this.#words.strings[key] ?? key).replace('{name}', () => name);
  }

  /** An element whose text, if it has a key, follows the language switch. */
  #make(tag, className, key, name) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (key) {
      element.dataset.bc = key;
      if (name) element.dataset.bcName = name;
      element.textContent = this.#t(key, name);
    }
    return element;
  }

  #use(words) {
    // New words for old lines are no news.
    const live = this.#log.getAttribute('aria-live') === 'polite';
    this.#messages.setLive(false);
    if (live) setTimeout(() => this.#messages.setLive(true), QUIET);

    this.#words = words;
    this.#session.lang = this.lang = words.lang;
    const page = this.hasAttribute('page');
    if (page) document.documentElement.lang = words.lang;
    else this.#find('title').setAttribute('aria-level', '2');
    for (const element of (page ? document : this).querySelectorAll('[data-bc],[data-bc-label],[data-bc-placeholder],[data-bc-rich]')) {
      const { bc, bcName, bcLabel, bcPlaceholder, bcRich } = element.dataset;
      if (bc) element.textContent = this.#t(bc, bcName);
      if (bcLabel) element.setAttribute('aria-label', this.#t(bcLabel));
      if (bcPlaceholder) element.placeholder = this.#t(bcPlaceholder);
      if (bcRich) element.replaceChildren(this.#renderText(this.#t(bcRich), true, this.#t('new-tab')));
    }
    this.#find('exit')?.removeAttribute('lang');
    const other = this.#find('switch');
    other.lang = other.hreflang = this.#t('switch-to');
    other.href = `?lang=${other.lang}`;
    const { started } = this.#session;
    if (words.greeting) this.#messages.greet({ locale: words.lang, ...words.greeting, ...(started && { suggestedActions: null }) });
  }

  async #fetchWords(lang) {
    return JSON.parse(await fetchText(`${BASE}chat/strings/${encodeURIComponent(lang)}.json`));
  }

  #preferredLanguage() {
    return (this.lang || document.documentElement.lang || navigator.language).slice(0, 2).toLowerCase();
  }
}

/** What survives a reload, in this tab only: gone when the tab is closed, as a shared computer needs. */
function openSession() {
  const stored = (act) => {
    try {
      return act(sessionStorage);
    } catch {
      return null; // storage is blocked: the conversation lasts as long as the page
    }
  };
  return {
    outbox: [],
    ...stored((storage) => JSON.parse(storage.getItem(STORE))),
    adopt({ token, conversationId, userId, resume }) {
      Object.assign(this, { token, conversationId, userId, resume });
    },
    save(draft = this.draft) {
      this.draft = draft;
      if (!this.cleared) stored((storage) => storage.setItem(STORE, JSON.stringify(this)));
    },
    clear() {
      this.cleared = true;
      stored((storage) => storage.removeItem(STORE));
    },
  };
}

/** Tries until it works: the network of a prepaid phone comes and goes. */
async function insist(attempt) {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(tries);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, Math.min(30_000, 1_000 * 2 ** tries)));
    }
  }
}

async function fetchText(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.text();
}

/** The server's own page has the styles in it. Without them the chat still works, so a failure is no fault. */
function loadStyles() {
  if (document.getElementById('benefits-chat-css')) return null;
  return new Promise((resolve) => {
    const link = document.createElement('link');
    Object.assign(link, { id: 'benefits-chat-css', rel: 'stylesheet', href: asset('benefits-chat.css'), onload: resolve, onerror: resolve });
    document.head.append(link);
  });
}

/** The words, and the name in them, for who is speaking. */
function authorKey(speaker, name) {
  if (speaker === 'person') return name ? ['person-named', name] : ['person-unnamed'];
  return [speaker === 'system' ? 'notice' : 'helper'];
}

function isConnectionNotice(key) {
  return key === 'offline' || key === 'reconnecting';
}

// Not crypto.randomUUID: it is missing where a site has no https yet.
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

customElements.define('benefits-chat', BenefitsChat);
