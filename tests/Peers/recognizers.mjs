// The library whose results ours are shaped like. Reads one JSON object a line, {text, language, kind, now}, and
// answers each with a line of its results. With an argument, a number of rounds, it times them instead.
import { createInterface } from 'node:readline';
import recognizers from '@microsoft/recognizers-text-suite';

const kinds = {
  number: recognizers.recognizeNumber,
  ordinal: recognizers.recognizeOrdinal,
  currency: recognizers.recognizeCurrency,
  age: recognizers.recognizeAge,
  boolean: recognizers.recognizeBoolean,
  phone: recognizers.recognizePhoneNumber,
  email: recognizers.recognizeEmail,
  date: recognizers.recognizeDateTime,
};

function recognize({ text, language, kind, now }) {
  const culture = language === 'es' ? recognizers.Culture.Spanish : recognizers.Culture.English;
  if (kind === 'date') return kinds.date(text, culture, recognizers.DateTimeOptions.None, new Date(now));
  if (kind === 'phone' || kind === 'email') return kinds[kind](text, recognizers.Culture.English);
  return kinds[kind](text, culture);
}

const asked = [];
for await (const line of createInterface({ input: process.stdin })) asked.push(JSON.parse(line));

const rounds = Number(process.argv[2] ?? 0);
if (rounds === 0) for (const one of asked) console.log(JSON.stringify(recognize(one)));
else {
  const begun = performance.now();
  for (const one of asked) recognize(one);
  const first = performance.now() - begun;
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (const one of asked) recognize(one);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({ first, median: times[times.length >> 1], asked: asked.length }));
}
