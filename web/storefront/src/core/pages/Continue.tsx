import {useState} from 'react';
import {useLanguage, useWords} from '../language';
import {usePage} from '../routing';
import {useDevice, useSession} from '../session';
import {useToast} from '../Toasts';

interface Code {
    readonly code: string;
    /** A page that takes the code, and its picture in SVG; only where the shop has such a page. */
    readonly link?: string;
    readonly qr?: string;
}

/** The way from this device to another one: a picture for its camera, and a code for its keyboard. */
export default function Continue() {
    const words = useWords();
    const toast = useToast();
    const {world} = useSession();
    const {daogou} = useDevice();
    const [code, setCode] = useState<Code | null>(null);
    usePage(words('continueOnPhone'), world.settings.shopName[useLanguage()]);
    const isPersonal = daogou.consent.personalization;
    const make = async () => {
        try {
            await daogou.flush();
            setCode(await daogou.joinCode());
        } catch {
            toast(words('notNow'));
        }
    };
    const address = `${location.host}/#/join`;
    return (
        <div className="continue">
            <h1 tabIndex={-1}>{words('continueOnPhone')}</h1>
            <p className="muted prose">{words('continueText')}</p>
            {!isPersonal && (
                <>
                    <p className="prose">{words('continueNeedsConsent')}</p>
                    <button
                        type="button"
                        className="button main"
                        onClick={() => world.agree('all').catch(() => {})}
                    >
                        {words('agreeLater')}
                    </button>
                </>
            )}
            {isPersonal && !code && (
                <button type="button" className="button main" onClick={() => void make()}>
                    {words('showCode')}
                </button>
            )}
            {isPersonal && code && (
                <div className="code">
                    {code.qr && (
                        <img
                            src={'data:image/svg+xml,' + encodeURIComponent(code.qr)}
                            alt={words('qrPicture')}
                            width={240}
                            height={240}
                        />
                    )}
                    <p className="muted">
                        {words(code.qr ? 'codeOr' : 'codeTyped', `\u2068${address}\u2069`)}
                    </p>
                    <output className="code-text">{code.code}</output>
                    <p className="muted">{words('codeHolds')}</p>
                    <button type="button" className="button small plain" onClick={() => void make()}>
                        {words('newCode')}
                    </button>
                </div>
            )}
        </div>
    );
}
