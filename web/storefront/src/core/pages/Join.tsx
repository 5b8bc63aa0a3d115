import {useState} from 'react';
import {useParams} from 'wouter';
import {useLanguage, useWords} from '../language';
import {decoded, go, usePage} from '../routing';
import {useDevice, useSession} from '../session';
import {useToast} from '../Toasts';
import {kindOf} from '../trouble';

/** Takes the code that another device shows. Joining is agreeing: this page says to what. */
export default function Join() {
    const words = useWords();
    const toast = useToast();
    const {world} = useSession();
    const {daogou} = useDevice();
    const given = decoded(useParams()['code']);
    const [code, setCode] = useState(given);
    const [trouble, setTrouble] = useState<string | null>(null);
    const [isBusy, setBusy] = useState(false);
    usePage(words('joinTitle'), world.settings.shopName[useLanguage()]);
    const join = async () => {
        setBusy(true);
        setTrouble(null);
        try {
            if (!daogou.consent.personalization) await world.agree('all');
            await daogou.flush();
            const device = encodeURIComponent(daogou.deviceId ?? '');
            await daogou.api.post(`/v1/devices/${device}/join?code=${encodeURIComponent(code.trim())}`, {});
            toast(words('joined'));
            go('/', {replace: true});
        } catch (problem) {
            setTrouble(words(kindOf(problem) === 'away' ? 'notNow' : 'joinRefused'));
        }
        setBusy(false);
    };
    return (
        <div className="continue">
            <h1 tabIndex={-1}>{words('joinTitle')}</h1>
            <p className="muted prose">{words('joinText')}</p>
            <form
                className="join"
                onSubmit={event => {
                    event.preventDefault();
                    void join();
                }}
            >
                <label>
                    <span>{words('code')}</span>
                    <input
                        name="code"
                        value={code}
                        required
                        maxLength={128}
                        autoComplete="off"
                        autoCapitalize="off"
                        spellCheck={false}
                        onChange={event => setCode(event.target.value)}
                        aria-describedby={trouble ? 'join-trouble' : undefined}
                        aria-invalid={trouble !== null}
                    />
                </label>
                <button type="submit" className="button main" disabled={isBusy}>
                    {words('join')}
                </button>
            </form>
            {trouble && (
                <p className="trouble" id="join-trouble" role="alert">
                    {trouble}
                </p>
            )}
        </div>
    );
}
