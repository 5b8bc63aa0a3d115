package io.daogou.engine.people;

import io.daogou.domain.event.Event;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import java.util.List;

/**
 * Everything that is known of a person.
 *
 * @param subjects the person, and the devices that are theirs alone
 * @param links of devices, undone ones too
 * @param consents every choice, oldest first
 * @param resets what they wanted forgotten
 * @param interests what is believed of them now
 * @param events all that they did and were shown, in the order of arrival
 */
public record PersonalData(
        List<Subject> subjects,
        List<DeviceLink> links,
        List<Consent> consents,
        List<Reset> resets,
        List<Interest> interests,
        List<Event> events) {
    public PersonalData {
        subjects = List.copyOf(subjects);
        links = List.copyOf(links);
        consents = List.copyOf(consents);
        resets = List.copyOf(resets);
        interests = List.copyOf(interests);
        events = List.copyOf(events);
    }
}
