// One conversation over Direct Line 3.0: a WebSocket, or polling where sockets are blocked. No DOM.
// Nothing is lost: what the client says stays in `session.outbox` until the server has it, and after
// every gap the stream is replayed from the last watermark. Nothing is doubled: received activities are
// known by id, sent ones by channelData.clientActivityID, which is the same at every try.

const REQUEST_TIMEOUT = 20_000;
const SOCKET_TIMEOUT = 15_000; // a socket on Slow 3G needs four round trips of 2 s
const BEAT = 20_000;
const ECHO_WITHIN = 8_000;
const POLL = 2_500;
const POLL_HIDDEN = 15_000; // a page in a pocket must not use up prepaid data
const TRY_SOCKET_AGAIN = 60_000;

export class DirectLine {
  #base;
  #session;
  #on;
  #watermark = '0'; // everything, at the first connection of this page
  #seen = new Set();
  #running = null;
  #stopped = false;
  #endListening = null;
  #badSockets = 0;
  #sleepers = new Set();
  #flushing = false;
  #renewing = null;
  #away = false; // the server answers, but can keep nothing
  #answered = new Set(); // messages it answered all the same
  #typedAt = 0;

  /**
   * @param {string} base The server's root.
   * @param {object} session Survives a reload: token, resume, conversationId, userId, started, outbox, lang, locality, save().
   * @param {{activities, delivery, connection, lost, unkept}} on What the page wants to hear.
   */
  constructor(base, session, on) {
    this.#base = base;
    this.#session = session;
    this.#on = on;
  }

  start() {
    this.#stopped = false;
    this.#running ??= this.#run().finally(() => { this.#running = null; });
  }

  stop() {
    this.#stopped = true;
    this.#drop();
    this.wake();
  }

