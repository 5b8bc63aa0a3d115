package io.daogou.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The modules know each other only as the design allows; nothing points upward or sideways. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.daogou");

    /** Every module, and what it may know beside itself. */
    private static final Map<String, List<String>> MODULES = Map.ofEntries(
            Map.entry("domain", List.of()),
            Map.entry("learn", List.of()),
            Map.entry("store", List.of("domain")),
            Map.entry("demo", List.of("domain")),
            Map.entry("engine", List.of("domain", "learn")),
            Map.entry("exchange", List.of("domain", "learn")),
            Map.entry("insight", List.of("domain")),
            Map.entry("search", List.of("domain")),
            Map.entry("guide", List.of("domain", "engine")),
            Map.entry(
                    "server",
                    List.of("domain", "learn", "store", "demo", "engine", "exchange", "insight", "search", "guide")),
            Map.entry(
                    "bench",
                    List.of(
                            "domain",
                            "learn",
                            "store",
                            "demo",
                            "engine",
                            "exchange",
                            "insight",
                            "search",
                            "guide",
                            "server")));

    @Test
    void everyModuleIsThereAndEveryClassInOne() {
        MODULES.keySet()
                .forEach(module -> assertThat(CLASSES.stream())
                        .as(module)
                        .anyMatch(type -> type.getPackageName().startsWith("io.daogou." + module)));
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(name -> assertThat(MODULES.keySet()).contains(name.split("\\.", 4)[2]));
    }

    @Test
    void aModuleKnowsOnlyWhatLiesBelowIt() {
        MODULES.forEach((module, known) -> {
            List<String> others = new ArrayList<>(MODULES.keySet());
            others.remove(module);
            others.removeAll(known);
            if (!others.isEmpty()) {
                check(noClasses()
                        .that()
                        .resideInAPackage(within(module))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                others.stream().map(ArchitectureTest::within).toArray(String[]::new)));
            }
        });
    }

    @Test
    void domainAndLearnUseNothingButTheJdkAndJSpecify() {
        for (String module : List.of("domain", "learn")) {
            check(classes()
                    .that()
                    .resideInAPackage(within(module))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(within(module), "java..", "jdk.incubator.vector..", "org.jspecify.."));
        }
    }

    @Test
    void onlyTheStoreExtractsAndInsightSpeakSql() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        within("store"), "io.daogou.exchange.extract..", within("insight"), within("bench"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql.."));
    }

    /** Both are fetched by those who use them: where they are not, all other classes must still load. */
    @Test
    void onlyTheExchangeAndInsightKnowTheirOptionalParts() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.daogou.exchange.runtime..", "io.daogou.exchange.extract..", "io.daogou.insight.mirror..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime..", "org.duckdb.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.daogou.exchange.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnx.proto..", "com.google.protobuf.."));
    }

    /** A language model may read and word, nothing else; where it is not, all other classes must still load. */
    @Test
    void onlyTheModelsOfTheGuideKnowLangChain4j() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.daogou.guide.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j.."));
        check(noClasses()
                .that()
                .resideInAPackage(within("guide"))
                .and()
                .resideOutsideOfPackage("io.daogou.guide.model..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.daogou.guide.model.."));
        check(classes()
                .that()
                .resideInAPackage("io.daogou.guide.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.daogou.guide.model..",
                        "io.daogou.guide.understand..",
                        "io.daogou.guide.catalog..",
                        "io.daogou.guide.text..",
                        "io.daogou.guide.word..",
                        "io.daogou.domain.check..",
                        "dev.langchain4j..",
                        "tools.jackson..",
                        "java..",
                        "org.jspecify.."));
    }

    @Test
    void theGuideMeetsTheEngineAtItsFrontDoor() {
        check(noClasses()
                .that()
                .resideInAPackage(within("guide"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.daogou.engine.*.."));
    }

    @Test
    void onlySearchKnowsLucene() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(within("search"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.lucene..", "com.ibm.icu..", "org.tartarus.snowball.."));
    }

    @Test
    void sqlDoesNotLeakFromTheStore() {
        check(noClasses()
                .that(DescribedPredicate.describe(
                        "are public types of the store",
                        type -> type.getPackageName().startsWith("io.daogou.store")
                                && type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.have(DescribedPredicate.describe(
                        "public methods with SQL types",
                        (JavaClass type) -> type.getMethods().stream()
                                .filter(method -> method.getModifiers()
                                        .contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                                .anyMatch(method -> method.getRawReturnType()
                                                .getPackageName()
                                                .startsWith("java.sql")
                                        || method.getRawParameterTypes().stream()
                                                .anyMatch(each ->
                                                        each.getPackageName().startsWith("java.sql")))))));
    }

    @Test
    void onlyTheServerSpeaksHttpAndReadsTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(within("server"), within("bench"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.javalin..", "picocli..", "org.eclipse.jetty..", "io.micrometer..", "io.nayuki.."));
    }

    @Test
    void theServerMeetsTheEngineAtItsFrontDoors() {
        check(noClasses()
                .that()
                .resideInAPackage(within("server"))
                .should()
                .dependOnClassesThat(resideInAPackage("io.daogou.engine.*..")
                        // Front doors with rooms of their own: what people may ask about themselves, and merchants
                        // about the shop.
                        .and(not(resideInAnyPackage(
                                "io.daogou.engine.people", "io.daogou.engine.today", "io.daogou.engine.quality")))));
    }

    @Test
    void packagesOfAModuleDoNotGoInCircles() {
        for (String module : List.of("domain", "learn", "exchange", "insight", "search", "guide", "server")) {
            check(slices().matching("io.daogou." + module + ".(**)").should().beFreeOfCycles());
        }
    }

    @Test
    void theRoomsOfModelsDoNotKnowEachOther() {
        check(slices().matching("io.daogou.learn.model.(*)").should().notDependOnEachOther());
    }

    /** The engine's own package is its front doors and their wiring; the rooms behind it are used by nobody else. */
    @Test
    void theRoomsOfTheEngineDoNotGoInCircles() {
        check(slices().matching("io.daogou.engine.(*)..").should().beFreeOfCycles());
        check(noClasses()
                .that()
                .resideInAPackage("io.daogou.engine.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.daogou.engine.rank..", "io.daogou.engine.release..", "io.daogou.engine.train.."));
        check(noClasses()
                .that()
                .resideInAPackage("io.daogou.engine.rank..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.daogou.engine.train.."));
    }

    private static String within(String module) {
        return "io.daogou." + module + "..";
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
