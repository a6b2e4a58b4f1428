// The questions after a chat with a person. A card stands in the conversation until it is answered
// or the client says something else; then only its question is left.

/**
 * @param {{kind: 'rating'|'reason'|'comment', question?: string, labels?: object, choices?: {id: string, label: string}[]}} survey
 * @param {(tag: string, className: string, key?: string) => HTMLElement} make Makes an element that follows the language switch.
 * @param {(text: string, answer: object) => void} reply Posts the answer.
 */
export function surveyCard(survey, question, make, reply) {
  const { kind } = survey;
  const skip = (key) => button(make, 'bc-choice', key, (text) => reply(text, { kind, skip: true }));

  if (kind === 'rating') return ratingCard(survey, question, make, reply, skip('no-thanks'));

  const card = make('div', 'bc-survey');
  card.setAttribute('role', 'group');
  card.setAttribute('aria-label', question);
  card.append(textOf(make('p', 'bc-question'), question));
  if (kind === 'reason') {
    for (const { id, label } of survey.choices ?? []) {
      const choice = textOf(button(make, 'bc-choice', null, () => reply(label, { kind, value: id })), label);
      card.append(choice);
    }
  } else {
    card.append(make('p', 'bc-hint', 'comment-hint'), skip('skip'));
  }
  return card;
}

function ratingCard(survey, question, make, reply, noThanks) {
  const card = make('form', 'bc-survey');
  const group = make('fieldset', 'bc-rating');
  group.setAttribute('role', 'radiogroup');
  group.append(textOf(make('legend', 'bc-question'), question));
  for (let value = 1; value <= 5; value++) {
    const row = make('label', 'bc-star');
    const radio = make('input', '');
    Object.assign(radio, { type: 'radio', name: 'bc-rating', value });
    row.append(radio, ` ${value} `, textOf(make('span', ''), survey.labels?.[value] ?? ''));
    group.append(row);
  }
  // Not the browser's own "required": it would speak the browser's language, not the client's.
  const missing = make('p', 'bc-error');
  missing.setAttribute('role', 'alert');
  const send = make('button', 'bc-send', 'send-rating');
  const buttons = make('div', 'bc-buttons');
  buttons.append(send, noThanks);
  card.append(group, missing, buttons);
  card.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    const chosen = card.querySelector('input:checked');
    if (chosen) {
      reply(chosen.value, { kind: 'rating', value: Number(chosen.value) });
    } else {
      missing.replaceChildren(make('span', '', 'rating-missing'));
      card.querySelector('input').focus();
    }
  });
  return card;
}

function button(make, className, key, press) {
  const it = make('button', className, key);
  it.type = 'button';
  it.addEventListener('click', () => press(it.textContent));
  return it;
}

function textOf(element, text) {
  element.textContent = text;
  return element;
}
