package io.loopshark.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What one module may know of another; it stands here because only here are all of them on the class path. */
class ModulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.loopshark");

    @Test
    void allModulesAreOnTheClassPath() {
        assertThat(CLASSES)
                .extracting(JavaClass::getPackageName)
                .contains("io.loopshark", "io.loopshark.live", "io.loopshark.junit", "io.loopshark.cli");
    }

    @Test
    void onlyLiveTouchesPcap4jAndJna() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.loopshark.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.pcap4j..", "com.sun.jna..")
                .check(CLASSES);
    }

    @Test
    void onlyTheJunitModuleTouchesJunitAndAssertj() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.loopshark.junit..", "io.loopshark.benchmarks.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.assertj..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandTouchesPicocliAndTheProgressBar() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.loopshark.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei..")
                .check(CLASSES);
    }
}
