import {useState} from 'react';
import {Icon} from './Icon';

/** A picture of an item, or a quiet drawing where the shop has none of its own, or it does not come. */
export function Picture({link, isEager = false}: {link: string | undefined; isEager?: boolean}) {
    const [failed, setFailed] = useState<string | null>(null);
    const address = ownAddress(link);
    return (
        <div className="picture">
            {address && address !== failed ? (
                <img
                    src={address}
                    alt=""
                    width={400}
                    height={400}
                    loading={isEager ? 'eager' : 'lazy'}
                    decoding="async"
                    onError={() => setFailed(address)}
                />
            ) : (
                <div className="placeholder">
                    <Icon name="cart" />
                </div>
            )}
        </div>
    );
}

/** Other hosts are never asked: they would learn who shops here. */
function ownAddress(link: string | undefined): string | null {
    if (!link) return null;
    try {
        const address = new URL(link, document.baseURI);
        return address.origin === location.origin && /^https?:$/.test(address.protocol) ? address.href : null;
    } catch {
        return null;
    }
}
