/**
 * What Maven calls: `node build.mjs` installs and builds what is stale, `node build.mjs test` checks and tests. Everything
 * happens in this folder.
 */
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const packages = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).workspaces;
const made = new Set(['node_modules', 'dist', 'generated', 'target', 'test-results']);

demandNode(20, 19);
install();
if (process.argv[2] === 'test') {
    npm('test');
} else if (newest(here) > oldestBuild() || newest(join(here, '..', 'contract')) > oldestBuild()) {
    npm('run', 'build');
    packages.forEach(name => writeFileSync(join(here, name, 'dist', '.built'), ''));
}

function demandNode(major, minor) {
    const [its, itsMinor] = process.versions.node.split('.').map(Number);
    if (its > major || (its === major && itsMinor >= minor)) return;
    console.error(`web: this is Node ${process.versions.node}; ${major}.${minor} or newer is needed`);
    process.exit(1);
}

/** Only when the lock file is not the one that was installed: it takes a while. */
function install() {
    const lock = createHash('sha256')
        .update(readFileSync(join(here, 'package-lock.json')))
        .digest('hex');
    const installed = join(here, 'node_modules', '.installed');
    if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
    npm('ci', '--no-audit', '--no-fund');
    writeFileSync(installed, lock);
}

function npm(...words) {
    const {status, stdout, stderr, error} = spawnSync('npm', words, {
        cwd: here,
        encoding: 'utf8',
        shell: process.platform === 'win32',
    });
    if (status === 0) {
        if (words[0] === 'test') console.log(stdout.split('\n').slice(-8).join('\n'));
        return;
    }
    console.error(`web: npm ${words.join(' ')} failed\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`);
    process.exit(1);
}

function newest(folder) {
    let time = 0;
    for (const entry of readdirSync(folder, {withFileTypes: true})) {
        if (made.has(entry.name)) continue;
        const path = join(folder, entry.name);
        time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
    }
    return time;
}

function oldestBuild() {
    return Math.min(
        ...packages.map(
            name => statSync(join(here, name, 'dist', '.built'), {throwIfNoEntry: false})?.mtimeMs ?? 0,
        ),
    );
}
