package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventLog.AppendOutcome;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.EventUse;
import io.daogou.domain.event.Platform;
import io.daogou.domain.shopper.AuditEntry;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Erasures.Erased;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store does with consents, resets, codes, the audit log and erasures. */
abstract class PeopleContract {
    static final Instant NOON = Instant.parse("2026-05-05T12:00:00.001Z");
    static final Instant LATER = NOON.plusSeconds(60);
    static final Subject PHONE = Subject.device("手机-📱");
    static final Subject ADA = Subject.shopper("ada");

    abstract Store store();

    private People people() {
        return store().people();
    }

    private static Consent consent(Subject subject, Purpose purpose, boolean granted, Instant time) {
        return new Consent(subject, purpose, granted, time, "page", "2026-05");
    }

    private List<Consent> inForce() {
        List<Consent> all = new ArrayList<>();
        people().consents().forEachInForce(all::add);
        return all;
    }

    private List<Reset> resets() {
        List<Reset> all = new ArrayList<>();
        people().resets().forEach(all::add);
        return all;
    }

    static Event view(String eventId, String deviceId, @Nullable String shopperId) {
        EventHeader header = new EventHeader(eventId, NOON, deviceId, shopperId, null, Platform.WEB, null);
        return new Event.ItemAction(header, EventType.VIEW_ITEM, List.of(EventItem.of("tea")), null);
    }

    List<String> eventsOf(Subject subject) {
        List<String> ids = new ArrayList<>();
        store().events()
                .readOf(subject, (offset, event) -> ids.add(event.header().eventId()));
        return ids;
    }

    @Test
    void theLatestChoiceIsInForceAndAllAreKept() {
        assertThat(inForce()).isEmpty();
        Consent yes = consent(PHONE, Purpose.PERSONALIZATION, true, LATER);
        Consent no = consent(PHONE, Purpose.PERSONALIZATION, false, NOON);
        Consent other = consent(PHONE, Purpose.ANALYTICS, true, NOON);
        Consent ofSomebodyElse = consent(Subject.shopper(PHONE.id()), Purpose.ANALYTICS, false, NOON);
        people().consents().record(List.of(yes, other));
        people().consents().record(List.of(no, ofSomebodyElse));
        assertThat(inForce()).containsExactlyInAnyOrder(no, other, ofSomebodyElse);
        assertThat(people().consents().of(PHONE)).containsExactly(yes, other, no);
        assertThat(people().consents().of(ADA)).isEmpty();
    }

    @Test
    void givesMoreChoicesThanOnePage() {
        List<Consent> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(consent(Subject.device("d" + i), Purpose.ANALYTICS, i % 2 == 0, NOON));
        }
        people().consents().record(many);
        assertThat(inForce()).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void theLatestResetOfAMatterStands() {
        people().resets().record(new Reset(ADA, null, NOON));
        people().resets().record(new Reset(ADA, "brand:茶", LATER));
        people().resets().record(new Reset(ADA, "brand:茶", NOON));
        people().resets().record(new Reset(PHONE, null, LATER));
        assertThat(resets())
                .containsExactlyInAnyOrder(
                        new Reset(ADA, null, NOON), new Reset(ADA, "brand:茶", LATER), new Reset(PHONE, null, LATER));
    }

    @Test
    void aCodeHoldsOnceAndForAWhileAndTheNextOneReplacesIt() {
        people().codes().put("phone", "OLD", LATER);
        people().codes().put("phone", "NEW", LATER);
        people().codes().put("tablet", "OTHER", NOON);
        assertThat(people().codes().take("OLD", NOON)).isEmpty();
        assertThat(people().codes().take("OTHER", NOON)).as("its time is over").isEmpty();
        assertThat(people().codes().take("NEW", NOON)).contains("phone");
        assertThat(people().codes().take("NEW", NOON)).isEmpty();
    }

    @Test
    void theAuditLogKnowsPeopleByPseudonymsOnly() {
        people().audit().append(NOON, "shop system", "export", ADA);
        people().audit().append(LATER, "shop system", "train", null);
        people().audit().append(LATER, "shop system", "erase", PHONE);
        List<AuditEntry> all = people().audit().read(0, 10, null);
        assertThat(all).extracting(AuditEntry::action).containsExactly("export", "train", "erase");
        assertThat(all).extracting(AuditEntry::sequence).isSorted();
        assertThat(all.getFirst().subject())
                .isEqualTo(people().audit().pseudonym(ADA))
                .hasSize(32)
                .doesNotContain("ada");
        assertThat(people().audit().read(0, 10, PHONE)).containsExactly(all.get(2));
        assertThat(people().audit().read(all.get(0).sequence(), 1, null)).containsExactly(all.get(1));
        assertThat(people().audit().readBack(0, 10, null)).isEqualTo(all.reversed());
        assertThat(people().audit().readBack(all.get(2).sequence(), 1, null)).containsExactly(all.get(1));
        assertThat(people().audit().readBack(0, 10, ADA)).containsExactly(all.get(0));
        assertThat(people().audit().pseudonym(Subject.device("ada")))
                .isNotEqualTo(people().audit().pseudonym(ADA));
    }

