// The event source under htmx's SSE extension. A plain EventSource gives up after an HTTP error, waits
// up to a minute in the extension's own retry, and does not notice a connection that died without a
// word. This one reopens within five seconds, asks for what it missed by log position, and takes 25
// seconds without a beat as a lost connection.
(() => {
  'use strict';
  const SILENCE = 25_000;
  const LONGEST_PAUSE = 5_000;

  class SteadySource extends EventTarget {
    readyState = EventSource.CONNECTING;
    onopen = null;
    onerror = null;
    #names = new Set();
    #tries = 0;

    constructor(url) {
      super();
      this.url = new URL(url, location.href);
      this.#open();
      this.addEventListener('beat', () => document.dispatchEvent(new CustomEvent('desk:beat')));
    }

    addEventListener(name, listener, options) {
      super.addEventListener(name, listener, options);
      if (this.#names.has(name)) return;
      this.#names.add(name);
      this.inner.addEventListener(name, this.#pass);
    }

    close() {
      this.readyState = EventSource.CLOSED;
      clearTimeout(this.timer);
      this.inner.close();
    }

    #open() {
      this.inner = new EventSource(this.url);
      for (const name of this.#names) this.inner.addEventListener(name, this.#pass);
      this.inner.onopen = () => {
        this.readyState = EventSource.OPEN;
        this.#alive();
        this.onopen?.(new Event('open'));
      };
      this.inner.onerror = () => this.#lost();
      this.#alive();
    }

    #pass = event => {
      if (event.type === 'entry') this.url.searchParams.set('after', event.lastEventId);
      this.#tries = 0;
      this.#alive();
      tell('open');
      this.dispatchEvent(new MessageEvent(event.type, { data: event.data, lastEventId: event.lastEventId }));
    };

    #alive() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#lost(), SILENCE);
    }

    async #lost() {
      if (this.readyState === EventSource.CLOSED) return;
      this.inner.close();
      clearTimeout(this.timer);
      this.readyState = EventSource.CONNECTING;
      this.onerror?.(new Event('error'));
      const pause = Math.min(250 * 2 ** this.#tries++, LONGEST_PAUSE);
      // One failure that heals at once is nothing to worry anybody with: streams also end by design.
      if (this.#tries > 1) tell('lost');
      if (await signedOut()) return tell('over');
      this.timer = setTimeout(() => this.#open(), pause);
    }
  }

  const tell = state => document.dispatchEvent(new CustomEvent('desk:line', { detail: state }));

  async function signedOut() {
    try {
      return (await desk.post('/desk/here')).status === 401;
    } catch {
      return false;
    }
  }

  const desk = window.desk = {
    post: path => fetch(path, { method: 'POST', headers: { RequestVerificationToken: document.body.dataset.token }, redirect: 'manual' }),
  };
  htmx.createEventSource = url => new SteadySource(url);
})();
