/**
 * Runs ONNX models in Node and in a real browser, and compares with the answers that came with them:
 *
 *     npm ci --ignore-scripts && node check.mjs FOLDER
 *
 * The folder has a NAME.onnx and a NAME.golden.json for each: `{"cases": [{"inputs": {NAME: {"type", "dims", "data"}},
 * "scores": [...]}]}`. Needs a Chromium (`CHROMIUM`, else /usr/bin/chromium). Ends with 0 when every score of both
 * runtimes is within 1e-4 and every list of ten is the same.
 */
import {createServer} from 'node:http';
import {readFile, readdir} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {chromium} from 'playwright-core';

const FLAGS = '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking '
  + '--disable-component-update --disable-sync';
const ALLOWED = 1e-4;
const TYPES = {'.mjs': 'text/javascript', '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html'};
const PAGE = '<!doctype html><title>check</title><script type="module">'
  + 'import * as ort from "/ort/ort.wasm.min.mjs"; ort.env.wasm.numThreads = 1; ort.env.wasm.wasmPaths = "/ort/"; '
  + 'window.ort = ort;</script>';
const web = path.join(path.dirname(createRequire(import.meta.url).resolve('onnxruntime-web')));
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Give the folder of models and answers: node check.mjs FOLDER');
  process.exit(2);
}

/** Scores of every case, and how long one took; runs as it is in Node and in the page. */
async function answers(ort, model, cases) {
  const session = await ort.InferenceSession.create(model);
  const tensors = ({inputs}) => Object.fromEntries(Object.entries(inputs).map(([name, {type, dims, data}]) => [name,
    new ort.Tensor(type, type === 'int64' ? BigInt64Array.from(data.map(BigInt)) : Float32Array.from(data), dims)]));
  const scores = [];
  for (const each of cases) scores.push([...(await session.run(tensors(each))).scores.data]);
  const longest = tensors(cases.at(-1));
  const begin = performance.now();
  for (let k = 0; k < 50; k++) await session.run(longest);
  return {scores, milliseconds: (performance.now() - begin) / 50};
}

const top = scores => scores.map((score, item) => [score, item])
  .sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, 10).map(([, item]) => item).join(' ');

let failed = false;
function report(name, runtime, {scores, milliseconds}, cases) {
  let difference = 0;
  let lists = 0;
  cases.forEach((each, k) => {
    each.scores.forEach((expected, item) => difference = Math.max(difference, Math.abs(expected - scores[k][item])));
    lists += top(each.scores) === top(scores[k]) ? 1 : 0;
  });
  const good = difference <= ALLOWED && lists === cases.length;
  failed ||= !good;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name} in ${runtime}: max difference ${difference.toExponential(1)}, `
    + `${lists} of ${cases.length} lists the same, ${milliseconds.toFixed(2)} ms`);
}

const server = createServer(async (request, response) => {
  const name = new URL(request.url, 'http://localhost').pathname;
  const file = name.startsWith('/ort/') ? path.join(web, path.basename(name)) : path.join(folder, path.basename(name));
  try {
    const body = name === '/' ? PAGE : await readFile(file);
    response.writeHead(200, {'Content-Type': TYPES[path.extname(name) || '.html'] ?? 'application/octet-stream'}).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise(done => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS.split(' '),
});
try {
  const native = await import('onnxruntime-node');
  const page = await browser.newPage();
  page.on('pageerror', error => console.log('page: ' + error));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => window.ort);
  await page.addScriptTag({content: answers.toString()});
  const names = (await readdir(folder)).filter(name => name.endsWith('.golden.json'));
  if (names.length === 0) throw new Error('there is no .golden.json in ' + folder);
  for (const golden of names.sort()) {
    const name = golden.replace('.golden.json', '');
    const {cases} = JSON.parse(await readFile(path.join(folder, golden), 'utf8'));
    report(name, 'onnxruntime-node', await answers(native.default ?? native, path.join(folder, name + '.onnx'), cases), cases);
    report(name, 'onnxruntime-web', await page.evaluate(
      ([model, cases]) => answers(window.ort, model, cases), [`/${name}.onnx`, cases]), cases);
  }
  const agent = await page.evaluate(() => navigator.userAgent);
  console.log('browser: ' + agent);
} catch (problem) {
  console.error(String(problem));
  failed = true;
} finally {
  await browser.close();
  server.close();
}
process.exit(failed ? 1 : 0);