    @Test
    void readsWhatOneSubjectDid() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            events.add(view("a" + i, "phone", "ada"));
            events.add(view("p" + i, "phone", null));
        }
        store().events().append(events);
        assertThat(eventsOf(ADA)).hasSize(5_000).startsWith("a0", "a1").allMatch(id -> id.startsWith("a"));
        assertThat(eventsOf(Subject.device("phone"))).hasSize(5_000).allMatch(id -> id.startsWith("p"));
        assertThat(eventsOf(Subject.shopper("phone"))).isEmpty();
        List<String> some = new ArrayList<>();
        store().events().readOf(ADA, (offset, event) -> {
            some.add(event.header().eventId());
            return some.size() < 3;
        });
        assertThat(some).hasSize(3);
    }

    @Test
    void keepsWhatAnEventMayBeUsedForAndTakesARetryWithAnotherUseAsTheSame() {
        Event seen = view("e", "phone", null).withUse(EventUse.COUNTING);
        assertThat(store().events().append(List.of(seen))).containsExactly(AppendOutcome.STORED);
        assertThat(store().events().append(List.of(seen.withUse(EventUse.BOT))))
                .containsExactly(AppendOutcome.DUPLICATE);
        List<Event> kept = new ArrayList<>();
        store().events().read(0, (offset, event) -> kept.add(event));
        assertThat(kept).containsExactly(seen);
    }

    @Test
    void erasesWhatIsTheSubjectsAndNothingElse() {
        store().events()
                .append(List.of(
                        view("1", "phone", "ada"),
                        view("2", "phone", null),
                        view("3", "tablet", "bob"),
                        view("4", "tv", null)));
        people().shoppers().link("phone", "ada", NOON);
        people().shoppers().link("tablet", "bob", NOON);
        people().consents()
                .record(List.of(
                        consent(ADA, Purpose.ANALYTICS, true, NOON),
                        consent(Subject.device("phone"), Purpose.ANALYTICS, true, NOON),
                        consent(Subject.shopper("bob"), Purpose.ANALYTICS, true, NOON)));
        people().resets().record(new Reset(ADA, null, NOON));
        people().codes().put("phone", "CODE", LATER);
        Erased erased = people().erasures().erase(Set.of(ADA, Subject.device("phone")), LATER);
        assertThat(erased).isEqualTo(new Erased(2, 1, 4));
        List<String> left = new ArrayList<>();
        store().events().read(0, (offset, event) -> left.add(event.header().eventId()));
        assertThat(left).containsExactly("3", "4");
        assertThat(store().events().size()).isEqualTo(2);
        assertThat(eventsOf(ADA)).isEmpty();
        List<DeviceLink> links = new ArrayList<>();
        people().shoppers().forEach(links::add);
        assertThat(links).extracting(DeviceLink::shopperId).containsExactly("bob");
        assertThat(inForce()).extracting(Consent::subject).containsExactly(Subject.shopper("bob"));
        assertThat(resets()).isEmpty();
        assertThat(people().erasures().erasedAt(ADA)).contains(LATER);
        assertThat(people().erasures().erasedAt(Subject.shopper("bob"))).isEmpty();
        people().erasures().finish();
        assertThat(people().erasures().erase(Set.of(ADA), LATER)).isEqualTo(new Erased(0, 0, 0));
        assertThat(people().erasures().isUnfinished())
                .as("nothing was left of ada")
                .isFalse();
        people().erasures().finish();
        assertThat(people().erasures().isUnfinished()).isFalse();
        assertThat(store().events().append(List.of(view("1", "phone", "ada"), view("6", "phone", "bob"))))
                .as("what happened before is not stored, however late it comes, but what is somebody else's")
                .containsExactly(AppendOutcome.ERASED, AppendOutcome.STORED);
        assertThat(store().events().append(List.of(view("7", "phone", "ada")))).containsExactly(AppendOutcome.ERASED);
        assertThat(store().events().size()).isEqualTo(3);
    }

    @Test
    void aDeviceIsErasedWithWhoLoggedInOnIt() {
        EventHeader header = new EventHeader("login", NOON, "phone", "ada", null, Platform.WEB, null);
        store().events().append(List.of(new Event.Login(header), view("2", "phone", null), view("3", "phone", "ada")));
        assertThat(people().erasures()
                        .erase(Set.of(Subject.device("phone")), LATER)
                        .events())
                .isEqualTo(2);
        assertThat(eventsOf(ADA)).as("what was done in ada's name is ada's").containsExactly("3");
    }
}
