import {Icon} from './Icon';
import {useWords} from './language';
import {useSession} from './session';
import {ROLES} from './world';

/** Chooses which of the two devices this page is. */
export function DeviceSwitch() {
    const words = useWords();
    const {role, become} = useSession();
    return (
        <div className="switch" role="group" aria-label={words('device')}>
            {ROLES.map(one => (
                <button
                    key={one}
                    type="button"
                    aria-pressed={one === role}
                    data-device={one}
                    onClick={() => become(one)}
                >
                    <Icon name={one} />
                    <span>{words(one)}</span>
                </button>
            ))}
        </div>
    );
}
