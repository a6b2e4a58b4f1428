// The messages on the screen, in the server's order: who says what, what became of it, what can be chosen.

const CLIENT = 'you';

export class MessageList {
  surveyCard = null; // survey.js, once there is a survey
  #log;
  #text;
  #host;
  #own = new Map(); // clientActivityID -> message element
  #greeting; // the page's own, until the server's takes its place
  #follow = false;

  /**
   * @param {HTMLElement} log
   * @param {object} text message-text.js
   * @param {{lang, t, make, choose, tryAgain, newBelow}} host What the list asks of the widget.
   */
  constructor(log, text, host) {
    this.#log = log;
    this.#text = text;
    this.#host = host;
    this.#greeting = log.querySelector('.bc-greeting');
    log.addEventListener('scroll', () => {
      this.#follow = this.atEnd();
      if (this.#follow) host.newBelow(false);
    });
    // The phone's keyboard, a growing textbox, a notice: what was at the end stays there.
    new ResizeObserver(() => { if (this.#follow) this.toEnd(); }).observe(log);
  }

  /** The greeting shown before there is a conversation. */
  greet(activity) {
    if (this.#greeting) this.#fill(this.#greeting, activity);
  }

  /** A message of the client's: typed just now, kept over a reload, or replayed. */
  addOwn(activity) {
    this.#closeChoices();
    const node = this.#add(activity, CLIENT, CLIENT);
    // Its author need not have it read back.
    node.setAttribute('aria-live', 'off');
    this.#own.set(activity.channelData?.clientActivityID, node);
    this.#showState(node, 'sending');
    return node;
  }

  /** The client's own message, back from the server. Returns the element if it is new here. */
  echo(activity) {
    this.#closeChoices();
    const known = this.#own.get(activity.channelData?.clientActivityID);
    const node = known ?? this.addOwn(activity);
    this.#place(node, true);
    this.#showState(node, 'delivered');
    return known ? null : node;
  }

  /** @returns The element, or null where the greeting was already there. */
  add(activity, speaker, authorKey, name) {
    if (activity.channelData?.greeting && this.#greeting) {
      // Its suggestions come too late for a client who has said something.
      this.greet(this.#own.size ? { ...activity, suggestedActions: null } : activity);
      this.#greeting = null;
      return null;
    }
    return this.#add(activity, speaker, authorKey, name);
  }

  /** Not part of the conversation: an answer to what the server could not keep, below it. */
  addUnkept(activity, kind, authorKey) {
    return this.#add(activity, kind, authorKey, null, false);
  }

  /** @param {'sending'|'waiting'|'delivered'|'not-delivered'} state */
  deliver(activity, state) {
    const node = this.#own.get(activity.channelData.clientActivityID);
    if (node && node.dataset.state !== 'delivered') this.#showState(node, state);
  }

  setLive(on) {
    this.#log.setAttribute('aria-live', on ? 'polite' : 'off');
  }

  atEnd() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 80;
  }

  toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#follow = true;
  }

  /** As far as the end allows, but never past the beginning of what is new. */
  scrollTo(node) {
    this.#log.scrollTop = node.offsetTop - 12;
    this.#follow = this.atEnd();
  }

  /** @returns {{author: string, at: Date, text: string}[]} */
  transcript() {
    return [...this.#log.querySelectorAll('.bc-msg')].filter((node) => node.activity).map((node) => ({
      author: node.querySelector('.bc-author').textContent,
      at: timeOf(node.activity),
      text: this.#text.plainText(node.activity.text, node.activity.textFormat === 'markdown'),
    }));
  }

  #add(activity, kind, authorKey, name, streamed = kind !== CLIENT) {
    const { make, lang } = this.#host;
    const node = make('div', `bc-msg bc-${kind}`);
    const by = make('p', 'bc-by');
    const time = make('time', '');
    const at = timeOf(activity);
    time.dateTime = at.toISOString();
    time.textContent = new Intl.DateTimeFormat(lang(), { timeStyle: 'short' }).format(at);
    by.append(make('span', 'bc-author', authorKey, name), ' ', time);
    node.append(by, make('div', 'bc-text'));
    this.#fill(node, activity);
    this.#place(node, streamed);
    return node;
  }

  #fill(node, activity) {
    const { text = '', textFormat, locale, channelData, suggestedActions } = activity;
    const { lang, t, make, choose } = this.#host;
    const survey = channelData?.survey;
    const shown = survey?.question ?? text;
    node.activity = { ...activity, text: shown };
    const body = node.querySelector('.bc-text');
    body.lang = locale ?? lang();
    body.dir = 'auto';
    body.replaceChildren(this.#text.renderText(shown, textFormat === 'markdown', t('new-tab')));
    // A card says its question itself.
    body.hidden = Boolean(survey);
    node.querySelector('.bc-choices')?.remove();
    if (!survey && !suggestedActions?.actions?.length) return;
    this.#closeChoices();
    const choices = survey ? this.surveyCard(survey, shown, make, choose) : this.#suggestions(suggestedActions.actions);
    choices.classList.add('bc-choices');
    choices.lang = body.lang;
    node.append(choices);
  }

  #suggestions(actions) {
    const { t, make, choose } = this.#host;
    const group = make('div', '');
    group.setAttribute('role', 'group');
    group.dataset.bcLabel = 'suggestions';
    group.setAttribute('aria-label', t('suggestions'));
    for (const { type, title, value } of actions) {
      const label = String(title ?? value);
      let choice;
      if (type === 'openUrl' || type === 'call') {
        choice = this.#text.link(label, String(value), t('new-tab'));
        if (choice.nodeType !== Node.ELEMENT_NODE) continue;
      } else {
        choice = make('button', '');
        choice.type = 'button';
        choice.textContent = label;
        choice.addEventListener('click', () => choose(typeof value === 'string' ? value : label));
      }
      choice.className = 'bc-choice';
      group.append(choice);
    }
    return group;
  }

