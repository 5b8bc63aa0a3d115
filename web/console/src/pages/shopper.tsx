import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {Card} from '../parts/page.js';
import {Person} from '../parts/person.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';
import type {PageProps} from '../routes.js';

/** One shopper, on all their devices. */
export default function ShopperPage({id = ''}: PageProps) {
    const shopperId = decodeURIComponent(id);
    return (
        <Person id={shopperId} kind="shopper">
            <Devices shopperId={shopperId} />
        </Person>
    );
}

function Devices({shopperId}: {shopperId: string}) {
    const say = useSay();
    const format = useFormat();
    const asked = useAnswer(
        (api, signal) =>
            api.get<Answer<'listDevices'>>(
                `/v1/shoppers/${encodeURIComponent(shopperId)}/devices`,
                {},
                signal,
            ),
        [shopperId],
    );
    return (
        <Card title={say('Devices', '设备')}>
            <Shown of={asked}>
                {({devices}) =>
                    devices.length === 0 ? (
                        <Nothing title={say('No device was linked', '没有关联设备')} />
                    ) : (
                        <Table
                            caption={say('Devices', '设备')}
                            rows={devices}
                            id={link => link.deviceId + link.linkedAt}
                            columns={[
                                {
                                    name: say('Device', '设备'),
                                    cell: link => (
                                        <a href={`#/devices/${encodeURIComponent(link.deviceId)}`}>
                                            <bdi>{link.deviceId}</bdi>
                                        </a>
                                    ),
                                },
                                {name: say('Since', '关联于'), cell: link => format.time(link.linkedAt)},
                                {
                                    name: say('Until', '结束'),
                                    cell: link =>
                                        link.unlinkedAt ? format.time(link.unlinkedAt) : say('now', '至今'),
                                },
                            ]}
                        />
                    )
                }
            </Shown>
        </Card>
    );
}
