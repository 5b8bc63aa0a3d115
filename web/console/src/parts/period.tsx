import {useState} from 'react';
import {useSay} from '../language.js';
import {Choice} from './field.js';

/** The last so many days, as questions about behaviour want it; nothing for all there is. */
export function usePeriod(): {from: string | undefined; field: React.ReactNode} {
    const say = useSay();
    const [days, setDays] = useState('90');
    const from =
        days === 'all'
            ? undefined
            : new Date(Date.now() - Number(days) * 86_400_000).toISOString().slice(0, 10);
    const field = (
        <Choice
            name={say('Period', '时间段')}
            value={days}
            onChange={setDays}
            options={[
                ['7', say('Last 7 days', '近 7 天')],
                ['30', say('Last 30 days', '近 30 天')],
                ['90', say('Last 90 days', '近 90 天')],
                ['all', say('All there is', '全部')],
            ]}
        />
    );
    return {from, field};
}