  /** An answered question keeps its words and loses its buttons. */
  #closeChoices() {
    for (const choices of this.#log.querySelectorAll('.bc-choices')) {
      choices.parentElement.querySelector('.bc-text').hidden = false;
      choices.remove();
    }
  }

  /** What came on the stream, in its order; what the client said and the stream hasn't brought yet, below. */
  #place(node, streamed) {
    if (streamed) node.dataset.streamed = '';
    const next = streamed ? this.#log.querySelector(`.bc-${CLIENT}:not([data-streamed])`) : null;
    const inPlace = node.parentElement === this.#log && (!next || next.previousElementSibling === node);
    if (!inPlace) this.#log.insertBefore(node, next);
    for (const each of [node, node.nextElementSibling]) {
      each?.classList.toggle('bc-same', authorOf(each) === authorOf(each.previousElementSibling));
    }
  }

  #showState(node, state) {
    const { make, tryAgain } = this.#host;
    node.dataset.state = state;
    node.querySelector('.bc-state')?.remove();
    const line = make('p', 'bc-state');
    line.append(make('span', '', state));
    if (state === 'not-delivered') {
      const again = make('button', 'bc-again', 'try-again');
      again.type = 'button';
      again.addEventListener('click', () => tryAgain(node.activity));
      line.append(again);
    } else if (state === 'delivered') {
      // One "Delivered" is enough: the newest stands for all before it.
      for (const old of this.#log.querySelectorAll('[data-state=delivered] .bc-state')) old.remove();
    }
    node.append(line);
    if (this.#follow) this.toEnd();
  }
}

function authorOf(node) {
  return node?.querySelector('.bc-author')?.textContent;
}

function timeOf({ timestamp, localTimestamp }) {
  return new Date(timestamp ?? localTimestamp ?? Date.now());
}
