package io.loopshark.live;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.loopshark.live");

    @Test
    void onlyOneEngineKnowsPcap4j() {
        noClasses()
                .that()
                .haveNameNotMatching("io\\.loopshark\\.live\\.LibpcapEngine.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.pcap4j..")
                .check(CLASSES);
    }

    @Test
    void whatAsksTheKernelKnowsNothingOfItsUse() {
        noClasses()
                .that()
                .resideInAnyPackage("io.loopshark.live.socket", "io.loopshark.live.packetsocket")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.loopshark.live")
                .check(CLASSES);
    }
}
