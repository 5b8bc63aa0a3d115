package io.daogou.server.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.engine.people.PersonalData;
import io.daogou.server.json.PersonalDataWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Everything that is known of a person, to take along: all of it as JSON, and what they did as a table too. */
final class ExportZip {
    private ExportZip() {}

    static byte[] of(PersonalData data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("my-data.json"));
            PersonalDataWriter.write(data).writeTo(zip);
            zip.putNextEntry(new ZipEntry("events.csv"));
            table(data, zip);
        }
        return bytes.toByteArray();
    }

    /** A line for each item of an event; one for an event without. */
    private static void table(PersonalData data, ZipOutputStream zip) throws IOException {
        OutputStreamWriter out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "time",
                "event",
                "itemId",
                "price",
                "quantity",
                "position",
                "query",
                "deviceId",
                "shopperId",
                "sessionId",
                "platform",
                "eventId");
        for (Event event : data.events()) {
            String query = event instanceof Event.Search search ? search.query() : "";
            if (event.items().isEmpty()) {
                line(csv, event, null, query);
            }
            event.items().forEach(item -> line(csv, event, item, query));
        }
        csv.flush();
        out.flush();
    }

    private static void line(CsvWriter csv, Event event, @Nullable EventItem item, String query) {
        EventHeader header = event.header();
        csv.writeRecord(
                header.time().toString(),
                event.type().wireName(),
                item == null ? "" : item.itemId(),
                item == null || item.price() == null ? "" : item.price().toPlainString(),
                item == null ? "" : String.valueOf(item.quantity()),
                item == null || item.position() == null ? "" : String.valueOf(item.position()),
                query,
                header.deviceId(),
                text(header.shopperId()),
                text(header.sessionId()),
                header.platform().wireName(),
                header.eventId());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
