package io.daogou.learn;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Public data sets in a folder outside the repository, named by property {@code daogou.data} or env DAOGOU_DATA. */
public final class SharedData {
    private SharedData() {}

    /** The folder of a data set; skips the calling test, and says so, if it is not there. */
    public static Path folder(String name) {
        String root = System.getProperty("daogou.data", System.getenv().getOrDefault("DAOGOU_DATA", ""));
        boolean present = !root.isEmpty() && Files.isDirectory(Path.of(root, name));
        if (!present) {
            System.out.println(
                    "SKIPPED: no data set '" + name + "'; set -Ddaogou.data or DAOGOU_DATA to its parent folder");
        }
        Assumptions.assumeTrue(present, "data set " + name + " is not there");
        return Path.of(root, name);
    }

    /** LastFM, every artist of a user with weight one. */
    public static Split lastFm() throws IOException {
        Path folder = folder("lastfm");
        InteractionsBuilder train = Interactions.builder();
        InteractionsBuilder test = Interactions.builder();
        int[] shape = new int[2];
        read(folder.resolve("data1.txt.gz"), false, train, shape);
        read(folder.resolve("test1.txt.gz"), false, test, shape);
        return new Split(
                train.build(shape[0], shape[1]).binary(),
                test.build(shape[0], shape[1]).binary());
    }

    /** Gowalla in the split of the published tables. */
    public static Split gowalla() throws IOException {
        Path folder = folder("gowalla");
        InteractionsBuilder train = Interactions.builder();
        InteractionsBuilder test = Interactions.builder();
        int[] shape = new int[2];
        read(folder.resolve("train.txt.gz"), true, train, shape);
        read(folder.resolve("test.txt.gz"), true, test, shape);
        return new Split(train.build(shape[0], shape[1]), test.build(shape[0], shape[1]));
    }

    /** Lines of {@code user item weight}, or with {@code lists} of {@code user item item ...}. */
    private static void read(Path file, boolean lists, InteractionsBuilder into, int[] shape) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                StringTokenizer tokens = new StringTokenizer(line);
                if (!tokens.hasMoreTokens()) {
                    continue;
                }
                int user = Integer.parseInt(tokens.nextToken());
                shape[0] = Math.max(shape[0], user + 1);
                while (tokens.hasMoreTokens()) {
                    int item = Integer.parseInt(tokens.nextToken());
                    shape[1] = Math.max(shape[1], item + 1);
                    into.add(user, item, 1);
                    if (!lists) {
                        break;
                    }
                }
            }
        }
    }
}
