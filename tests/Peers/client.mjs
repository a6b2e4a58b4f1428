// The real botframework-directlinejs, in a page of another origin (jsdom checks CORS as a browser does).
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { JSDOM } from 'jsdom';

const site = new JSDOM('', { url: 'http://agency.example/' }).window;
globalThis.XMLHttpRequest = site.XMLHttpRequest;
globalThis.WebSocket = site.WebSocket;
const { DirectLine, ConnectionStatus } = createRequire(import.meta.url)('botframework-directlinejs');

export { ConnectionStatus };

/** Everything that any test received, for the strict reader at the end. */
export const received = [];

export class Client {
  activities = [];
  statuses = [];
  ended = null;
  #line;
  #waiting = new Set();

  constructor(url, options) {
    this.#line = new DirectLine({ domain: `${url}/v3/directline`, timeout: 2_000, pollingInterval: 200, random: () => 0, ...options });
    this.#line.connectionStatus$.subscribe((status) => {
      this.statuses.push(status);
      this.#look();
    });
    this.#line.activity$.subscribe((activity) => {
      this.activities.push(activity);
      received.push(activity);
      this.#look();
    }, (error) => {
      this.ended = error;
      this.#look();
    });
  }

  get line() {
    return this.#line;
  }

  get ids() {
    return this.activities.map((activity) => activity.id);
  }

  /** @returns The id under which the server keeps it. */
  say(text, clientActivityID = randomUUID()) {
    return this.post({ type: 'message', text, channelData: { clientActivityID } });
  }

  post(activity) {
    return new Promise((resolve, reject) => this.#line.postActivity({ from: { id: 'someone' }, ...activity }).subscribe(resolve, reject));
  }

  /** Waits for an activity. */
  see(wanted) {
    return this.until(() => this.activities.find(wanted));
  }

  status(status) {
    return this.until(() => this.statuses.at(-1) === status);
  }

  until(condition, what = condition) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`Not within 60 s: ${what}. Statuses: ${this.statuses}. Activities: ${JSON.stringify(this.activities.map(({ id, type, text }) => [id, type, text]))}`));
      }, 60_000);
      const look = () => {
        const found = condition();
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  end() {
    this.#line.end();
  }

  #look() {
    for (const look of [...this.#waiting]) look();
  }
}
