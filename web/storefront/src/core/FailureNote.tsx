import {useWords} from './language';

export function FailureNote() {
    const words = useWords();
    return (
        <div className="empty">
            <p>{words('away')}</p>
            <button type="button" className="button" onClick={() => location.reload()}>
                {words('retry')}
            </button>
        </div>
    );
}
