package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab from outside: files in, files out. */
final class LabCommandTest {
    @TempDir
    private Path folder;

    private record Outcome(int status, String out, String err) {}

    /** Five groups of twelve items; users take within their group. */
    @BeforeEach
    void write() throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        StringBuilder train = new StringBuilder();
        StringBuilder test = new StringBuilder();
        for (int user = 0; user < 60; user++) {
            int group = user % 5;
            train.append('u').append(user);
            test.append('u').append(user);
            for (int k = 0; k < 9; k++) {
                (k < 6 ? train : test).append(" i").append(group).append('x').append(random.nextInt(12));
            }
            train.append('\n');
            test.append('\n');
        }
        Files.writeString(folder.resolve("train"), train);
        Files.writeString(folder.resolve("test"), test);
    }

    private Outcome lab(String... words) {
        return lab(new StringWriter(), words);
    }

    private Outcome lab(StringWriter err, String... words) {
        List<String> all = new ArrayList<>(List.of("lab"));
        for (String word : words) {
            all.addAll(Arrays.stream(word.strip().split(" +", -1))
                    .map(one -> one.replace("@", folder + "/"))
                    .toList());
        }
        StringWriter out = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "recommend", "evaluate", "models"})
    void everyCommandTeachesWithAnExample(String command) {
        Outcome help = lab(command + " --help");
        assertThat(help.status).isZero();
        assertThat(help.out).contains("Example").contains("daogou lab");
        assertThat(help.out.lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void everyUserGetsAListOfItsOwnGroupWithoutWhatWasSeen() throws IOException {
        Outcome done = lab("recommend --train @train --format lists --model item-knn --limit 3 --output @out");
        assertThat(done.status).as(done.err).isZero();
        List<String> train = lines("train");
        List<String> lists = lines("out");
        assertThat(lists).hasSize(60);
        for (int user = 0; user < 60; user++) {
            String[] columns = lists.get(user).split("\t", -1);
            assertThat(columns[0]).isEqualTo("u" + user);
            String group = "i" + user % 5 + "x";
            assertThat(columns[1].split(" ", -1))
                    .hasSize(3)
                    .allSatisfy(item -> assertThat(item).startsWith(group));
            for (String item : columns[1].split(" ", -1)) {
                assertThat(train.get(user).split(" ", -1)).doesNotContain(item);
            }
        }
    }

    @Test
    void seenItemsMayComeAgainWhenAsked() throws IOException {
        lab("recommend --train @train --format lists --model popular --exclude-seen false --limit 5 --output @out");
        assertThat(lines("out").stream().map(line -> line.split("\t", -1)[1]).distinct())
                .hasSize(1);
    }

    @Test
    void usersAndContextsAreAnsweredAndNewcomersGetWhatIsPopular() throws IOException {
        Files.writeString(folder.resolve("who"), "u7\nstranger\n");
        Outcome users =
                lab("recommend --train @train --format lists --model ease --users @who --limit 4 --output @out");
        assertThat(users.err).contains("1 of 2 users are not in the training file; they get what is popular");
        assertThat(lines("out")).hasSize(2);
        assertThat(lines("out").get(0)).startsWith("u7\ti2x");
        Files.writeString(folder.resolve("contexts"), "i3x1 i3x4\n\nnever heard of\n");
        lab("recommend --train @train --format lists --model ease --contexts @contexts --limit 4 --output @out2");
        List<String> lists = lines("out2");
        assertThat(lists.get(0)).startsWith("0\ti3x");
        String popular = lines("out").get(1).split("\t", -1)[1];
        assertThat(lists.get(1)).isEqualTo("1\t" + popular);
        assertThat(lists.get(2)).isEqualTo("2\t" + popular);
    }

    @Test
    void aListMayBeShorterThanTheLimitWhereItemsRunOut() throws IOException {
        Files.writeString(folder.resolve("one"), "u i\n");
        Outcome done = lab("recommend --train @one --format pairs --model popular --limit 10 --output @out");
        assertThat(done.status).as(done.err).isZero();
        assertThat(lines("out")).containsExactly("u\t");
    }

    @Test
    void theReportTellsWhatWasDone() throws IOException {
        lab("recommend --train @train --format lists --model ease --param regularization=20 --threads 1 --seed 3"
                + " --limit 3 --output @out --report @report.json");
        String report = Files.readString(folder.resolve("report.json"));
        assertThat(report)
                .contains("\"model\":\"ease\"", "\"regularization\":\"20\"", "\"validation\":{\"recall@20\":{\"mean\":")
                .contains("\"reading\":", "\"fitting\":", "\"scoring\":", "\"threads\":1", "\"seed\":3")
                .contains("\"peakHeapBytes\":", "\"peakProcessBytes\":", "\"users\":60");
    }

    @Test
    void aBlendIsFoundAndTheSameForAnyNumberOfThreads() throws IOException {
        String blend =
                "recommend --train @train --format lists --model blend --param models=popular,item-knn,ease --limit 5";
        Outcome done = lab(blend + " --output @one --threads 1 --report @report.json");
        assertThat(done.status).as(done.err).isZero();
        lab(blend + " --output @three --threads 3");
        assertThat(lines("three")).isEqualTo(lines("one"));
        assertThat(Files.readString(folder.resolve("report.json")))
                .contains("\"members\":[{\"model\":", "tuned on this part");
        assertThat(done.err).contains("tuned on this part");
    }

    @Test
    void kindsOfEventsAreWeighedUnlessToldOtherwise() throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        StringBuilder events = new StringBuilder();
        for (int e = 0; e < 720; e++) {
            int user = e % 60;
            boolean buys = random.nextBoolean();
            int item = buys ? user % 5 * 12 + random.nextInt(12) : random.nextInt(60);
            events.append("u%d i%d %d %s%n".formatted(user, item, 1_700_000_000 + e, buys ? "buy" : "view"));
        }
        Files.writeString(folder.resolve("events"), events);
        String command = "recommend --train @events --format events --model item-knn --limit 3 --output @out";
        Outcome done = lab(command + " --report @report.json");
        assertThat(done.status).as(done.err).isZero();
        assertThat(done.err).contains("events count for 'buy': ");
        String report = Files.readString(folder.resolve("report.json"));
        assertThat(report).contains("\"behaviours\":{\"wanted\":\"buy\",\"kinds\":{", "\"weighing\":");
        Outcome alike = lab(command + " --param behaviours=alike --report @alike.json");
        assertThat(alike.status).as(alike.err).isZero();
        assertThat(Files.readString(folder.resolve("alike.json"))).doesNotContain("\"behaviours\":{");
    }

    /** Interrupts its thread when a word comes by, as Ctrl-C does. */
    private static final class InterruptingAt extends StringWriter {
        private final Thread interrupted = Thread.currentThread();
        private final String word;

        InterruptingAt(String word) {
            this.word = word;
        }

        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (text.substring(from, from + length).contains(word)) {
                interrupted.interrupt();
            }
        }
    }

    @Test
    void anInterruptedTrainingGoesOnToTheSameLists() throws IOException {
        String command = "recommend --train @train --format sequences --model sequence --limit 5 --param epochs=4"
                + " --param factors=8 --param heads=1 --output @out --param checkpoint=@state";
        Outcome interrupted = lab(new InterruptingAt("epoch 2 of"), command);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.status).isEqualTo(1);
        assertThat(interrupted.err).contains("the same command goes on from " + folder.resolve("state"));
        assertThat(folder.resolve("out")).doesNotExist();
        Outcome resumed = lab(command);
        assertThat(resumed.status).as(resumed.err).isZero();
        assertThat(resumed.err).contains("going on after epoch 2");
        lab(command.replace("@out", "@whole").replace("@state", "@other"));
        assertThat(lines("out")).isEqualTo(lines("whole"));
        Outcome changed = lab(command + " --param dropout=.1");
        assertThat(changed.status).isEqualTo(1);
        assertThat(changed.err).contains("other data or parameters");
    }

    @Test
    void ratingsWithoutRatingsAreRefused() {
        Outcome refused = lab("recommend --train @train --format lists --model ratings --limit 5 --output @out");
        assertThat(refused.status).isEqualTo(1);
        assertThat(refused.err).contains("ratings reads ratings").contains("item-knn");
    }

    @Test
    void evaluatePrintsATableWithIntervals() {
        Outcome done = lab("evaluate --train @train --test @test --format lists --model item-knn --k 5,10");
        assertThat(done.status).as(done.err).isZero();
        assertThat(done.out)
                .contains("recall@5", "ndcg@10", "map@10", "gini@10", "popularityLift@10", "60 lists over 60 items");
        String[] recall = done.out
                .lines()
                .filter(line -> line.startsWith("recall@10"))
                .findFirst()
                .orElseThrow()
                .split(" +", -1);
        assertThat(Double.parseDouble(recall[2])).isLessThanOrEqualTo(Double.parseDouble(recall[1]));
        assertThat(Double.parseDouble(recall[1]))
                .isLessThanOrEqualTo(Double.parseDouble(recall[3]))
                .isGreaterThan(0.3);
    }

    @Test
    void modelsTellsEveryParameter() {
        Outcome done = lab("models");
        assertThat(done.status).isZero();
        assertThat(done.out)
                .contains("popular:", "item-knn:", "ease:", "sparse-inverse:", "graph-filter:", "als:", "factor:")
                .contains("transitions:", "session-knn:", "blend:", "auto:", "regularization", "items³ operations");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recommend --train @train --format lists --output @out                                       | --limit
            recommend --train @train --format lists --limit 0 --output @out                             | at least 1
            recommend --train @train --format list --limit 5 --output @out                              | pairs, lists
            recommend --train @train --format lists --model eas --limit 5 --output @out                 | nearest is 'ease'
            recommend --train @train --format lists --model ease --param lamda=5 --limit 5 --output @out | nearest is
            recommend --train @train --format lists --model ease --param regularization=-5 --limit 5 --output @out | allowed is
            recommend --train @train --format lists --model ease --param regularization --limit 5 --output @out | name=value
            recommend --train @train --format lists --users @a --contexts @b --limit 5 --output @out     | --users
            recommend --train @train --format lists --threads 0 --limit 5 --output @out                  | --threads is 0
            recommend --train @none --format lists --limit 5 --output @out                               | is not there
            recommend --train @train --format events --limit 5 --output @out                             | train:1:
            recommend --train @train --format lists --model popular --limit 5 --output @no/out           | cannot be written
            recommend --train @train --format lists --model popular --seed -1 --limit 5 --output @out     | --seed is -1
            recommend --train @train --format lists --limit 5 --output @out --report @out                | name two files
            recommend --train @train --format lists --limit 5 --output @train                            | also read
            evaluate --train @train --test @test --format lists --report @test                           | also read
            evaluate --train @train --test @test --format lists --k 0                                    | --k is
            """)
    void badUsageAndBadFilesAreOneLineAndStatusTwo(String command, String reason) throws IOException {
        Outcome refused = lab(command);
        assertThat(refused.status).as(refused.err).isEqualTo(2);
        String last = refused.err.lines().reduce((a, b) -> b).orElse("");
        assertThat(last).startsWith("daogou lab").contains(reason);
        assertThat(refused.err).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("train", "test");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            u a 1\\nu b NaN          | pairs | bad:2: the time or weight is NaN
            u a 1\\nu b -2           | pairs | bad:2: the time or weight is -2
            u a\\nu b c d e f        | pairs | bad:2: there are more than 5 columns
            \\n\\n                   | pairs | has no entry
            user item\\n             | lists | has no entry
            u\\tred shoes            | pairs | 'red shoes'
            """)
    void badContentIsToldWithItsLine(String text, String format, String reason) throws IOException {
        Files.writeString(folder.resolve("bad"), text.translateEscapes());
        Outcome refused = lab("recommend --train @bad --format " + format + " --model popular --limit 5 --output @out");
        assertThat(refused.status).isEqualTo(2);
        assertThat(refused.err).contains(reason.replace("'red", "red").replace("shoes'", "shoes"));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void duplicateRowsCountOnceAndIdsMayBeEmoji() throws IOException {
        Files.writeString(folder.resolve("emoji"), "👩 🧥\n👩 🧥\n👨 🧥\n👨 导购\n");
        Outcome done = lab("recommend --train @emoji --format pairs --model item-knn --limit 5 --output @out");
        assertThat(done.status).as(done.err).isZero();
        assertThat(lines("out")).containsExactly("👩\t导购", "👨\t");
    }

    @Test
    void aModelOfOrderIsRefusedWhereThereIsNone() {
        Outcome refused = lab("recommend --train @train --format lists --model transitions --limit 5 --output @out");
        assertThat(refused.status).isEqualTo(1);
        assertThat(refused.err)
                .contains("reads the order")
                .contains("item-knn")
                .doesNotContain("should not have happened");
    }

    @Test
    void aModelThatDoesNotFitSaysTheBytesAndWhatToTake() throws IOException {
        StringBuilder wide = new StringBuilder("u");
        for (int item = 0; item < 60_000; item++) {
            wide.append(" i").append(item);
        }
        Files.writeString(folder.resolve("wide"), wide);
        Outcome refused = lab("recommend --train @wide --format lists --model ease --limit 5 --output @out");
        assertThat(refused.status).isEqualTo(1);
        assertThat(refused.err).contains("bytes for 60,000 items").contains("sparse-inverse");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anInterruptionLeavesNothingBehind() throws IOException {
        Thread.currentThread().interrupt();
        Outcome stopped = lab("recommend --train @train --format lists --model ease --limit 5 --output @out");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.status).isEqualTo(1);
        assertThat(stopped.err).contains("interrupted; nothing was written");
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }
}
