import {useEffect, useRef, useState} from 'react';
import {useWords} from './language';
import {useSession} from './session';
import {Situation} from './Situation';

/** The other device: the same page in a frame, with the same world. Narrow screens have the switch instead. */
export default function SecondDevice() {
    const words = useWords();
    const {world, role} = useSession();
    const [isAway, setAway] = useState(false);
    const live = useRef<HTMLSpanElement>(null);
    const other = role === 'phone' ? 'computer' : 'phone';
    useEffect(() => {
        const pulse = () =>
            matchMedia('(prefers-reduced-motion: reduce)').matches ||
            live.current?.animate(PULSE, {duration: 1400, easing: 'ease-out'});
        return world.devices[role].on('events', pulse);
    }, [world, role]);
    if (isAway) return null;
    const title = words(other === 'phone' ? 'livePhone' : 'liveComputer');
    return (
        <aside className="second" aria-label={title}>
            <div className="second-head">
                <span className="live" ref={live} aria-hidden="true" />
                <h2>{title}</h2>
            </div>
            <div className="second-state">
                <Situation />
            </div>
            <div className={`screen ${other}`}>
                <iframe
                    key={other}
                    src={`${location.pathname}?device=${other}`}
                    title={words(other)}
                    onLoad={event => setAway(!event.currentTarget.contentDocument?.querySelector('script'))}
                />
            </div>
        </aside>
    );
}

const PULSE = [{boxShadow: '0 0 0 0 rgb(63 157 107 / .7)'}, {boxShadow: '0 0 0 16px rgb(63 157 107 / 0)'}];