  /** Try now: back online, back on screen. */
  wake() {
    for (const rise of this.#sleepers) rise();
  }

  /** The network changed: a socket that looks open may be dead. */
  reconnect() {
    this.#drop();
    this.wake();
  }

  /** Also for a message that was refused or is still waiting: "Try again". */
  send(activity) {
    const { outbox } = this.#session;
    if (!outbox.includes(activity)) outbox.push(activity);
    this.#session.save();
    this.start();
    this.wake();
    this.#flush();
    if (this.#away) this.#askUnkept();
  }

  typing() {
    if (Date.now() - this.#typedAt < 3_000 || !this.#session.started) return;
    this.#typedAt = Date.now();
    this.#call('POST', this.#path('/activities'), { type: 'typing', from: { id: this.#session.userId } }).catch(() => {});
  }

  async #run() {
    for (let failures = 0; !this.#stopped;) {
      try {
        const streamUrl = await this.#open();
        failures = 0;
        this.#on.connection(true);
        this.#flush();
        if (this.#badSockets < 2 && streamUrl) await this.#listen(streamUrl);
        else await this.#poll();
        // Soon, but not everybody in the same instant when a server restarts.
        await this.#sleep(200 + Math.random() * 800);
      } catch (error) {
        if (error.lost) this.#forget();
        if (error.status >= 500) this.#askUnkept();
        failures++;
        // One failure is a hiccup and is mended before anybody could read about it.
        if (failures > 1 || !navigator.onLine) {
          this.#on.connection(false);
          this.#undelivered();
        }
        await this.#sleep((error.retryAfter ?? 0) + Math.min(30_000, 500 * 2 ** failures) * (0.5 + Math.random()));
      }
    }
  }

  /** Starts the conversation, or takes it up again at the watermark. Returns the address of its stream. */
  async #open() {
    const session = this.#session;
    if (!session.token) await this.#renew();
    const reply = session.started
      ? await this.#call('GET', this.#path(`?watermark=${encodeURIComponent(this.#watermark)}`))
      : await this.#call('POST', 'conversations', { user: { id: session.userId }, locale: session.lang });
    session.started = true;
    session.token = reply.token ?? session.token;
    session.save();
    return reply.streamUrl;
  }

  /** Until the socket drops. */
  #listen(streamUrl) {
    return new Promise((resolve) => {
      const socket = new WebSocket(streamUrl);
      let heard = Date.now();
      let openedAt = 0;
      let probed = false;
      const end = () => {
        clearTimeout(opening);
        clearInterval(beat);
        socket.onopen = socket.onmessage = socket.onclose = null;
        socket.close();
        this.#endListening = null;
        resolve();
      };
      const opening = setTimeout(() => { this.#badSockets++; end(); }, SOCKET_TIMEOUT);
      const beat = setInterval(() => {
        // Silence means a dead socket only if this server is one that sends probes.
        if (probed && Date.now() - heard > 3 * BEAT) end();
        else socket.send('');
      }, BEAT);
      this.#endListening = end;
      socket.onopen = () => {
        clearTimeout(opening);
        openedAt = Date.now();
      };
      socket.onmessage = ({ data }) => {
        heard = Date.now();
        if (data) this.#receive(JSON.parse(data));
        else probed = true;
      };
      socket.onclose = ({ reason }) => {
        // A copy of this tab has the one socket a conversation may have. Fighting for it would
        // throw the other out for ever; polling serves both.
        if (reason === 'collision') this.#badSockets = 2;
        else if (Date.now() - openedAt > 5_000 && openedAt) this.#badSockets = 0;
        else if (navigator.onLine) this.#badSockets++;
        end();
      };
    });
  }

  async #poll() {
    for (const until = Date.now() + TRY_SOCKET_AGAIN; Date.now() < until && this.#session.started && !this.#stopped;) {
      const set = await this.#call('GET', this.#path(`/activities?watermark=${encodeURIComponent(this.#watermark)}`));
      this.#receive(set);
      this.#on.connection(true);
      if (!set.activities?.length) await this.#sleep(document.hidden ? POLL_HIDDEN : POLL);
    }
    this.#badSockets = Math.min(this.#badSockets, 1);
  }

  #receive({ activities = [], watermark }) {
    if (watermark) this.#watermark = watermark;
    const fresh = activities.filter((activity) => {
      const { id } = activity;
      if (!id) return true;
      if (this.#seen.has(id)) return false;
      this.#seen.add(id);
      this.#delivered(activity.channelData?.clientActivityID);
      return true;
    });
    if (fresh.length) this.#on.activities(fresh);
  }

  #delivered(clientActivityID) {
    const { outbox } = this.#session;
    const at = outbox.findIndex((activity) => activity.channelData.clientActivityID === clientActivityID);
    if (at < 0) return;
    this.#on.delivery(outbox.splice(at, 1)[0], 'delivered');
    this.#session.save();
  }

  /** Sends the outbox in order, one at a time: a later message never overtakes an earlier one. */
  async #flush() {
    const session = this.#session;
    if (this.#flushing || !session.started) return;
    this.#flushing = true;
    for (let tries = 0; session.outbox.length && session.started && !this.#stopped;) {
      const activity = session.outbox[0];
      const { clientActivityID } = activity.channelData;
      this.#on.delivery(activity, 'sending');
      try {
        const { id } = await this.#call('POST', this.#path('/activities'), { ...activity, from: { id: session.userId } });
        tries = 0;
        this.#away = false;
        this.#delivered(clientActivityID);
        // The stream owes us this message. If it doesn't come, the socket is only half open.
        if (id) setTimeout(() => { if (!this.#seen.has(id)) this.#drop(); }, ECHO_WITHIN);
      } catch (error) {
        if (error.status >= 500) this.#askUnkept();
        if (error.lost) {
          this.#forget();
          this.#drop();
          this.wake();
        } else if (error.status >= 400 && error.status < 500 && error.status !== 429) {
          // It will never be taken as it is, and must not stand in the way of the next.
          session.outbox = session.outbox.filter((other) => other !== activity);
          session.save();
          this.#on.delivery(activity, 'not-delivered');
        } else if (++tries < 3 && navigator.onLine) {
          await this.#sleep(error.retryAfter ?? tries * (500 + Math.random() * 1_000));
        } else {
          this.#undelivered();
          if (!error.status || !navigator.onLine) {
            this.#drop(); // and what reconnects then sends the rest
            break;
          }
          await this.#sleep((error.retryAfter ?? 0) + Math.min(30_000, 1_000 * tries) * (0.5 + Math.random()));
        }
      }
    }
    this.#flushing = false;
  }

  /** What can't be kept may still be about danger: the server answers that from memory, each message once. */
  async #askUnkept() {
    this.#away = true;
    const { outbox, lang, locality } = this.#session;
    for (const { type, text, locale, channelData: { clientActivityID: id } } of [...outbox]) {
      if (type !== 'message' || this.#answered.has(id)) continue;
      this.#answered.add(id);
      try {
        this.#on.unkept(await request('POST', `${this.#base}chat/unkept`, { text, lang: locale ?? lang, locality }));
      } catch {
        this.#answered.delete(id);
      }
    }
  }

  #undelivered() {
    for (const activity of this.#session.outbox) this.#on.delivery(activity, navigator.onLine ? 'not-delivered' : 'waiting');
  }

  #drop() {
    this.#endListening?.();
  }

  /** The conversation is gone for good. The outbox stays, for the next one. */
  #forget() {
    const session = this.#session;
    if (session.started) this.#on.lost();
    Object.assign(session, { token: null, resume: null, conversationId: null, userId: null, lastId: null, started: false });
    this.#watermark = '0';
    session.save();
  }

  #path(rest) {
    return `conversations/${encodeURIComponent(this.#session.conversationId)}${rest}`;
  }

  async #call(method, path, body) {
    const url = `${this.#base}v3/directline/${path}`;
    const { token } = this.#session;
    try {
      return await request(method, url, body, token);
    } catch (error) {
      if (error.status === 401 || error.status === 404) throw lost();
      if (error.status !== 403) throw error;
    }
    // Expired. Another request may have renewed it in the meantime.
    if (token === this.#session.token) await this.#renew();
    try {
      return await request(method, url, body, this.#session.token);
    } catch (error) {
      throw [401, 403, 404].includes(error.status) ? lost() : error;
    }
  }

  #renew() {
    this.#renewing ??= this.#getToken().finally(() => { this.#renewing = null; });
    return this.#renewing;
  }

  async #getToken() {
    const session = this.#session;
    const { lang, locality, resume, started, conversationId } = session;
    try {
      const reply = await request('POST', `${this.#base}chat/token`, resume ? { lang, locality, resume } : { lang, locality });
      if (started && reply.conversationId !== conversationId) throw lost();
      session.token = reply.token;
      session.conversationId = reply.conversationId;
      session.userId = reply.userId;
      session.resume = reply.resume;
      session.save();
    } catch (error) {
      throw resume && error.status >= 400 && error.status < 500 && error.status !== 429 ? lost() : error;
    }
  }

  #sleep(milliseconds) {
    return new Promise((resolve) => {
      const rise = () => {
        clearTimeout(timer);
        this.#sleepers.delete(rise);
        resolve();
      };
      const timer = setTimeout(rise, milliseconds);
      this.#sleepers.add(rise);
    });
  }
}

function lost() {
  return Object.assign(new Error('The server does not know this conversation.'), { lost: true });
}

async function request(method, url, body, token) {
  // AbortSignal.timeout is missing in Safari 15, the last one for an iPhone 7.
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), REQUEST_TIMEOUT);
  try {
    const response = await fetch(url, {
      method,
      signal: abort.signal,
      cache: 'no-store',
      headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    if (response.ok) return response.status === 204 ? {} : await response.json();
    const seconds = Number(response.headers.get('Retry-After'));
    throw Object.assign(new Error(`${method} ${response.status}`), { status: response.status, retryAfter: seconds > 0 ? seconds * 1_000 : undefined });
  } finally {
    clearTimeout(timer);
  }
}
