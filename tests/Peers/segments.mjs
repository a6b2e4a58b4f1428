// The desk's own counting of a text's cost, on the cases that C# counted. Argument: the script of the desk; standard input: the cases.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';

runInThisContext(readFileSync(process.argv[2], 'utf8'));
const cases = JSON.parse(readFileSync(0, 'utf8'));
for (const { text, plain, gsm, units, segments } of cases) {
  assert.equal(globalThis.texts.cheapest(text), plain, JSON.stringify(text));
  assert.deepEqual(globalThis.texts.segments(text), { gsm, units, segments }, JSON.stringify(text));
}
console.log(`fine ${cases.length}`);
