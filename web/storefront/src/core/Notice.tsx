import {useEffect} from 'react';
import {useWords} from './language';
import {useDevice} from './session';
import {kindOf, useTrouble} from './trouble';

/** What does not work at the moment, and the way to try again. */
export function Notice() {
    const words = useWords();
    const {daogou} = useDevice();
    const {problem, retry} = useTrouble();
    useEffect(() => {
        const again = () => setTimeout(retry, 800); // browsers say so a little early
        addEventListener('online', again);
        return () => removeEventListener('online', again);
    }, [retry]);
    return (
        <div className="notice" role="alert" hidden={!problem}>
            {!!problem && (
                <>
                    <p>
                        {kindOf(problem) === 'away'
                            ? words('away')
                            : words('odd', String((problem as Error).message))}
                    </p>
                    <button
                        type="button"
                        className="button small"
                        onClick={() => {
                            void daogou.flush();
                            retry();
                        }}
                    >
                        {words('retry')}
                    </button>
                </>
            )}
        </div>
    );
}
