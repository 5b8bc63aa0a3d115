import {useState} from 'react';
import {useWords} from '../language';
import {useDevice, useSession} from '../session';
import {useAttempt} from './useAttempt';

/** Take everything along, or have it gone. Erasing asks once more: nothing brings it back. */
export function Rights() {
    const words = useWords();
    const attempt = useAttempt();
    const {world} = useSession();
    const {daogou} = useDevice();
    const [isSure, setSure] = useState(false);
    return (
        <section>
            <h2>{words('rights')}</h2>
            <div className="rights">
                <button
                    type="button"
                    className="button"
                    onClick={() => attempt(async () => save(await daogou.exportData()))}
                >
                    {words('takeAlong')}
                </button>
                {isSure ? (
                    <>
                        <button
                            type="button"
                            className="button danger"
                            onClick={() => attempt(() => world.erase(), words('erased'))}
                        >
                            {words('eraseReally')}
                        </button>
                        <button type="button" className="button plain" onClick={() => setSure(false)}>
                            {words('keep')}
                        </button>
                    </>
                ) : (
                    <button type="button" className="button" onClick={() => setSure(true)}>
                        {words('eraseAll')}
                    </button>
                )}
            </div>
            <p className="muted">{words('eraseText')}</p>
        </section>
    );
}

function save(zip: ArrayBuffer): void {
    const url = URL.createObjectURL(new Blob([zip], {type: 'application/zip'}));
    Object.assign(document.createElement('a'), {href: url, download: 'my-data.zip'}).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
