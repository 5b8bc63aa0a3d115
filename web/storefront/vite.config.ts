import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import react from '@vitejs/plugin-react';
import {defineConfig, type Plugin} from 'vite';

const server = process.env['DAOGOU'] ?? 'http://127.0.0.1:8080';
const proxy = {'/v1': server, '/demo': server};

/** Writes worker.js, which keeps exactly the files of this build. */
function worker(): Plugin {
    return {
        name: 'worker',
        apply: 'build',
        generateBundle(_, bundle) {
            const template = readFileSync(new URL('worker/worker.js', import.meta.url), 'utf8');
            const built = Object.keys(bundle).filter(name => name !== 'index.html');
            const files = [...built, ...readdirSync(new URL('public', import.meta.url))]
                .map(name => '/' + name)
                .sort();
            const hash = createHash('sha256').update(template);
            Object.values(bundle).forEach(file =>
                hash.update(file.type === 'chunk' ? file.code : file.source),
            );
            this.emitFile({
                type: 'asset',
                fileName: 'worker.js',
                source: template
                    .replace('__VERSION__', hash.digest('hex').slice(0, 12))
                    .replace('__FILES__', JSON.stringify(files)),
            });
        },
    };
}

export default defineConfig({
    plugins: [react(), worker()],
    build: {
        target: 'es2022',
        cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
        manifest: false,
        modulePreload: {polyfill: false},
    },
    server: {proxy},
    preview: {proxy},
});
