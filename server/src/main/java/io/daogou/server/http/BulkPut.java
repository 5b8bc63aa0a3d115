package io.daogou.server.http;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Catalog.PutOutcome;
import io.daogou.domain.item.Item;
import io.daogou.server.json.InvalidField;
import io.daogou.server.json.ItemReader;
import io.daogou.server.json.JsonWriter;
import io.daogou.server.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Puts items that come as NDJSON, some hundred at a time, and keeps count. A bad line does not hold up the others. */
final class BulkPut {
    private static final int ITEMS_AT_ONCE = 500;
    private static final int MOST_REJECTED = 1_000;

    private record Rejected(int line, String error) {}

    private final Catalog catalog;
    private final int longestLine;
    private final List<Item> waiting = new ArrayList<>(ITEMS_AT_ONCE);
    private final List<Rejected> rejected = new ArrayList<>();
    private final Map<PutOutcome, Integer> counts = new EnumMap<>(PutOutcome.class);

    private byte[] line = new byte[8_192];
    private int length;
    private int number;
    private boolean tooLong;

    BulkPut(Catalog catalog, int longestLine) {
        this.catalog = catalog;
        this.longestLine = longestLine;
    }

    void read(InputStream in) throws IOException {
        byte[] piece = new byte[65_536];
        for (int read = in.read(piece); read >= 0 && !isHopeless(); read = in.read(piece)) {
            int begin = 0;
            for (int i = 0; i < read && !isHopeless(); i++) {
                if (piece[i] == '\n') {
                    append(piece, begin, i);
                    endLine();
                    begin = i + 1;
                }
            }
            append(piece, begin, read);
        }
        if (!isHopeless()) {
            endLine();
        }
        flush();
    }

    private boolean isHopeless() {
        return rejected.size() >= MOST_REJECTED;
    }

    private void append(byte[] piece, int begin, int end) {
        int more = end - begin;
        if (tooLong || length + more > longestLine) {
            tooLong = true;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
        }
        System.arraycopy(piece, begin, line, length, more);
        length += more;
    }

    private void endLine() {
        number++;
        if (tooLong) {
            reject("the line is longer than " + longestLine + " bytes; shorten it");
        } else if (!isBlank()) {
            take();
        }
        length = 0;
        tooLong = false;
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private void take() {
        try {
            waiting.add(ItemReader.read(line, 0, length, null));
        } catch (InvalidField | MalformedJson refused) {
            reject(String.valueOf(refused.getMessage()));
            return;
        }
        if (waiting.size() == ITEMS_AT_ONCE) {
            flush();
        }
    }

    private void reject(String error) {
        boolean last = rejected.size() == MOST_REJECTED - 1;
        rejected.add(
                new Rejected(number, last ? error + "; so many lines are wrong that the rest was not read" : error));
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            catalog.put(List.copyOf(waiting)).forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
            waiting.clear();
        }
    }

    JsonWriter answer() {
        JsonWriter json = new JsonWriter(256 + 128 * rejected.size()).beginObject();
        json.field("created", counts.getOrDefault(PutOutcome.CREATED, 0));
        json.field("updated", counts.getOrDefault(PutOutcome.UPDATED, 0));
        json.field("unchanged", counts.getOrDefault(PutOutcome.UNCHANGED, 0));
        json.name("rejected").beginArray();
        for (Rejected one : rejected) {
            json.beginObject().field("line", one.line).field("error", one.error).endObject();
        }
        return json.endArray().endObject();
    }
}
